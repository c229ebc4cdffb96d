"""The classes of other vocabularies for what a record reports: derived from its kind and its domains, never typed.

Defence areas are those of Kinne (2018), "Defense Cooperation Agreements and the Emergence of a Global Security
Network", International Organization 72(4). Event codes are those of CAMEO, event types and contexts those of PLOVER,
joined as in the Open Event Data Alliance's table CAMEO2PLOVER (2021).
"""

from __future__ import annotations

from ilma_data.model.kinds import is_agreement, is_meeting
from ilma_data.model.vocabulary import DefenceArea, PloverContext, Stage

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import NamedTuple

    from ilma_data.dataset.dataset import Dataset
    from ilma_data.model.agreement import Agreement
    from ilma_data.model.domain import Domain, DomainLink
    from ilma_data.model.ids import SignatoryId
    from ilma_data.model.meeting import Meeting
else:
    from ilma_data.untyped import NamedTuple


class EventClass(NamedTuple):
    """The class of one act: a CAMEO code (text, because it begins with 0) and PLOVER's type, mode and contexts."""

    cameo: str
    plover: str
    mode: str | None
    contexts: tuple[PloverContext, ...]


_INTENT = {
    PloverContext.ECONOMIC: "0311",
    PloverContext.MILITARY: "0312",
    PloverContext.LEGAL: "0313",
    PloverContext.INTELLIGENCE: "0314",
    PloverContext.DIPLOMATIC: "032",
}
"""CAMEO: express intent to cooperate, by context; 030 where the contexts are none or several."""

_COOPERATION = {
    PloverContext.ECONOMIC: "061",
    PloverContext.MILITARY: "062",
    PloverContext.LEGAL: "063",
    PloverContext.INTELLIGENCE: "064",
}
"""CAMEO: engage in material cooperation, by context; 060 where the contexts are none or several."""

_FORMAL = {Stage.INITIALLED, Stage.SIGNED, Stage.APPROVED, Stage.RATIFIED}


def domain_of(dataset: Dataset, domain_id: str) -> Iterator[Domain]:
    """A domain and its wider ones, the narrowest first; nothing for an id without a record."""
    passed: set[str] = set()
    domain = dataset.domains.get(domain_id)
    while domain is not None and domain.id not in passed:
        passed.add(domain.id)
        yield domain
        domain = dataset.domains.get(domain.broader or "")


def defence_areas(record: Agreement | Meeting, dataset: Dataset) -> tuple[DefenceArea, ...]:
    """The areas of defence cooperation that a record's domains fall into, by their nearest match; often none."""
    found = {_nearest(dataset, link, "kinne_2018") for link in record.domains}
    return tuple(area for area in DefenceArea if area in found)


def contexts(record: Agreement | Meeting, dataset: Dataset) -> tuple[PloverContext, ...]:
    """The PLOVER contexts that a record's domains fall into, by their nearest match."""
    found = {_nearest(dataset, link, "plover") for link in record.domains}
    return tuple(context for context in PloverContext if context in found)


def _nearest(dataset: Dataset, link: DomainLink, vocabulary: str) -> object:
    matches = (domain.matches for domain in domain_of(dataset, link.domain) if domain.matches is not None)
    return next((match for one in matches if (match := getattr(one, vocabulary)) is not None), None)


def milestone_class(agreement: Agreement, stage: Stage, dataset: Dataset) -> EventClass | None:
    """The class of a step of an agreement; None for suspension, termination and denial, which take many forms.

    Signing, approving and ratifying are CAMEO 057; being in force or carried out is material cooperation (06);
    negotiating is 046; an announcement is an expression of intent (03).
    """
    within = contexts(agreement, dataset)
    alone = within[0] if len(within) == 1 else None
    if stage in _FORMAL:
        return EventClass("057", "SUPPORT", None, (PloverContext.DIPLOMATIC,))
    if stage == Stage.NEGOTIATED:
        return EventClass("046", "CONSULT", None, (PloverContext.DIPLOMATIC,))
    if stage == Stage.ANNOUNCED:
        return EventClass(_INTENT.get(alone, "030") if alone else "030", "AGREE", None, within)
    if stage in (Stage.IN_FORCE, Stage.IMPLEMENTED):
        return EventClass(_COOPERATION.get(alone, "060") if alone else "060", "COOPERATE", None, within)
    return None


def meeting_class(meeting: Meeting, dataset: Dataset) -> EventClass:
    """The class of a meeting: a call (041), a visit (042), a meeting elsewhere (044), an exercise (062), else 040.

    A visit is coded from the side of those who make it. Elsewhere is where all places lie in states to which none of
    the participants belongs, of whom at least two sides are known.
    """
    from ilma_data.model.vocabulary import MeetingKind

    within = contexts(meeting, dataset)
    if meeting.kind == MeetingKind.EXERCISE:
        return EventClass("062", "COOPERATE", None, within or (PloverContext.MILITARY,))
    if meeting.kind in (MeetingKind.CALL, MeetingKind.VIDEO_CONFERENCE):
        return EventClass("041", "CONSULT", "phone", within)
    if meeting.kind == MeetingKind.VISIT:
        return EventClass("042", "CONSULT", "visit", within)
    sides = set(sides_of(meeting, dataset))
    places = {place.state for place in meeting.places}
    if len(sides) > 1 and places and None not in places and not places & sides:
        return EventClass("044", "CONSULT", "third-party", within)
    return EventClass("040", "CONSULT", None, within)


def sides_of(record: Agreement | Meeting, dataset: Dataset) -> Iterator[str]:
    """The states of those who are party to an agreement or take part in a meeting, as far as records tell; repeated."""
    named: list[SignatoryId] = []
    if is_agreement(record):
        named = [party.signatory for party in record.parties]
        named += [
            one
            for signature in record.signatures
            for one in (signature.signatory, signature.on_behalf_of)
            if one
        ]
    elif is_meeting(record):
        named = [one for guest in record.participants for one in (guest.signatory, guest.on_behalf_of) if one]
    for signatory in named:
        state = state_of(dataset, signatory)
        if state is not None:
            yield state


def state_of(dataset: Dataset, signatory_id: str | None) -> str | None:
    """The state itself, or the one to which an organization belongs; None for persons and where no record tells."""
    signatory = dataset.signatories.get(signatory_id or "")
    if signatory is None or signatory.kind == "person":
        return None
    return signatory.id if signatory.kind == "state" else signatory.state
