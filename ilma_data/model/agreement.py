"""Agreements: what was agreed, by whom, and every step in its life."""

from enum import StrEnum
from typing import Annotated

from ilma_data.model.base import Part, Record, Vague, editorial, factual
from ilma_data.model.dates import EdtfDate
from ilma_data.model.domain import DomainLink
from ilma_data.model.evidence import Claims, Disputes, EvidenceList
from ilma_data.model.ids import AgreementId, MeetingId, SignatoryId
from ilma_data.model.places import Place
from ilma_data.model.text import CurrencyCode, Name, Summary, Title


class Instrument(StrEnum):
    """The kind of text that was agreed, as the sources name it."""

    TREATY = "treaty"
    AGREEMENT = "agreement"
    MEMORANDUM_OF_UNDERSTANDING = "memorandum-of-understanding"
    JOINT_DECLARATION = "joint-declaration"
    PROTOCOL = "protocol"
    ARRANGEMENT = "arrangement"
    WORK_PLAN = "work-plan"
    CONTRACT = "contract"
    LETTER_OF_INTENT = "letter-of-intent"
    CODE_SHARE = "code-share"
    TWINNING = "twinning"
    OTHER = "other"


class Ambit(StrEnum):
    """Between whom it stands: states (two, three, more), ministries, local governments, companies or institutions.

    Institutional are the agreements of universities, hospitals, associations and other bodies, among themselves or
    with companies; one between a company and a state is a company's.
    """

    BILATERAL = "bilateral"
    TRILATERAL = "trilateral"
    MULTILATERAL = "multilateral"
    INTERMINISTERIAL = "interministerial"
    SUBNATIONAL = "subnational"
    COMPANY = "company"
    INSTITUTIONAL = "institutional"


class Bindingness(Vague):
    """Whether its parties meant it to bind them in law."""

    BINDING = "binding"
    NON_BINDING = "non-binding"
    UNCLEAR = "unclear"


class Existence(StrEnum):
    """How sure it is that the thing exists or took place: the editors' judgement on all the evidence."""

    CONFIRMED = "confirmed"
    REPORTED = "reported"
    DISPUTED = "disputed"
    DENIED = "denied"


class PartyRole(StrEnum):
    """What a party is to the agreement."""

    PARTY = "party"
    WITNESS = "witness"
    BROKER = "broker"
    GUARANTOR = "guarantor"


class Party(Part):
    """A state, organization or person that the agreement is between, or that stands by it."""

    key_field = "signatory"

    signatory: Annotated[SignatoryId, factual("The party.")]
    role: Annotated[PartyRole, factual("What it is to the agreement.")]

    def keys(self) -> tuple[str, ...]:
        """The signatory; with the role where it has two."""
        return (self.signatory, f"{self.signatory} as {self.role}")


class Signature(Part):
    """One who signed. A signer whom no source names is represented by the organization."""

    key_field = "signatory"

    signatory: Annotated[SignatoryId, factual("Who signed.")]
    on_behalf_of: Annotated[
        SignatoryId | None, factual("The state or organization for which they signed.")
    ] = None
    capacity: Annotated[Name | None, factual("The office in which they signed, as held that day.")] = None

    def keys(self) -> tuple[str, ...]:
        """The signatory; with the one on whose behalf where they signed twice."""
        return (self.signatory, f"{self.signatory} for {self.on_behalf_of}")


class Stage(StrEnum):
    """A step in the life of an agreement (compare the Vienna Convention 1969, Articles 9 to 17, 54 and 57)."""

    NEGOTIATED = "negotiated"
    ANNOUNCED = "announced"
    INITIALLED = "initialled"
    SIGNED = "signed"
    APPROVED = "approved"
    RATIFIED = "ratified"
    IN_FORCE = "in-force"
    IMPLEMENTED = "implemented"
    SUSPENDED = "suspended"
    TERMINATED = "terminated"
    DENIED = "denied"


class Milestone(Part):
    """A step that the agreement has taken. Its order among the others is that of the dates, not of the list."""

    key_field = "stage"

    stage: Annotated[Stage, factual("The step.")]
    date: Annotated[EdtfDate | None, factual("When it was taken; null where no source says so.")]
    by: Annotated[
        SignatoryId | None, factual("Who took it, where that matters: a parliament, a cabinet.")
    ] = None
    place: Annotated[Place | None, factual("Where it was taken.")] = None
    meeting: Annotated[MeetingId | None, factual("The meeting at which it was taken.")] = None

    def keys(self) -> tuple[str, ...]:
        """The stage; with who took it, when, or both where the stage repeats."""
        return (
            self.stage,
            *([f"{self.stage} by {self.by}"] if self.by else []),
            *([f"{self.stage} on {self.date}"] if self.date else []),
            f"{self.stage} by {self.by} on {self.date}",
        )


class ValueBasis(Vague):
    """What an amount of money stands for."""

    PRICE = "price"
    ESTIMATE = "estimate"
    CEILING = "ceiling"
    INVESTMENT = "investment"
    GRANT = "grant"
    LOAN = "loan"
    UNCLEAR = "unclear"


class Value(Part):
    """What the agreement is worth in money."""

    amount: Annotated[int, factual("Whole units of the currency.", ge=1, le=10**15)]
    currency: Annotated[CurrencyCode, factual("The currency.")]
    basis: Annotated[ValueBasis, factual("What the amount stands for.")]


class TextAccess(Vague):
    """How much of the agreement's own text the public can read.

    Full and excerpt: its own words are published. Summary: an official text of a party tells what is in it. None: a
    source says that it is not published; classified: that it is secret. Unknown: no page that was read says; press
    reports of its contents alone are no summary.
    """

    FULL = "full"
    EXCERPT = "excerpt"
    SUMMARY = "summary"
    NONE = "none"
    CLASSIFIED = "classified"
    UNKNOWN = "unknown"


class RelationKind(StrEnum):
    """What this agreement is to an earlier or wider one."""

    IMPLEMENTS = "implements"
    AMENDS = "amends"
    SUPERSEDES = "supersedes"
    FOLLOWS = "follows"
    PART_OF = "part-of"


class Relation(Part):
    """A link to an earlier or wider agreement, written on the later or narrower one only."""

    key_field = "agreement"

    kind: Annotated[RelationKind, factual("What this agreement is to the other.")]
    agreement: Annotated[AgreementId, factual("The other agreement.")]

    def keys(self) -> tuple[str, ...]:
        """The other agreement; with the kind where two relations lead to it."""
        return (self.agreement, f"{self.kind} {self.agreement}")


class Agreement(Record):
    """What Israel and Morocco, or those who act for them, agreed. Its status follows from its milestones."""

    type = "agreement"
    collection = "agreements"

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
