"""The words of evidence and disputes."""

from enum import StrEnum


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
