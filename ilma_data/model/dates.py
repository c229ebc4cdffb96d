"""Dates that say how much is known: a profile of EDTF (ISO 8601-2:2019), read, compared and described.

Accepted forms, and no others (years 1000 to 2999, the real calendar):

============================  ========================================================================
``2021-11-24``                a day
``2021-11``, ``2021``         an unknown day of a month, of a year
``2021-11-2X``                an unknown day of 20 to 29 November (``0X`` to ``3X``)
``2021-11~``, ``2021-11?``    approximate, uncertain: after a day, a month or a year
``2021-11-23/2021-11-25``     from one to the other; each end is one of the forms above
``2022-07-18/..``             from one of the forms above on, no end written
``[2022-03-20..2022-03-25]``  one unknown day in that span; both ends days, months or years, no mark
============================  ========================================================================

The forms are those of the Extended Date/Time Format (Library of Congress, 2019) level 1, with level 2's
one-of-a-set and its single unspecified digit. There is one way to say a thing: an interval that can only be
one day is refused, for that day, and so is a set of one.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn, Self

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic_core import CoreSchema

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

_YEAR = "[12][0-9]{3}"
_MONTH = f"{_YEAR}-(?:0[1-9]|1[0-2])"
_DAY = f"{_MONTH}-(?:0[1-9]|[12][0-9]|3[01])"
_END = f"(?:(?:{_YEAR}|{_MONTH}|{_DAY})[~?]?|{_MONTH}-[0-3]X)"
_SET = "|".join(rf"{unit}\.\.{unit}" for unit in (_YEAR, _MONTH, _DAY))

PATTERN = rf"^(?:{_END}(?:/(?:{_END}|\.\.))?|\[(?:{_SET})\])$"
"""The forms as a regular expression that means the same in ECMA-262, Python and Rust.

