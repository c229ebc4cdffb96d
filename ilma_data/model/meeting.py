"""Meetings: who met whom, where and when."""

# ruff: noqa: PLC0414 - the words of a record are found with it, too

from typing import Annotated

from ilma_data.model.base import Part, Record, editorial, factual
from ilma_data.model.dates import EdtfDate
from ilma_data.model.domain import DomainLink
from ilma_data.model.evidence import Claims, Disputes, EvidenceList
from ilma_data.model.ids import MeetingId, SignatoryId
from ilma_data.model.keys import KEYS
from ilma_data.model.places import Place
from ilma_data.model.record_types import COLLECTIONS
from ilma_data.model.text import Name, Summary, Title
from ilma_data.model.vocabulary import Existence as Existence
from ilma_data.model.vocabulary import MeetingKind as MeetingKind
from ilma_data.model.vocabulary import MeetingStatus as MeetingStatus
from ilma_data.model.vocabulary import ParticipantPart as ParticipantPart


class Participant(Part):
    """One who took part. Those whom no source names are represented by their organization."""

    key_field = "signatory"
    keys = KEYS["Participant"]

    signatory: Annotated[SignatoryId, factual("Who took part.")]
    part: Annotated[ParticipantPart, factual("The part that they took.")]
    on_behalf_of: Annotated[
        SignatoryId | None, factual("The state or organization for which they took part.")
    ] = None
    capacity: Annotated[Name | None, factual("The office in which they took part, as held that day.")] = None


class Meeting(Record):
    """An occasion on which the two sides met. What was signed there is the agreement's link, not the meeting's."""

    type = "meeting"
    collection = COLLECTIONS["meeting"]

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
