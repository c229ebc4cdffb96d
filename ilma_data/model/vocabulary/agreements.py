"""The words of agreements."""

from enum import StrEnum

from ilma_data.model.vocabulary.vague import Vague


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


class PartyRole(StrEnum):
    """What a party is to the agreement."""

    PARTY = "party"
    WITNESS = "witness"
    BROKER = "broker"
    GUARANTOR = "guarantor"


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