It cannot know the calendar: it also takes days that their month lacks (``2021-11-31``), spans that end
before they start, and intervals and sets that are one day or one value. `EdtfDate` refuses these.
"""

_FORM = re.compile(PATTERN)
# A day up to the 28th is in every month: such a date is valid by its form, and its bounds can wait.
_VALID_BY_FORM = re.compile(rf"{_MONTH}(?:-(?:0[1-9]|1[0-9]|2[0-8]))?[~?]?|{_MONTH}-[0-2]X|{_YEAR}[~?]?")
_EXAMPLES = (
    "2021-11-24",
    "2021-11",
    "2021",
    "2021-11-2X",
    "2021-11~",
    "2021-11?",
    "2021-11-23/2021-11-25",
    "2022-07-18/..",
    "[2022-03-20..2022-03-25]",
)
_FORMS = f"a date such as {', '.join(_EXAMPLES)}"
_LONGEST = max(map(len, _EXAMPLES))  # characters, of any date


class Truth(StrEnum):
    """The answer to a question about dates that may be partly unknown: yes, no or perhaps.

    It has no truth value of its own, because "no" and "perhaps" would both pass an ``if``:
    write ``a.before(b) is Truth.YES``.
    """

    YES = "yes"
    NO = "no"
    PERHAPS = "perhaps"

    def __bool__(self) -> NoReturn:
        raise TypeError("a Truth is yes, no or perhaps: compare it, as in `a.before(b) is Truth.YES`")


class Precision(StrEnum):
    """How closely a date is written: the unit of a single one, or the kind of span.

    ``days`` is one unknown day of up to ten (``2021-11-2X``).
    """

    DAY = "day"
    DAYS = "days"
    MONTH = "month"
    YEAR = "year"
    INTERVAL = "interval"
    OPEN_INTERVAL = "open-interval"
    SET = "set"


class EdtfError(ValueError):
    """A text that is no `EdtfDate`: the ``value``, the ``problem``, what was ``expected``, the ``nearest``.

    ``nearest`` is a valid date that says no more than the value did, or None where there is none.

    >>> try:
    ...     EdtfDate("2021-11-31")
    ... except EdtfError as error:
    ...     print(error)
    '2021-11-31': November 2021 has 30 days; expected a day from 01 to 30; nearest: 2021-11
    """

    def __init__(self, value: str, problem: str, expected: str, nearest: str | None = None) -> None:
        super().__init__(value, problem, expected, nearest)  # As they came, so that the error can be pickled.
        self.value = value
        self.problem = problem
        self.expected = expected
        self.nearest = nearest

    def __str__(self) -> str:
        shown = repr(self.value) if len(self.value) <= 2 * _LONGEST else f"{self.value[:_LONGEST]!r}..."
        hint = f"; nearest: {self.nearest}" if self.nearest else ""
        return f"{shown}: {self.problem}; expected {self.expected}{hint}"


class EdtfDate(str):
    """A date, or a span of dates, that says how much of it is known.

    The value is the text itself, kept as written; the forms stand at the top of this module. Anything else
    raises `EdtfError`; nothing is stripped or mended.

    Every date has a start and an end, each an unknown day inside a span. What is no interval is one unknown
    day, its start and end at once; an interval runs from its start to its end. Comparison answers for all
    the days that this leaves open: yes if it holds for each, no if for none, otherwise perhaps.

    - ``~`` widens the span by one unit of its own precision on each side, in comparisons only.
    - ``?`` takes the bounds off the span, in comparisons only: a doubtful date decides nothing, and a
      doubtful end of an interval leaves only what the other end says.
    - ``..`` is an end that is not written, "because there is none or for any other reason" (EDTF, extended
      interval): any day from the start on, or never.
    - Two dates of the same text are still two dates: ``2021-11`` and ``2021-11`` need not be one day.

    ``==`` and ``hash`` are those of the text, so that dates work as keys. ``<``, ``<=``, ``>`` and ``>=``
    raise TypeError: comparing the texts would give an answer, silently wrong ("[2022..2023]" sorts after
    everything), and comparing the days has three answers. Sort with `sort_key`, ask with `before`.

    >>> november, visit = EdtfDate("2021-11-2X"), EdtfDate("2021-11-23/2021-11-25")
    >>> november.earliest, november.latest
    (datetime.date(2021, 11, 20), datetime.date(2021, 11, 29))
    >>> november.before(visit), EdtfDate("2021-10").before(visit)
    (<Truth.PERHAPS: 'perhaps'>, <Truth.YES: 'yes'>)
    """

    __slots__ = ()

    def __new__(cls, value: str) -> Self:
        """Check the text; its bounds are worked out when they are asked for."""
        if not isinstance(value, str):
            raise TypeError(f"an EdtfDate is made from a str, not from {type(value).__name__}")
        if not _FORM.fullmatch(value):
            raise _misfit(value)
        if not _VALID_BY_FORM.fullmatch(value):
            _read(value)
        return super().__new__(cls, value)

    @property
    def earliest(self) -> date:
        """The first day that the date, as written, can mean."""
        return _read(self).ends[0].first

    @property
    def latest(self) -> date | None:
        """The last day that the date, as written, can mean; None where the end is open."""
        precision, ends = _read(self)
        return None if precision is Precision.OPEN_INTERVAL else ends[-1].last

    @property
    def precision(self) -> Precision:
        """The unit of a single date, or the kind of span."""
        return _read(self).precision

    @property
    def approximate(self) -> bool:
        """Whether the date, or one of its ends, is marked ``~``."""
        return "~" in self

    @property
    def uncertain(self) -> bool:
        """Whether the date, or one of its ends, is marked ``?``."""
        return "?" in self

    @property
    def sort_key(self) -> tuple[date, date, str]:
        """What to sort by: the earliest day, then the latest (open ends last), then the text.

        >>> sorted(map(EdtfDate, ("2022", "2021-11/..", "2021-11")), key=lambda when: when.sort_key)
        [EdtfDate('2021-11'), EdtfDate('2021-11/..'), EdtfDate('2022')]
        """
        return self.earliest, self.latest or date.max, str(self)

    def before(self, other: EdtfDate) -> Truth:
        """Whether this date's end is before the other's start."""
        mine, theirs = _reach(self), _reach(other)
        if mine.end_last < theirs.start_first:
            return Truth.YES
        return Truth.NO if mine.end_first >= theirs.start_last else Truth.PERHAPS

    def after(self, other: EdtfDate) -> Truth:
        """Whether this date's start is after the other's end."""
        return other.before(self)

    def overlaps(self, other: EdtfDate) -> Truth:
        """Whether the two dates share at least one day: neither is before the other."""
        answers = self.before(other), other.before(self)
        if Truth.YES in answers:
            return Truth.NO
        return Truth.PERHAPS if Truth.PERHAPS in answers else Truth.YES

    def describe(self) -> str:
        """The date in English.

        >>> EdtfDate("2021-11-23/2021-11-25").describe()
        '23–25 November 2021'
        """
        precision, ends = _read(self)
        if precision is Precision.SET:
            return f"one day between {_joined(ends[0], ends[-1], ' and ')}"
        if precision is Precision.OPEN_INTERVAL:
            return f"since {ends[0].as_end()}"
        if precision is not Precision.INTERVAL:
            return ends[0].describe()
        start, end = ends
        if start == end and not start.mark:
            return f"within {start.days()}"
        if start.mark or end.mark or start.unit is not end.unit or start.unit is Precision.DAYS:
            return f"from {start.as_end()} to {end.as_end()}"
        return _joined(start, end, "–")

    def __repr__(self) -> str:
        return f"EdtfDate({str(self)!r})"

    def __lt__(self, other: object, /) -> NoReturn:
        raise TypeError("dates are not ordered by their text: ask with before() or after(), sort by sort_key")

    __le__ = __gt__ = __ge__ = __lt__

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Read strictly from a str and written as a plain one; a bad date is the error ``edtf_date``."""
        from pydantic_core import PydanticCustomError, core_schema

        def read(value: str) -> EdtfDate:
            try:
                return cls(value)
            except EdtfError as error:
                context = {"message": str(error), "nearest": error.nearest}
                raise PydanticCustomError("edtf_date", "{message}", context) from None

        return core_schema.no_info_after_validator_function(
            read,
            # Said here, so that no model's configuration can strip or fold a date into validity.
            core_schema.str_schema(strict=True, strip_whitespace=False, to_lower=False, to_upper=False),
            serialization=core_schema.plain_serializer_function_ser_schema(str),
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """The form in JSON Schema, the same for reading and writing."""
        return {
            "type": "string",
            "description": "A date in a profile of EDTF (ISO 8601-2:2019): what is unknown is left open.",
            "pattern": PATTERN,
            # Python's `$` also matches before a final newline.
            "not": {"type": "string", "pattern": "\\n"},
            "maxLength": _LONGEST,
            "examples": list(_EXAMPLES),
        }


class _Span(NamedTuple):
    """One written end: the first and the last day that it can mean, its unit, its mark (~, ? or none)."""

    first: date
    last: date
    unit: Precision
    mark: str

    def widened(self) -> tuple[date, date]:
        """The span for comparison; `date.min` and `date.max` stand for no bound."""
        if self.mark == "?":
            return date.min, date.max
        if self.mark != "~":
            return self.first, self.last
        previous, following = self.first - timedelta(days=1), self.last + timedelta(days=1)
        if self.unit is Precision.MONTH:
            return previous.replace(day=1), following.replace(day=_days_in(following.year, following.month))
        if self.unit is Precision.YEAR:
            return previous.replace(month=1, day=1), following.replace(month=12, day=31)
        return previous, following

    def days(self) -> str:
        """The days in English, such as 20–29 November 2021."""
        month = f"{_MONTHS[self.first.month - 1]} {self.first.year}"
        if self.unit is Precision.YEAR:
            return str(self.first.year)
        if self.unit is Precision.MONTH:
            return month
        if self.first == self.last:
            return f"{self.first.day} {month}"
        return f"{self.first.day}–{self.last.day} {month}"

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


class _Reading(NamedTuple):
    precision: Precision
    ends: tuple[_Span, ...]


class _Reach(NamedTuple):
    """Between which days the start and the end of a date can lie, all that is known taken together."""

    start_first: date
    start_last: date
    end_first: date
    end_last: date


def _reach(when: EdtfDate) -> _Reach:
    precision, ends = _read(when)
    first, start_last = ends[0].widened()
    end_first, last = ends[-1].widened()
    if precision is Precision.OPEN_INTERVAL:
        end_first, last = first, date.max
    elif precision is not Precision.INTERVAL:
        return _Reach(first, last, first, last)
    # The start is no later than the end, and the end no earlier than the start.
    return _Reach(first, min(start_last, last), max(end_first, first), last)


@lru_cache(maxsize=4096)
def _read(text: str) -> _Reading:
    """The ends of a text that has the form of a date; refuses what the form alone cannot see."""
    if text.endswith("/.."):
        return _Reading(Precision.OPEN_INTERVAL, (_span(text, text[:-3]),))
    is_set = text[0] == "["
    tokens = text[1:-1].split("..") if is_set else text.split("/")
    ends = tuple(_span(text, token) for token in tokens)
    if len(ends) == 1:
        return _Reading(ends[0].unit, ends)
    start, end = ends
    if is_set and start == end:
        raise EdtfError(text, "it is a set of one date", "the date alone", tokens[0])
    if end.last < start.first:
        turned = f"[{tokens[1]}..{tokens[0]}]" if is_set else f"{tokens[1]}/{tokens[0]}"
        raise EdtfError(text, "it ends before it starts", "the earlier date first", _if_valid(turned))
    if start.first == end.last and not start.mark and not end.mark:
        raise EdtfError(text, "it is an interval of one day", "the day alone", start.first.isoformat())
    return _Reading(Precision.SET if is_set else Precision.INTERVAL, ends)


def _span(text: str, token: str) -> _Span:
    mark = token[-1] if token[-1] in "~?" else ""
    plain = token.rstrip("~?")
    year = int(plain[:4])
    if len(plain) == 4:
        return _Span(date(year, 1, 1), date(year, 12, 31), Precision.YEAR, mark)
    month = int(plain[5:7])
    length = _days_in(year, month)
    if len(plain) == 7:
        return _Span(date(year, month, 1), date(year, month, length), Precision.MONTH, mark)
    unit = Precision.DAYS if plain[-1] == "X" else Precision.DAY
    first = max(1, int(plain[8:].replace("X", "0")))
    last = int(plain[8:].replace("X", "9"))
    if first > length:
        problem = f"{_MONTHS[month - 1]} {year} has {length} days"
        # The month, not its last day: that would be a day that nobody wrote.
        raise EdtfError(
            text, problem, f"a day from 01 to {length}", _if_valid(text.replace(plain, plain[:7]))
        )
    return _Span(date(year, month, first), date(year, month, min(last, length)), unit, mark)


def _days_in(year: int, month: int) -> int:
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def _joined(start: _Span, end: _Span, link: str) -> str:
    """Two spans of one unit in English, with what they share said once: 23–25 November 2021."""
    left, right = start.days().split(), end.days().split()
    while len(left) > 1 and left[-1] == right[len(left) - 1]:
        left.pop()
    # A dash stands close between two bare numbers or names, and apart where either side has a space.
    if link == "–" and (len(left) > 1 or len(left) == len(right) > 1):
        link = " – "
    return f"{' '.join(left)}{link}{' '.join(right)}"


def _month_first(found: re.Match[str]) -> str:
    day, month, other_day, year = found.groups()
    number = [name[:3] for name in _MONTHS].index(month[:3].title()) + 1
    return "-".join(part for part in (year, f"{number:02}", day or other_day) if part)


_NAMES = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in _MONTHS)
_D, _M, _Y = "(1[3-9]|2[0-9]|3[01])", "(0?[1-9]|1[0-2])", f"({_YEAR})"

