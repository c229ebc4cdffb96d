"""The filters' words as conditions: whether a record has one of the ids, words or dates that are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from ilma_data.dataset.conditions import Condition, Given, certain, date, ids, since, until
from ilma_data.dataset.narrowing import Narrowing

if TYPE_CHECKING:
    from ilma_data.model.agreement import Agreement
    from ilma_data.model.base import Record
    from ilma_data.model.evidence import Evidence
    from ilma_data.model.meeting import Meeting
    from ilma_data.model.signatory import Organization, Person, State


def any_of(wanted: frozenset[str], held: Callable[[Any], Iterable[str | None]]) -> list[Condition[Any]]:
    """Whether one of the values that a record has is wanted; no condition where nothing is."""
    return [lambda record: certain(any(one in wanted for one in held(record)))] if wanted else []


def word_of(wanted: frozenset[Any], value: Callable[[Any], object]) -> list[Condition[Any]]:
    """Whether the value of a record is wanted; no condition where nothing is."""
    return [lambda record: certain(value(record) in wanted)] if wanted else []


def between(first: str | None, last: str | None) -> list[Condition[Any]]:
    """Whether a record's date lies in a span, of which either end may be missing. Raises `ilma_data.EdtfError`."""
    begin, end = date(first), date(last)
    return [*([since(begin)] if begin is not None else []), *([until(end)] if end is not None else [])]


def in_domains(narrowing: Narrowing[Any], given: Given) -> list[Condition[Any]]:
    """Whether a record names one of the domains given, or one narrower. Raises `UnknownIdError`."""
    wanted = with_narrower(narrowing, given)
    return any_of(wanted, lambda one: (link.domain for link in one.domains))


def with_narrower(narrowing: Narrowing[Any], given: Given) -> frozenset[str]:
    """The domains given, and all that are narrower, however far down."""
    domains = narrowing.dataset.domains
    found = set(ids(given, domains.ids, "domain"))
    while found and (below := {str(one.id) for one in domains if one.broader in found} - found):
        found |= below
    return frozenset(found)


def on_evidence(narrowing: Narrowing[Any], given: Given) -> list[Condition[Any]]:
    """Whether a record's evidence names one of the sources given. Raises `UnknownIdError`."""
    wanted = ids(given, narrowing.dataset.sources.ids, "source")
    return any_of(wanted, sources_of)


def sources_of(record: Record) -> Iterator[str]:
    """The sources that a record's evidence names."""
    evidence: tuple[Evidence, ...] = getattr(record, "evidence", ())
    return (str(one.source) for one in evidence)


def signers(agreement: Agreement) -> Iterator[str | None]:
    """Who signed, and on whose behalf."""
    for signature in agreement.signatures:
        yield signature.signatory
        yield signature.on_behalf_of


def participants_of(meeting: Meeting) -> Iterator[str | None]:
    """Who met, and on whose behalf."""
    for participant in meeting.participants:
        yield participant.signatory
        yield participant.on_behalf_of


def offices_of(signatory: Person | Organization | State) -> Iterator[str | None]:
    """Where a person held an office."""
    return (office.organization for office in getattr(signatory, "offices", ()))
