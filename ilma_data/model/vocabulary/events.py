"""The words that agreements and meetings share."""

from enum import StrEnum


class Existence(StrEnum):
    """How sure it is that the thing exists or took place: the editors' judgement on all the evidence."""

    CONFIRMED = "confirmed"
    REPORTED = "reported"
    DISPUTED = "disputed"
    DENIED = "denied"


class Standing(StrEnum):
    """How a domain stands in a record."""

    COVERED = "covered"
    AGREED = "agreed"
    EXTENDED = "extended"
    REVIEWED = "reviewed"
    DISCUSSED = "discussed"
    SOUGHT = "sought"
    BACKGROUND = "background"
