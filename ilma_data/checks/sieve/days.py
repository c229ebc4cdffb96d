"""Dates compared by their texts, again and again: each is read once. And offices, by their dates."""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from ilma_data.model.date_spans import reach
from ilma_data.model.dates import EdtfDate, Truth

dated = lru_cache(maxsize=10_000)(EdtfDate)
"""The date that a text holds."""


def is_before(one: str, other: str) -> bool:
    """Whether a date is certainly before another."""
    return (
        _first_and_last(one)[1] < _first_and_last(other)[0] and dated(one).before(dated(other)) is Truth.YES
    )


def are_apart(one: str, other: str) -> bool:
    """Whether two dates certainly share no day."""
    return is_before(one, other) or is_before(other, one)


@lru_cache(maxsize=10_000)
def _first_and_last(text: str) -> tuple[str, str]:
    """The first day on which a date may begin, and the last one on which it may end; they sort as days do."""
    reached = reach(text)
    return reached.start_first, reached.end_last


class HeldOffice(NamedTuple):
    """An office with its dates."""

    since: EdtfDate | None
    until: EdtfDate | None
    attested: tuple[EdtfDate, ...]

    @classmethod
    def of(cls, since: str | None, until: str | None, attested: Iterable[str]) -> "HeldOffice":
        """That of which these are the dates."""
        return cls(
            None if since is None else dated(since),
            None if until is None else dated(until),
            tuple(map(dated, attested)),
        )
