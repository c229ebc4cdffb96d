"""Words that say that nothing is known."""

from enum import StrEnum


class Vague(StrEnum):
    """An enumeration whose members `UNCLEAR` and `UNKNOWN` say that nothing is known: these need no evidence."""
