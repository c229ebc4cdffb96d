"""The words of sources."""

from enum import StrEnum


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
