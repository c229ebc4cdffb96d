"""What a record or a part of one is, told without its model: it may be a view of plain data."""

from __future__ import annotations

TYPE_CHECKING = False

if TYPE_CHECKING:
    from typing import TypeGuard

    from ilma_data.model.agreement import Agreement, Milestone, Signature
    from ilma_data.model.domain import Domain, DomainLink
    from ilma_data.model.meeting import Meeting
    from ilma_data.model.retired import Retired
    from ilma_data.model.signatory import Organization, Person, State
    from ilma_data.model.source import Source


def _is(value: object, *models: str) -> bool:
    """Views have the names of the models."""
    return type(value).__name__ in models


def is_agreement(value: object) -> TypeGuard[Agreement]:
    """Whether it is an agreement."""
    return _is(value, "Agreement")


def is_meeting(value: object) -> TypeGuard[Meeting]:
    """Whether it is a meeting."""
    return _is(value, "Meeting")


def is_event(value: object) -> TypeGuard[Agreement | Meeting]:
    """Whether it is an agreement or a meeting."""
    return _is(value, "Agreement", "Meeting")


def is_person(value: object) -> TypeGuard[Person]:
    """Whether it is a person."""
    return _is(value, "Person")


def is_organization(value: object) -> TypeGuard[Organization]:
    """Whether it is an organization."""
    return _is(value, "Organization")


def is_state(value: object) -> TypeGuard[State]:
    """Whether it is a state."""
    return _is(value, "State")


def is_domain(value: object) -> TypeGuard[Domain]:
    """Whether it is a domain."""
    return _is(value, "Domain")


def is_source(value: object) -> TypeGuard[Source]:
    """Whether it is a source."""
    return _is(value, "Source")


def is_retired(value: object) -> TypeGuard[Retired]:
    """Whether it is a retired id."""
    return _is(value, "Retired")


def is_milestone(value: object) -> TypeGuard[Milestone]:
    """Whether it is a step of an agreement."""
    return _is(value, "Milestone")


def is_signature(value: object) -> TypeGuard[Signature]:
    """Whether it is a signature of an agreement."""
    return _is(value, "Signature")


def is_domain_link(value: object) -> TypeGuard[DomainLink]:
    """Whether it is a domain, and how it stands in a record."""
    return _is(value, "DomainLink")