# What people write instead, how it is written here, and what was wrong; applied in this order. Where a day
# and a month could change places (04/11/2021) nothing is offered: the wrong one of two would look right.
_SLIPS: tuple[tuple[str, str | Callable[[re.Match[str]], str], str], ...] = (
    (
        rf"(?i)\b(?:([0-9]{{1,2}}) )?({_NAMES}) (?:([0-9]{{1,2}}), )?{_Y}\b",
        _month_first,
        "the month is a number",
    ),
    (r"(?<=[0-9])[T ][0-9]{1,2}:[0-9:.,+Z-]*", "", "a date has no time of day"),
    (r" *[–—] *| (?:-|to|until) ", "/", "an interval is written with a slash"),
    (r"\s+", "", "a date has no space in it"),
    (rf"^{_Y}-{_Y}$", r"\1/\2", "an interval is written with a slash"),
    (rf"(?<![0-9-]){_D}[/.-]{_M}[/.-]{_Y}(?![0-9-])", r"\3-\2-\1", "the year comes first"),
    (rf"(?<![0-9-]){_M}[/.-]{_D}[/.-]{_Y}(?![0-9-])", r"\3-\1-\2", "the year comes first"),
    (rf"\b{_Y}([/.])([0-9]{{1,2}})\2([0-9]{{1,2}})\b", r"\1-\3-\4", "hyphens join the parts"),
    (rf"^{_Y}\.([0-9]{{1,2}})$", r"\1-\2", "hyphens join the parts"),
    (rf"\b{_Y}([01][0-9])([0-3][0-9])\b", r"\1-\2-\3", "hyphens join the parts"),
    (r"-([1-9])(?![0-9Xxu])", r"-0\1", "month and day have two digits"),
    (r"(?:-(?:[Xxu]{2}|00))+(?![0-9-])", "", "an unknown day or month is left out"),
    (r"-([0-3])[xu]", r"-\1X", "the unknown digit is a capital X"),
    (r"%|~\?|\?~", "?", "a date has one mark"),
    (r"(^|/)([~?])([^/]+)", r"\1\3\2", "the mark stands at the end"),
    (r"X[~?]", "X", "a date with an X has no mark"),
    (r"/(?:open|unknown)?$", "/..", "an open end is written /.."),
    (r"^([0-9X-]+)\.\.([0-9X-]+)$", r"[\1..\2]", "one of a set stands in brackets"),
    (r"^\[([^.,/]*)\]$", r"\1", "a single date has no brackets"),
    (rf"\b{_Y}-{_D}-{_M}(?![0-9X])", r"\1-\3-\2", "the month comes before the day"),
    (rf"\b{_Y}-(?:00|1[3-9]|[2-9][0-9])(?:-[0-9X]{{2}})?(?![0-9X])", r"\1", "the months are 01 to 12"),
    (rf"\b({_MONTH})-(?:3[2-9]|[4-9][0-9X])(?![0-9X])", r"\1", "no month has such a day"),
)


def _misfit(text: str) -> EdtfError:
    """What is wrong with a text that has no accepted form, and the date that it was probably meant to be."""
    mended, problems, nearest = text, list[str](), None
    if len(text) <= 2 * _LONGEST:  # A longer text is no slip of the pen, and not worth the search.
        for slip, replacement, problem in _SLIPS:
            before, mended = mended, re.sub(slip, replacement, mended)
            if mended != before and problem not in problems:
                problems.append(problem)
    if problems and _FORM.fullmatch(mended):
        try:
            _read(mended)
            nearest = mended
        except EdtfError as error:
            problems.append(error.problem)
            nearest = error.nearest
    problem = ", ".join(problems) if nearest else "it has none of the forms of a date"
    return EdtfError(text, problem, _FORMS, nearest)


def _if_valid(text: str) -> str | None:
    try:
        return str(EdtfDate(text))
    except EdtfError:
        return None
