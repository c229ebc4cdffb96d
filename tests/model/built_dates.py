"""Dates to test with: valid ones, built from days and never by the code under test, and texts close to them."""

from calendar import monthrange
from datetime import date
from typing import NamedTuple

from hypothesis import assume
from hypothesis import strategies as st

from ilma_data.model.dates import PATTERN, EdtfDate, EdtfError


class End(NamedTuple):
    """One written end, and the days that it can mean."""

    text: str
    first: date
    last: date
    unit: str

    @property
    def mark(self) -> str:
        return self.text[-1] if self.text[-1] in "~?" else ""


class Built(NamedTuple):
    """A date's text, and what it was made of."""

    text: str
    form: str
    ends: tuple[End, ...]


def end_of(day: date, unit: str, mark: str = "") -> End:
    """The end that means the day, or the ten days, month or year around it."""
    year, month = f"{day.year}", f"{day.year}-{day.month:02}"
    length = monthrange(day.year, day.month)[1]
    match unit:
        case "day":
            return End(f"{day.isoformat()}{mark}", day, day, unit)
        case "days":
            tens = day.day // 10
            first, last = max(1, tens * 10), min(tens * 10 + 9, length)
            return End(f"{month}-{tens}X", day.replace(day=first), day.replace(day=last), unit)
        case "month":
            return End(f"{month}{mark}", day.replace(day=1), day.replace(day=length), unit)
        case _:
            return End(f"{year}{mark}", date(day.year, 1, 1), date(day.year, 12, 31), unit)


def ends(
    days: st.SearchStrategy[date], units: str = "day days month year", marks: str = "~?"
) -> st.SearchStrategy[End]:
    return st.builds(end_of, days, st.sampled_from(units.split()), st.sampled_from(["", *marks]))


def is_one_day(start: End, end: End) -> bool:
    return not start.mark and not end.mark and start.first == end.last


@st.composite
def built(draw: st.DrawFn, days: st.SearchStrategy[date], units: str = "day days month year") -> Built:
    """Any valid date of the profile around the given days."""
    form = draw(st.sampled_from(["single", "interval", "open-interval", "set"]))
    if form in ("single", "open-interval"):
        end = draw(ends(days, units))
        return Built(end.text + ("/.." if form == "open-interval" else ""), form, (end,))
    if form == "interval":
        pair = draw(ends(days, units)), draw(ends(days, units))
        start, end = sorted(pair, key=lambda one: (one.first, one.last))
        assume(not is_one_day(start, end))
        return Built(f"{start.text}/{end.text}", form, (start, end))
    unit = draw(st.sampled_from([unit for unit in units.split() if unit != "days"]))
    start, end = sorted((end_of(draw(days), unit), end_of(draw(days), unit)), key=lambda one: one.first)
    assume(start != end)
    return Built(f"[{start.text}..{end.text}]", form, (start, end))


ANY_DAY = st.dates(date(1000, 1, 1), date(2999, 12, 31)) | st.dates(date(2019, 12, 1), date(2024, 3, 31))
ANY_DATE = built(ANY_DAY)
# Few days, on both sides of the end of a month, so that two dates often meet.
CLOSE_DATE = built(st.dates(date(2021, 11, 27), date(2021, 12, 3)), "day days")
NEAR_DATE = built(st.dates(date(2021, 11, 8), date(2022, 1, 12)), "day days month")


@st.composite
def altered(draw: st.DrawFn) -> str:
    """A valid date with one or two characters put in, taken out or changed."""
    text = draw(ANY_DATE).text
    for _ in range(draw(st.integers(1, 2))):
        at, width = draw(st.integers(0, len(text))), draw(st.integers(0, 2))
        text = text[:at] + draw(st.sampled_from(["", *"0123456789-/.~?X[]x \n"])) + text[at + width :]
    return text


BY_FORM = st.from_regex(PATTERN, fullmatch=True)
ANY_TEXT = altered() | BY_FORM | ANY_DATE.map(lambda one: one.text) | st.text(max_size=30)


def is_accepted(text: str) -> bool:
    try:
        EdtfDate(text)
    except EdtfError:
        return False
    return True
