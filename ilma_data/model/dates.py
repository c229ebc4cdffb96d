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

from enum import StrEnum

from ilma_data.model.date_forms import (
    EXAMPLES,
    LONGEST,
    PATTERN,
    VALID_BY_FORM,
    EdtfError,
    Precision,
    has_form,
    is_valid_by_form,
)
from ilma_data.model.date_spans import NO_LAST_DAY, joined, reach, reading

TYPE_CHECKING = False

if TYPE_CHECKING:
    from datetime import date
    from typing import Any, NoReturn, Self

    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic_core import CoreSchema

__all__ = ["PATTERN", "EdtfDate", "EdtfError", "Precision", "Truth"]


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
        if not is_valid_by_form(value):
            if len(value) > LONGEST or not has_form(value):
                from ilma_data.model.date_slips import misfit

                raise misfit(value)
            reading(value)
        return super().__new__(cls, value)

    @property
    def earliest(self) -> date:
        """The first day that the date, as written, can mean."""
        from datetime import date

        return date.fromisoformat(reading(self).ends[0].first)

    @property
    def latest(self) -> date | None:
        """The last day that the date, as written, can mean; None where the end is open."""
        from datetime import date

        precision, ends = reading(self)
        return None if precision is Precision.OPEN_INTERVAL else date.fromisoformat(ends[-1].last)

    @property
    def precision(self) -> Precision:
        """The unit of a single date, or the kind of span."""
        return reading(self).precision

    @property
    def approximate(self) -> bool:
        """Whether the date, or one of its ends, is marked ``~``."""
        return "~" in self

    @property
    def uncertain(self) -> bool:
        """Whether the date, or one of its ends, is marked ``?``."""
        return "?" in self

    @property
    def sort_key(self) -> tuple[str, str, str]:
        """What to sort by: the earliest day, then the latest (open ends last), then the text; days as `2021-11-24`.

        >>> sorted(map(EdtfDate, ("2022", "2021-11/..", "2021-11")), key=lambda when: when.sort_key)
        [EdtfDate('2021-11'), EdtfDate('2021-11/..'), EdtfDate('2022')]
        """
        precision, ends = reading(self)
        return (
            ends[0].first,
            NO_LAST_DAY if precision is Precision.OPEN_INTERVAL else ends[-1].last,
            str(self),
        )

    def before(self, other: EdtfDate) -> Truth:
        """Whether this date's end is before the other's start."""
        mine, theirs = reach(self), reach(other)
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
        precision, ends = reading(self)
        if precision is Precision.SET:
            return f"one day between {joined(ends[0], ends[-1], ' and ')}"
        if precision is Precision.OPEN_INTERVAL:
            return f"since {ends[0].as_end()}"
        if precision is not Precision.INTERVAL:
            return ends[0].describe()
        start, end = ends
        if start == end and not start.mark:
            return f"within {start.days()}"
        if start.mark or end.mark or start.unit is not end.unit or start.unit is Precision.DAYS:
            return f"from {start.as_end()} to {end.as_end()}"
        return joined(start, end, "–")

    def __repr__(self) -> str:
        return f"EdtfDate({str(self)!r})"

    def __lt__(self, other: object, /) -> NoReturn:
        raise TypeError("dates are not ordered by their text: ask with before() or after(), sort by sort_key")

    __le__ = __gt__ = __ge__ = __lt__

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        return cls.as_core_schema()

    @classmethod
    def as_core_schema(cls) -> CoreSchema:
        """What reads a date strictly from a str and writes it as a plain one; a bad one is the error ``edtf_date``."""
        from pydantic_core import PydanticCustomError, core_schema

        from ilma_data.model.text import SURE, SURE_CLASS, surely

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
            metadata={SURE: surely(VALID_BY_FORM, LONGEST), SURE_CLASS: cls},
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
            "maxLength": LONGEST,
            "examples": list(EXAMPLES),
        }
