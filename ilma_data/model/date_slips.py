"""What people write instead of a date's accepted forms, and the date that they probably mean."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ilma_data.model.date_forms import FORMS, LONGEST, MONTH, MONTHS, YEAR, EdtfError, has_form
from ilma_data.model.date_spans import reading

if TYPE_CHECKING:
    from collections.abc import Callable


def _month_first(found: re.Match[str]) -> str:
    day, month, other_day, year = found.groups()
    number = [name[:3] for name in MONTHS].index(month[:3].title()) + 1
    return "-".join(part for part in (year, f"{number:02}", day or other_day) if part)


_NAMES = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in MONTHS)
_D, _M, _Y = "(1[3-9]|2[0-9]|3[01])", "(0?[1-9]|1[0-2])", f"({YEAR})"

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
    (rf"\b({MONTH})-(?:3[2-9]|[4-9][0-9X])(?![0-9X])", r"\1", "no month has such a day"),
)


def misfit(text: str) -> EdtfError:
    """What is wrong with a text that has no accepted form, and the date that it was probably meant to be."""
    mended, problems, nearest = text, list[str](), None
    if len(text) <= 2 * LONGEST:  # A longer text is no slip of the pen, and not worth the search.
        for slip, replacement, problem in _SLIPS:
            before, mended = mended, re.sub(slip, replacement, mended)
            if mended != before and problem not in problems:
                problems.append(problem)
    if problems and has_form(mended):
        try:
            reading(mended)
            nearest = mended
        except EdtfError as error:
            problems.append(error.problem)
            nearest = error.nearest
    problem = ", ".join(problems) if nearest else "it has none of the forms of a date"
    return EdtfError(text, problem, FORMS, nearest)
