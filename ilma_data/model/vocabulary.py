"""The words that records use, each list once: what a field may say where it is no free text. No pydantic is loaded."""

from enum import StrEnum


class Vague(StrEnum):
    """An enumeration whose members `UNCLEAR` and `UNKNOWN` say that nothing is known: these need no evidence."""


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


class ValueBasis(Vague):
    """What an amount of money stands for."""

    PRICE = "price"
    ESTIMATE = "estimate"
    CEILING = "ceiling"
    INVESTMENT = "investment"
    GRANT = "grant"
    LOAN = "loan"
    UNCLEAR = "unclear"


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


class Standing(StrEnum):
    """How a domain stands in a record."""

    COVERED = "covered"
    AGREED = "agreed"
    EXTENDED = "extended"
    REVIEWED = "reviewed"
    DISCUSSED = "discussed"
    SOUGHT = "sought"
    BACKGROUND = "background"


class DefenceArea(StrEnum):
    """An area of defence cooperation after Kinne (2018), International Organization 72(4), abstract."""

    POLICY_COORDINATION = "policy-coordination"
    RESEARCH_AND_DEVELOPMENT = "research-and-development"
    JOINT_EXERCISES = "joint-exercises"
    TRAINING_AND_EDUCATION = "training-and-education"
    PROCUREMENT = "procurement"
    CLASSIFIED_INFORMATION = "classified-information"


class PloverContext(StrEnum):
    """A context of the PLOVER event ontology, as in the Open Event Data Alliance's CAMEO2PLOVER table of 2021.

    Those of its contexts that cooperation can have; a domain for which it has none has no match.
    """

    MILITARY = "military"
    INTELLIGENCE = "intelligence"
    DIPLOMATIC = "diplomatic"
    ECONOMIC = "economic"
    LEGAL = "legal"
    HUMANITARIAN = "humanitarian"


class Basis(StrEnum):
    """How a source supports a value: it says so, or what it says implies it."""

    STATES = "states"
    IMPLIES = "implies"


class Outcome(StrEnum):
    """What became of a differing report: set aside, undecided, or compatible with the record's own value."""

    REJECTED = "rejected"
    OPEN = "open"
    LESS_PRECISE = "less-precise"
    DIFFERENTLY_WORDED = "differently-worded"


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


class NameKind(StrEnum):
    """What a form of a name is."""

    OFFICIAL = "official"
    ALIAS = "alias"
    TRANSLITERATION = "transliteration"
    AS_PRINTED = "as-printed"


class Sector(StrEnum):
    """What kind of organization it is."""

    GOVERNMENT = "government"
    PARLIAMENT = "parliament"
    MILITARY = "military"
    POLICE = "police"
    COMPANY = "company"
    UNIVERSITY = "university"
    HOSPITAL = "hospital"
    ASSOCIATION = "association"
    LOCAL_GOVERNMENT = "local-government"
    INTERNATIONAL = "international"


class SourceKind(StrEnum):
    """What kind of text it is."""

    NEWS = "news"
    WIRE = "wire"
    OFFICIAL = "official"
    PRESS_RELEASE = "press-release"
    TREATY_TEXT = "treaty-text"
    REFERENCE = "reference"
    ACADEMIC = "academic"
    COMPANY = "company"
    SOCIAL = "social"


class Consulted(StrEnum):
    """How much of it was read for this data set."""

    WHOLE = "whole"
    PART = "part"


class RetiredReason(StrEnum):
    """Why an id was retired."""

    MERGED = "merged"
    SPLIT = "split"
    DUPLICATE = "duplicate"
    ERROR = "error"
    OUT_OF_SCOPE = "out-of-scope"
