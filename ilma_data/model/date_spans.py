"""The days that a written date can mean: read from its text, and widened by its marks for comparison.

A day is its text here, `2021-11-24`: texts of days sort as the days do, and `datetime` takes long to load.
"""

from __future__ import annotations

from functools import lru_cache

from ilma_data.model.date_forms import MONTHS, EdtfError, Precision, has_form

TYPE_CHECKING = False

if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from ilma_data.untyped import NamedTuple

NO_FIRST_DAY, NO_LAST_DAY = "0001-01-01", "9999-12-31"
"""What stands for no bound: the first and the last day that `datetime.date` knows."""


class Span(NamedTuple):
    """One written end: the first and the last day that it can mean, its unit, its mark (~, ? or none)."""

    first: str
    last: str
    unit: Precision
    mark: str

    def widened(self) -> tuple[str, str]:
        """The span for comparison."""
        if self.mark == "?":
            return NO_FIRST_DAY, NO_LAST_DAY
        if self.mark != "~":
            return self.first, self.last
        from datetime import date, timedelta

        previous = (date.fromisoformat(self.first) - timedelta(days=1)).isoformat()
        following = (date.fromisoformat(self.last) + timedelta(days=1)).isoformat()
        if self.unit is Precision.MONTH:
            return f"{previous[:7]}-01", f"{following[:7]}-{_days_in(following[:7])}"
        if self.unit is Precision.YEAR:
            return f"{previous[:4]}-01-01", f"{following[:4]}-12-31"
        return previous, following

    def days(self) -> str:
        """The days in English, such as 20–29 November 2021."""
        if self.unit is Precision.YEAR:
            return self.first[:4]
        month = f"{_name(self.first)} {self.first[:4]}"
        if self.unit is Precision.MONTH:
            return month
        if self.first == self.last:
            return f"{int(self.first[8:])} {month}"
        return f"{int(self.first[8:])}–{int(self.last[8:])} {month}"

    def describe(self) -> str:
        """The span in English, as a date of its own."""
        if self.unit is Precision.DAYS and self.first < self.last:
            return f"{self.days()}, day unknown"
        return {"~": "about ", "?": "perhaps "}.get(self.mark, "") + self.days()

    def as_end(self) -> str:
        """The span in English, as one end of an interval."""
        if self.unit is Precision.DAYS and self.first < self.last:
            return f"a day of {self.days()}"
        return self.describe()


class Reading(NamedTuple):
    """What the text of a date says: how closely it is written, and its one or two written ends."""

    precision: Precision
    ends: tuple[Span, ...]


class Reach(NamedTuple):
    """Between which days the start and the end of a date can lie, all that is known taken together."""

    start_first: str
    start_last: str
    end_first: str
    end_last: str


@lru_cache(maxsize=4096)
def reading(text: str) -> Reading:
    """The ends of a text that has the form of a date; refuses what the form alone cannot see."""
    if text.endswith("/.."):
        return Reading(Precision.OPEN_INTERVAL, (_span(text, text[:-3]),))
    is_set = text[0] == "["
    tokens = text[1:-1].split("..") if is_set else text.split("/")
    start = _span(text, tokens[0])
    if len(tokens) == 1:
        return Reading(start.unit, (start,))
    end = _span(text, tokens[1])
    if is_set and start == end:
        raise EdtfError(text, "it is a set of one date", "the date alone", tokens[0])
    if end.last < start.first:
        turned = f"[{tokens[1]}..{tokens[0]}]" if is_set else f"{tokens[1]}/{tokens[0]}"
        raise EdtfError(text, "it ends before it starts", "the earlier date first", _if_valid(turned))
    if start.first == end.last and not start.mark and not end.mark:
        raise EdtfError(text, "it is an interval of one day", "the day alone", start.first)
    return Reading(Precision.SET if is_set else Precision.INTERVAL, (start, end))


@lru_cache(maxsize=4096)
def reach(text: str) -> Reach:
    """Where the start and the end of a valid date can lie, its marks counted."""
    precision, ends = reading(text)
    first, start_last = ends[0].widened()
    end_first, last = ends[-1].widened()
    if precision is Precision.OPEN_INTERVAL:
        end_first, last = first, NO_LAST_DAY
    elif precision is not Precision.INTERVAL:
        return Reach(first, last, first, last)
    # The start is no later than the end, and the end no earlier than the start.
    return Reach(first, min(start_last, last), max(end_first, first), last)


def joined(start: Span, end: Span, link: str) -> str:
    """Two spans of one unit in English, with what they share said once: 23–25 November 2021."""
    left, right = start.days().split(), end.days().split()
    while len(left) > 1 and left[-1] == right[len(left) - 1]:
        left.pop()
    # A dash stands close between two bare numbers or names, and apart where either side has a space.
    if link == "–" and (len(left) > 1 or len(left) == len(right) > 1):
        link = " – "
    return f"{' '.join(left)}{link}{' '.join(right)}"


def _span(text: str, token: str) -> Span:
    mark = token[-1] if token[-1] in "~?" else ""
    plain = token[:-1] if mark else token
    if len(plain) == 4:
        return Span(f"{plain}-01-01", f"{plain}-12-31", Precision.YEAR, mark)
    month, day = plain[:7], plain[8:]
    if "01" <= day <= "28" and day[1] != "X":  # every month has it
        return Span(plain, plain, Precision.DAY, mark)
    length = _days_in(month)
    if not day:
        return Span(f"{month}-01", f"{month}-{length}", Precision.MONTH, mark)
    first = max("01", day.replace("X", "0"))
    if first > length:
        problem = f"{_name(month)} {month[:4]} has {length} days"
        # The month, not its last day: that would be a day that nobody wrote.
        raise EdtfError(text, problem, f"a day from 01 to {length}", _if_valid(text.replace(plain, month)))
    last = min(day.replace("X", "9"), length)
    return Span(
        f"{month}-{first}", f"{month}-{last}", Precision.DAYS if day[-1] == "X" else Precision.DAY, mark
    )


def _if_valid(text: str) -> str | None:
    if not has_form(text):
        return None
    try:
        reading(text)
    except EdtfError:
        return None
    return text


def _name(day: str) -> str:
    """The name of the month of a day."""
    return MONTHS[int(day[5:7]) - 1]


def _days_in(month: str) -> str:
    """How many days a month has, such as `2024-02`."""
    if month.endswith("-02"):
        year = int(month[:4])
        return "29" if year % 4 == 0 and (year % 100 or year % 400 == 0) else "28"
    return "30" if month[5:] in ("04", "06", "09", "11") else "31"
