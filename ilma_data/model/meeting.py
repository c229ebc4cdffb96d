"""Meetings: who met whom, where and when."""

from enum import StrEnum
from typing import Annotated

from ilma_data.model.agreement import Existence
from ilma_data.model.base import Part, Record, editorial, factual
from ilma_data.model.dates import EdtfDate
from ilma_data.model.domain import DomainLink
from ilma_data.model.evidence import Claims, Disputes, EvidenceList
from ilma_data.model.ids import MeetingId, SignatoryId
from ilma_data.model.places import Place
from ilma_data.model.text import Name, Summary, Title


class MeetingKind(StrEnum):
    """What kind of occasion it was."""

    VISIT = "visit"
    TALKS = "talks"
    SIGNING_CEREMONY = "signing-ceremony"
    COMMITTEE_SESSION = "committee-session"
    EXERCISE = "exercise"
    SUMMIT = "summit"
    CONFERENCE = "conference"
    CALL = "call"
    VIDEO_CONFERENCE = "video-conference"
    CEREMONY = "ceremony"
    FAIR = "fair"


class MeetingStatus(StrEnum):
    """Whether it took place. A planned meeting is announced until a source says that it was held."""

    HELD = "held"
    ANNOUNCED = "announced"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


class ParticipantPart(StrEnum):
    """The part that somebody took in a meeting."""

    HOST = "host"
    GUEST = "guest"
    CHAIR = "chair"
    CO_CHAIR = "co-chair"
    ATTENDEE = "attendee"
    OBSERVER = "observer"
    MEDIATOR = "mediator"


class Participant(Part):
    """One who took part. Those whom no source names are represented by their organization."""

    key_field = "signatory"

    signatory: Annotated[SignatoryId, factual("Who took part.")]
    part: Annotated[ParticipantPart, factual("The part that they took.")]
    on_behalf_of: Annotated[
        SignatoryId | None, factual("The state or organization for which they took part.")
    ] = None
    capacity: Annotated[Name | None, factual("The office in which they took part, as held that day.")] = None

    def keys(self) -> tuple[str, ...]:
        """The signatory; with the part where they took two."""
        return (self.signatory, f"{self.signatory} as {self.part}")


class Meeting(Record):
    """An occasion on which the two sides met. What was signed there is the agreement's link, not the meeting's."""

    type = "meeting"
    collection = "meetings"

    id: Annotated[MeetingId, editorial("`meeting/` and the name of the file.")]
    title: Annotated[Title, editorial("A descriptive English title of our own.")]
    kind: Annotated[MeetingKind, factual("What kind of occasion it was.")]
    status: Annotated[MeetingStatus, factual("Whether it took place.")]
    existence: Annotated[Existence, editorial("How sure it is that it took place, or was announced.")]
    period: Annotated[EdtfDate | None, factual("When it took place; null where no source says so.")]
    places: Annotated[
        tuple[Place, ...], factual("Where it took place; empty where no source says.", max_length=50)
    ]
    part_of: Annotated[
        MeetingId | None, factual("The larger meeting, such as the visit, of which it was a part.")
    ] = None
    participants: Annotated[tuple[Participant, ...], factual("Who took part.", max_length=200)]
    domains: Annotated[
        tuple[DomainLink, ...], factual("The fields of cooperation that it concerned.", max_length=100)
    ]
    different_from: Annotated[
        tuple[MeetingId, ...], editorial("Earlier meetings that look like it, and are others.", max_length=20)
    ] = ()
    claims: Claims = ()
    summary: Annotated[Summary, editorial("What it was, in two or three neutral sentences of our own.")]
    evidence: EvidenceList
    disputes: Disputes = ()
