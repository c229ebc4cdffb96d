"""Agreements: what was agreed, by whom, and every step in its life."""

# ruff: noqa: PLC0414 - the words of a record are found with it, too

from typing import Annotated

from ilma_data.model.base import Part, Record, editorial, factual
from ilma_data.model.dates import EdtfDate
from ilma_data.model.domain import DomainLink
from ilma_data.model.evidence import Claims, Disputes, EvidenceList
from ilma_data.model.ids import AgreementId, MeetingId, SignatoryId
from ilma_data.model.keys import KEYS
from ilma_data.model.places import Place
from ilma_data.model.record_types import COLLECTIONS
from ilma_data.model.text import CurrencyCode, Name, Summary, Title
from ilma_data.model.vocabulary import Ambit as Ambit
from ilma_data.model.vocabulary import Bindingness as Bindingness
from ilma_data.model.vocabulary import Existence as Existence
from ilma_data.model.vocabulary import Instrument as Instrument
from ilma_data.model.vocabulary import PartyRole as PartyRole
from ilma_data.model.vocabulary import RelationKind as RelationKind
from ilma_data.model.vocabulary import Stage as Stage
from ilma_data.model.vocabulary import TextAccess as TextAccess
from ilma_data.model.vocabulary import ValueBasis as ValueBasis


class Party(Part):
    """A state, organization or person that the agreement is between, or that stands by it."""

    key_field = "signatory"
    keys = KEYS["Party"]

    signatory: Annotated[SignatoryId, factual("The party.")]
    role: Annotated[PartyRole, factual("What it is to the agreement.")]


class Signature(Part):
    """One who signed. A signer whom no source names is represented by the organization."""

    key_field = "signatory"
    keys = KEYS["Signature"]

    signatory: Annotated[SignatoryId, factual("Who signed.")]
    on_behalf_of: Annotated[
        SignatoryId | None, factual("The state or organization for which they signed.")
    ] = None
    capacity: Annotated[Name | None, factual("The office in which they signed, as held that day.")] = None


class Milestone(Part):
    """A step that the agreement has taken. Its order among the others is that of the dates, not of the list."""

    key_field = "stage"
    keys = KEYS["Milestone"]

    stage: Annotated[Stage, factual("The step.")]
    date: Annotated[EdtfDate | None, factual("When it was taken; null where no source says so.")]
    by: Annotated[
        SignatoryId | None, factual("Who took it, where that matters: a parliament, a cabinet.")
    ] = None
    place: Annotated[Place | None, factual("Where it was taken.")] = None
    meeting: Annotated[MeetingId | None, factual("The meeting at which it was taken.")] = None


class Value(Part):
    """What the agreement is worth in money."""

    amount: Annotated[int, factual("Whole units of the currency.", ge=1, le=10**15)]
    currency: Annotated[CurrencyCode, factual("The currency.")]
    basis: Annotated[ValueBasis, factual("What the amount stands for.")]


class Relation(Part):
    """A link to an earlier or wider agreement, written on the later or narrower one only."""

    key_field = "agreement"
    keys = KEYS["Relation"]

    kind: Annotated[RelationKind, factual("What this agreement is to the other.")]
    agreement: Annotated[AgreementId, factual("The other agreement.")]


class Agreement(Record):
    """What Israel and Morocco, or those who act for them, agreed. Its status follows from its milestones."""

    type = "agreement"
    collection = COLLECTIONS["agreement"]

    id: Annotated[AgreementId, editorial("`agreement/` and the name of the file.")]
    title: Annotated[
        Title, editorial("A descriptive English title of our own, or the official one where there is one.")
    ]
    other_titles: Annotated[
        tuple[Name, ...], factual("Other titles under which sources know it.", max_length=50)
    ] = ()
    instrument: Annotated[Instrument, factual("The kind of text.")]
    ambit: Annotated[Ambit, editorial("Between whom it stands.")]
    bindingness: Annotated[
        Bindingness, factual("Whether it binds its parties; unclear where no source says so.")
    ]
    existence: Annotated[Existence, editorial("How sure it is that it exists.")]
    parties: Annotated[tuple[Party, ...], factual("Between whom it is.", min_length=1, max_length=100)]
    signatures: Annotated[
        tuple[Signature, ...], factual("Who signed it; empty where no source says.", max_length=100)
    ]
    milestones: Annotated[tuple[Milestone, ...], factual("The steps in its life.", max_length=100)]
    domains: Annotated[
        tuple[DomainLink, ...], factual("The fields of cooperation that it concerns.", max_length=100)
    ]
    value: Annotated[Value | None, factual("What it is worth in money, where a source says so.")] = None
    text_access: Annotated[TextAccess, factual("How much of its text the public can read.")]
    relations: Annotated[tuple[Relation, ...], factual("Earlier or wider agreements.", max_length=100)] = ()
    different_from: Annotated[
        tuple[AgreementId, ...],
        editorial("Earlier agreements that look like it, and are others.", max_length=20),
    ] = ()
    claims: Claims = ()
    summary: Annotated[Summary, editorial("What it is, in two or three neutral sentences of our own.")]
    evidence: EvidenceList
    disputes: Disputes = ()
