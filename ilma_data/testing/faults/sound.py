"""Records that are sound in any data set: what a fault needs where the data set has no place for it."""

from ilma_data.model.agreement import (
    Agreement,
    Ambit,
    Bindingness,
    Existence,
    Instrument,
    Milestone,
    Party,
    PartyRole,
    TextAccess,
)
from ilma_data.model.dates import EdtfDate
from ilma_data.model.domain import Domain, Label
from ilma_data.model.evidence import Basis, Evidence
from ilma_data.model.ids import AgreementId, AnyRecordId, DomainId, MeetingId, SignatoryId, SourceId
from ilma_data.model.meeting import Meeting, MeetingKind, MeetingStatus, Participant, ParticipantPart
from ilma_data.model.retired import Retired, RetiredReason
from ilma_data.model.signatory import Office, Organization, Person, Sector, State
from ilma_data.model.source import Consulted, Source, SourceKind


def agreement(slug: str, source: SourceId, party: SignatoryId, *milestones: Milestone) -> Agreement:
    """An agreement with one party, and evidence from one source."""
    supports = ("instrument", "parties", *(("milestones",) if milestones else ()))
    return Agreement(
        id=AgreementId(f"agreement/{slug}"),
        title="An agreement",
        instrument=Instrument.AGREEMENT,
        ambit=Ambit.MULTILATERAL,
        bindingness=Bindingness.UNCLEAR,
        existence=Existence.CONFIRMED,
        parties=(Party(signatory=party, role=PartyRole.PARTY),),
        signatures=(),
        milestones=milestones,
        domains=(),
        text_access=TextAccess.UNKNOWN,
        summary="It is only here to be broken.",
        evidence=(_evidence(source, *supports),),
    )


def meeting(
    slug: str,
    source: SourceId,
    period: str | None = None,
    *,
    part_of: MeetingId | None = None,
    participants: tuple[SignatoryId, ...] = (),
) -> Meeting:
    """A meeting that was held, and all that is known of it; with evidence from one source."""
    known = {"period": period, "part_of": part_of, "participants": participants}
    supports = ("kind", "status", *(name for name, value in known.items() if value))
    return Meeting(
        id=MeetingId(f"meeting/{slug}"),
        title="A meeting",
        kind=MeetingKind.TALKS,
        status=MeetingStatus.HELD,
        existence=Existence.CONFIRMED,
        period=None if period is None else EdtfDate(period),
        places=(),
        part_of=part_of,
        participants=tuple(Participant(signatory=one, part=ParticipantPart.ATTENDEE) for one in participants),
        domains=(),
        summary="It is only here to be broken.",
        evidence=(_evidence(source, *supports),),
    )


def person(slug: str, source: SourceId, *offices: Office) -> Person:
    """A person with these offices."""
    return Person(
        id=SignatoryId(f"signatory/{slug}"),
        kind="person",
        name="Somebody",
        names=(),
        offices=offices,
        evidence=(_evidence(source, "name", *(("offices",) if offices else ())),),
    )


def organization(slug: str, source: SourceId, name: str = "Some organization") -> Organization:
    """An organization of no state."""
    return Organization(
        id=SignatoryId(f"signatory/{slug}"),
        kind="organization",
        name=name,
        names=(),
        sector=Sector.INTERNATIONAL,
        state=None,
        evidence=(_evidence(source, "name"),),
    )


def state(slug: str, source: SourceId) -> State:
    """A state whose codes are not known."""
    return State(
        id=SignatoryId(f"signatory/{slug}"),
        kind="state",
        name="Some state",
        names=(),
        iso_3166_1_alpha_3=None,
        cow_code=None,
        evidence=(_evidence(source, "name"),),
    )


def domain(slug: str, broader: DomainId | None = None) -> Domain:
    """A domain, perhaps narrower than another."""
    return Domain(
        id=DomainId(f"domain/{slug}"), label=Label(en="Some field"), definition="Some field.", broader=broader
    )


def source(slug: str, published: str, url: str | None = None) -> Source:
    """A source that was published at a date."""
    return Source(
        id=SourceId(f"source/{slug}"),
        kind=SourceKind.NEWS,
        title=None,
        publisher=None,
        published=EdtfDate(published),
        language="en",
        url=url,
        origin=None,
        consulted=Consulted.WHOLE,
    )


def retired(record_id: str, *successors: str) -> Retired:
    """A retired id with these successors."""
    return Retired(
        id=AnyRecordId(record_id),
        reason=RetiredReason.ERROR,
        successors=tuple(map(AnyRecordId, successors)),
        retired_in="1.0.0",
    )


def _evidence(source_id: SourceId, *supports: str) -> Evidence:
    return Evidence(source=source_id, basis=Basis.STATES, supports=supports)
