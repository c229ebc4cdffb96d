"""Conditions on records: each answers yes, no or perhaps, and what it is given is checked at once."""

import difflib
from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import TypeAlias, TypeVar

from ilma_data.dataset.errors import UnknownIdError
from ilma_data.dataset.known_by import begun, date_of
from ilma_data.model.base import Record
from ilma_data.model.dates import EdtfDate, Truth

RecordT = TypeVar("RecordT", bound=Record)
Word = TypeVar("Word", bound=StrEnum)
Condition: TypeAlias = Callable[[RecordT], Truth]
Given: TypeAlias = str | Iterable[str] | None
"""What a filter takes: nothing, one value, or several of which one must hold."""


MOST_LISTED = 12  # words in a message


class UnknownWordError(ValueError):
    """A word that a filter does not know, or a filter that there is not. `nearest` is what was probably meant."""

    def __init__(self, word: str, what: str, known: Iterable[str]) -> None:
        choices = list(known)
        near = difflib.get_close_matches(word, choices, n=1, cutoff=0.5)
        self.word, self.nearest = word, near[0] if near else None
        hint = f"; did you mean {near[0]}?" if near else ""
        listed = ", ".join(choices[:MOST_LISTED])
        more = f" and {len(choices) - MOST_LISTED} more" if len(choices) > MOST_LISTED else ""
        self.message = f"{word} is no {what}: there are {listed}{more}{hint}"
        super().__init__(word, what, choices)  # what it takes to make it again, when it is unpickled

    def __str__(self) -> str:
        return self.message


def values(given: Given) -> tuple[str, ...]:
    """What was given, as a tuple."""
    if given is None:
        return ()
    return (given,) if isinstance(given, str) else tuple(given)


def words(given: Given, kind: type[Word], what: str) -> frozenset[Word]:
    """The words given, as members. Raises `UnknownWordError` with the nearest."""
    known = {member.value: member for member in kind}
    for word in values(given):
        check_word(word, what, known)
    return frozenset(known[word] for word in values(given))


def check_word(word: str, what: str, known: Iterable[str]) -> None:
    """Raise `UnknownWordError` with the nearest word, unless the word is known."""
    choices = list(known)
    if word not in choices:
        raise UnknownWordError(word, what, choices)


def ids(given: Given, known: Iterable[str], what: str) -> frozenset[str]:
    """The ids given. Raises `UnknownIdError` with the nearest for one that no record of that collection has."""
    held = frozenset(known)
    for one in values(given):
        if one not in held:
            raise UnknownIdError(one, held, f"no {what} has this id")
    return frozenset(values(given))


def date(given: str | None) -> EdtfDate | None:
    """The date given. Raises `ilma_data.EdtfError`."""
    return None if given is None else EdtfDate(given)


def certain(holds: bool) -> Truth:
    """Yes or no."""
    return Truth.YES if holds else Truth.NO


def opposite(truth: Truth) -> Truth:
    """Yes for no, no for yes; perhaps stays."""
    return {Truth.YES: Truth.NO, Truth.NO: Truth.YES}.get(truth, Truth.PERHAPS)


def all_of(truths: Iterable[Truth]) -> Truth:
    """Yes where all are yes, no where one is no, otherwise perhaps."""
    answers = set(truths)
    if Truth.NO in answers:
        return Truth.NO
    return Truth.PERHAPS if Truth.PERHAPS in answers else Truth.YES


def since(moment: EdtfDate) -> Condition[Record]:
    """Whether a record's date does not end before the moment's first day. A date that is not known may be any."""
    first = EdtfDate(moment.earliest.isoformat())

    def holds(record: Record) -> Truth:
        known = date_of(record)
        return Truth.PERHAPS if known is None else opposite(known.before(first))

    return holds


def until(moment: EdtfDate) -> Condition[Record]:
    """Whether a record's date does not begin after the moment's last day; an open end leaves all in."""
    return _not_after(moment, date_of)


def begun_by(moment: EdtfDate) -> Condition[Record]:
    """Whether a record's first step does not come after the moment's last day."""
    return _not_after(moment, begun)


def last_day(date: EdtfDate) -> EdtfDate | None:
    """The last day that a date can mean, as a date; None where its end is open."""
    return None if date.latest is None else EdtfDate(date.latest.isoformat())


def _not_after(moment: EdtfDate, dated: Callable[[Record], EdtfDate | None]) -> Condition[Record]:
    last = last_day(moment)

    def holds(record: Record) -> Truth:
        known = dated(record)
        if last is None:
            return Truth.YES
        return Truth.PERHAPS if known is None else opposite(known.after(last))

    return holds
