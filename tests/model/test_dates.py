"""`EdtfDate`: what it accepts, which days it means, how it compares, and who agrees with it."""

import copy
import pickle
import re
import subprocess
import sys
from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import pairwise, permutations
from pathlib import Path
from typing import NamedTuple

import jsonschema
import jsonschema_rs
import pytest
from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from ilma_data.model import dates
from ilma_data.model.dates import PATTERN, EdtfDate, EdtfError, Precision, Truth

ADAPTER = TypeAdapter(EdtfDate)
SCHEMA = ADAPTER.json_schema()

# --- Valid dates, built from days and never by the code under test --------------------------------------


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


# --- What it accepts, and what it says of it -------------------------------------------------------------


@given(ANY_DATE)
def test_a_valid_date_is_its_own_text(one: Built) -> None:
    parsed = EdtfDate(one.text)
    assert parsed == one.text
    assert type(str(parsed)) is str
    assert f"{parsed}" == one.text
    assert hash(parsed) == hash(one.text)
    assert repr(parsed) == f"EdtfDate({one.text!r})"


@given(ANY_DATE)
def test_bounds_and_marks_are_those_it_was_built_from(one: Built) -> None:
    parsed = EdtfDate(one.text)
    assert parsed.earliest == one.ends[0].first
    assert parsed.latest == (None if one.form == "open-interval" else one.ends[-1].last)
    assert parsed.latest is None or parsed.earliest <= parsed.latest
    assert parsed.approximate == ("~" in [end.mark for end in one.ends])
    assert parsed.uncertain == ("?" in [end.mark for end in one.ends])
    assert parsed.precision == (one.ends[0].unit if one.form == "single" else one.form)


def test_every_month_of_every_year_has_its_days() -> None:
    for year in range(1000, 3000):
        for month in (2, 11, 12):
            length = monthrange(year, month)[1]
            assert EdtfDate(f"{year}-{month:02}").latest == date(year, month, length)
            assert is_accepted(f"{year}-{month:02}-29") == (length >= 29)


@given(ANY_DATE)
def test_a_date_survives_pickle_and_copy(one: Built) -> None:
    parsed = EdtfDate(one.text)
    pickled = (
        pickle.loads(pickle.dumps(parsed, protocol)) for protocol in range(pickle.HIGHEST_PROTOCOL + 1)
    )
    for twin in (*pickled, copy.copy(parsed), copy.deepcopy(parsed), EdtfDate(parsed)):
        assert type(twin) is EdtfDate
        assert twin == parsed
        assert twin.earliest == parsed.earliest


@given(ANY_DATE)
def test_a_description_names_each_year_and_no_mark(one: Built) -> None:
    said = EdtfDate(one.text).describe()
    assert all(str(end.first.year) in said for end in one.ends)
    assert not re.search(r"[~?/X\[\]]|\.\.|  ", said)
    assert said.count("about ") == one.text.count("~")
    assert said.count("perhaps ") == one.text.count("?")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2021-11-24", "24 November 2021"),
        ("2021-11", "November 2021"),
        ("2021", "2021"),
        ("2021-11-2X", "20–29 November 2021, day unknown"),
        ("2021-11-0X", "1–9 November 2021, day unknown"),
        ("2021-02-2X", "20–28 February 2021, day unknown"),
        ("2021-12-3X", "30–31 December 2021, day unknown"),
        ("2021-11-3X", "30 November 2021"),
        ("2021-11~", "about November 2021"),
        ("2021-11?", "perhaps November 2021"),
        ("2021-11-23/2021-11-25", "23–25 November 2021"),
        ("2021-11-28/2021-12-02", "28 November – 2 December 2021"),
        ("2021-12-28/2022-01-02", "28 December 2021 – 2 January 2022"),
        ("2021-11/2021-12", "November–December 2021"),
        ("2021-11/2022-01", "November 2021 – January 2022"),
        ("2021/2022", "2021–2022"),
        ("2021-11/2021-11", "within November 2021"),
        ("2021-11-2X/2021-11-2X", "within 20–29 November 2021"),
        ("2021~/2021~", "from about 2021 to about 2021"),
        ("2021-11-24/2021-12", "from 24 November 2021 to December 2021"),
        ("2021-11-2X/2021-12-0X", "from a day of 20–29 November 2021 to a day of 1–9 December 2021"),
        ("2022-07-18/..", "since 18 July 2022"),
        ("2021-11-2X/..", "since a day of 20–29 November 2021"),
        ("[2022-03-20..2022-03-25]", "one day between 20 and 25 March 2022"),
        ("[2022-03-28..2022-04-02]", "one day between 28 March and 2 April 2022"),
        ("[2021-11..2022-01]", "one day between November 2021 and January 2022"),
        ("[2020..2022]", "one day between 2020 and 2022"),
    ],
)
def test_a_date_reads_well(text: str, said: str) -> None:
    assert EdtfDate(text).describe() == said


@given(st.lists(ANY_DATE, max_size=6))
def test_sorting_is_by_first_day_then_last_then_text_whatever_the_order_before(many: list[Built]) -> None:
    parsed = [EdtfDate(one.text) for one in many]
    inorder = sorted(parsed, key=lambda one: one.sort_key)
    parsed.reverse()
    assert inorder == sorted(parsed, key=lambda one: one.sort_key)
    for left, right in pairwise(inorder):
        assert left.earliest <= right.earliest
        if left.earliest == right.earliest and left.latest != right.latest:
            assert left.latest is not None
            assert right.latest is None or left.latest < right.latest


@pytest.mark.parametrize("compare", ["__lt__", "__le__", "__gt__", "__ge__"])
def test_dates_have_no_order_of_their_own(compare: str) -> None:
    with pytest.raises(TypeError, match="before"):
        getattr(EdtfDate("2021"), compare)(EdtfDate("2022"))


def test_text_is_not_compared_with_a_date_either() -> None:
    with pytest.raises(TypeError, match="sort_key"):
        sorted(["2021", EdtfDate("2022"), "2023"])


def test_an_answer_is_not_a_condition() -> None:
    with pytest.raises(TypeError, match=r"is Truth\.YES"):
        bool(EdtfDate("2021").before(EdtfDate("2022")))


def test_the_module_loads_with_nothing_but_the_standard_library() -> None:
    run = f"import runpy; runpy.run_path({str(Path(dates.__file__))!r})['EdtfDate']('2021-11-2X').describe()"
    subprocess.run([sys.executable, "-I", "-S", "-c", run], check=True)


# --- Comparison, against every day that a date can mean --------------------------------------------------


def step(day: date, unit: str, by: int) -> date:
    """The day a unit further or back; for a month or a year, only that it lies in the next one counts."""
    if unit == "day":
        return day + timedelta(days=by)
    months = day.year * 12 + day.month - 1 + by * (12 if unit == "year" else 1)
    return date(months // 12, months % 12 + 1, 1)


def meant(end: End, window: list[date]) -> set[date]:
    """The days of the window that the end can mean, marks counted."""
    if end.mark == "?":
        return set(window)
    around = [end]
    if end.mark == "~":
        around += [end_of(step(end.first, end.unit, by), end.unit) for by in (-1, 1)]
    return {day for day in window if any(one.first <= day <= one.last for one in around)}


def worlds(one: Built, window: list[date]) -> set[tuple[date, date]]:
    """All pairs of start and end that the date leaves open."""
    if one.form == "interval":
        lasts = meant(one.ends[1], window)
        return {(start, end) for start in meant(one.ends[0], window) for end in lasts if start <= end}
    if one.form == "open-interval":
        return {(start, end) for start in meant(one.ends[0], window) for end in window if start <= end}
    if one.form == "set":
        return {(day, day) for day in window if one.ends[0].first <= day <= one.ends[1].last}
    return {(day, day) for day in meant(one.ends[0], window)}


def window_around(*many: Built) -> list[date]:
    """Every day that one of the dates can mean, and some on both sides for those without a bound."""
    written = [end for one in many for end in one.ends]
    margin = timedelta(days=3 if all(end.unit.startswith("day") for end in written) else 40)
    first, last = min(end.first for end in written) - margin, max(end.last for end in written) + margin
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def verdict(answers: Iterator[bool]) -> Truth:
    seen = set()
    for answer in answers:
        seen.add(answer)
        if len(seen) == 2:
            return Truth.PERHAPS
    return Truth.YES if seen == {True} else Truth.NO


@given(NEAR_DATE | CLOSE_DATE, NEAR_DATE | CLOSE_DATE)
def test_before_holds_if_it_holds_for_every_day_that_is_left_open(a: Built, b: Built) -> None:
    window = window_around(a, b)
    lasts = {end for _, end in worlds(a, window)}
    firsts = {start for start, _ in worlds(b, window)}
    expected = verdict(last < first for last in lasts for first in firsts)
    assert EdtfDate(a.text).before(EdtfDate(b.text)) is expected
    assert EdtfDate(b.text).after(EdtfDate(a.text)) is expected


@settings(max_examples=60)
@given(CLOSE_DATE, CLOSE_DATE)
def test_overlaps_holds_if_it_holds_for_every_day_that_is_left_open(a: Built, b: Built) -> None:
    window = window_around(a, b)
    mine, theirs = worlds(a, window), worlds(b, window)
    expected = verdict(s <= f and t <= e for s, e in mine for t, f in theirs)
    assert EdtfDate(a.text).overlaps(EdtfDate(b.text)) is expected


@given(ANY_DATE | NEAR_DATE, ANY_DATE | NEAR_DATE)
def test_comparison_is_consistent(a: Built, b: Built) -> None:
    mine, theirs = EdtfDate(a.text), EdtfDate(b.text)
    if mine.before(theirs) is Truth.YES:
        assert theirs.before(mine) is Truth.NO
        assert mine.overlaps(theirs) is Truth.NO
    assert mine.overlaps(theirs) is theirs.overlaps(mine)
    assert mine.before(mine) is not Truth.YES


@given(ANY_DAY, st.sampled_from(["day", "month", "year"]), ANY_DATE)
def test_a_doubtful_date_decides_nothing(day: date, unit: str, other: Built) -> None:
    doubtful, certain = EdtfDate(end_of(day, unit, "?").text), EdtfDate(other.text)
    answers = {doubtful.before(certain), doubtful.after(certain), doubtful.overlaps(certain)}
    assert answers == {Truth.PERHAPS}


@given(st.dates(date(1002, 1, 1), date(2997, 12, 31)), st.sampled_from(["day", "month", "year"]))
def test_an_approximate_date_reaches_one_unit_further_and_no_day_more(day: date, unit: str) -> None:
    end, one_day = end_of(day, unit, "~"), timedelta(days=1)
    first = end_of(step(end.first, unit, -1), unit).first
    last = end_of(step(end.first, unit, 1), unit).last
    about = EdtfDate(end.text)
    assert EdtfDate((first - one_day).isoformat()).before(about) is Truth.YES
    assert EdtfDate(first.isoformat()).before(about) is Truth.PERHAPS
    assert about.before(EdtfDate(last.isoformat())) is Truth.PERHAPS
    assert about.before(EdtfDate((last + one_day).isoformat())) is Truth.YES


@given(ANY_DAY)
def test_a_day_overlaps_itself_and_an_unknown_day_perhaps(day: date) -> None:
    known, unknown = EdtfDate(day.isoformat()), EdtfDate(day.isoformat()[:7])
    assert known.overlaps(known) is Truth.YES
    assert unknown.overlaps(unknown) is Truth.PERHAPS


@pytest.mark.parametrize(
    ("a", "b", "before", "overlaps"),
    [
        ("2021-11-23", "2021-11-24", "yes", "no"),
        ("2021-11-23", "2021-11-24~", "perhaps", "perhaps"),
        ("2021-11-22", "2021-11-24~", "yes", "no"),
        ("2021-10", "2021-11~", "perhaps", "perhaps"),
        ("2021-09", "2021-11~", "yes", "no"),
        ("2019", "2021~", "yes", "no"),
        ("2020-01", "2021~", "perhaps", "perhaps"),
        ("2021-11-23/2021-11-25", "2021-11-24", "no", "yes"),
        ("2021-11-23/2021-11-25", "2021-11-2X", "perhaps", "perhaps"),
        ("2021-11/2021-11-10", "2021-11-11", "yes", "no"),
        ("2021-11-23/2021-11-25?", "2021-11-22", "no", "no"),
        ("2021-11-23?/2021-11-25", "2021-11-26", "yes", "no"),
        ("2022-07-18/..", "2022-07-18", "no", "yes"),
        ("2022-07-18/..", "2023", "perhaps", "perhaps"),
        ("2022-07-18/..", "2022-07-17", "no", "no"),
        ("[2022-03-20..2022-03-25]", "2022-03-26", "yes", "no"),
        ("[2022-03-20..2022-03-25]", "2022-03-20", "no", "perhaps"),
    ],
)
def test_what_the_rules_of_comparison_say(a: str, b: str, before: str, overlaps: str) -> None:
    assert EdtfDate(a).before(EdtfDate(b)) == before
    assert EdtfDate(a).overlaps(EdtfDate(b)) == overlaps


# --- What it refuses -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "problem", "nearest"),
    [
        ("2021-11-31", "November 2021 has 30 days", "2021-11"),
        ("2021-11-31~", "November 2021 has 30 days", "2021-11~"),
        ("2021-02-29", "February 2021 has 28 days", "2021-02"),
        ("1900-02-29", "February 1900 has 28 days", "1900-02"),
        ("2021-02-3X", "February 2021 has 28 days", "2021-02"),
        ("2021-11-20/2021-11-31", "November 2021 has 30 days", "2021-11-20/2021-11"),
        ("[2021-11-20..2021-11-31]", "November 2021 has 30 days", None),
        ("2021-11-30/2021-11-24", "ends before it starts", "2021-11-24/2021-11-30"),
        ("[2022..2021]", "ends before it starts", "[2021..2022]"),
        ("2021-11-24/2021-11-24", "interval of one day", "2021-11-24"),
        ("2021-11-30/2021-11-3X", "interval of one day", "2021-11-30"),
        ("2021-11/2021-11-01", "interval of one day", "2021-11-01"),
        ("[2021-11..2021-11]", "set of one date", "2021-11"),
        ("[2021..2022-11]", "none of the forms", None),
        ("24/11/2021", "the year comes first", "2021-11-24"),
        ("11/24/2021", "the year comes first", "2021-11-24"),
        ("31.11.2021", "November 2021 has 30 days", "2021-11"),
        ("04/11/2021", "none of the forms", None),
        ("2021/11", "none of the forms", None),
        ("2021-24-11", "the month comes before the day", "2021-11-24"),
        ("2021-11-XX", "left out", "2021-11"),
        ("2021-XX-XX", "left out", "2021"),
        ("2021-11-00", "left out", "2021-11"),
        ("2021-00-10", "the months are 01 to 12", "2021"),
        ("2021-13", "the months are 01 to 12", "2021"),
        ("2021-11-45", "no month has such a day", "2021-11"),
        ("2021-1-4", "two digits", "2021-01-04"),
        ("2021/11/24", "hyphens", "2021-11-24"),
        ("20211124", "hyphens", "2021-11-24"),
        ("24 November 2021", "the month is a number", "2021-11-24"),
        ("Nov 4, 2021", "the month is a number", "2021-11-04"),
        ("may 2021", "the month is a number", "2021-05"),
        ("2021-11-24T10:00:00Z", "no time of day", "2021-11-24"),
        ("2021-11-23 – 2021-11-25", "slash", "2021-11-23/2021-11-25"),
        ("2021-2022", "slash", "2021/2022"),
        ("2021-11-24/2021-11-2x", "capital X", "2021-11-24/2021-11-2X"),
        ("2021-11-2X~", "no mark", "2021-11-2X"),
        ("2021%", "one mark", "2021?"),
        ("~2021", "at the end", "2021~"),
        ("2021/open", "open end", "2021/.."),
        ("2020..2022", "brackets", "[2020..2022]"),
        ("[2021]", "no brackets", "2021"),
        ("2021\n", "no space", "2021"),
        ("0999", "none of the forms", None),
        ("3000", "none of the forms", None),
        ("٢٠٢١", "none of the forms", None),
        ("", "none of the forms", None),
        ("2021-11-24" * 10_000, "none of the forms", None),
    ],
)
def test_a_refusal_says_what_is_wrong_and_offers_the_nearest(
    text: str, problem: str, nearest: str | None
) -> None:
    with pytest.raises(EdtfError) as caught:
        EdtfDate(text)
    error = caught.value
    assert problem in error.problem
    assert error.nearest == nearest
    assert error.value == text
    for part in (repr(text)[:20], error.problem, error.expected, nearest or ""):
        assert part in str(error)
    assert len(str(error)) < 400
    twin = pickle.loads(pickle.dumps(error))
    assert (str(twin), twin.nearest) == (str(error), nearest)


@pytest.mark.parametrize("value", [2021, None, b"2021", date(2021, 11, 24), 2021.0])
def test_only_text_is_read(value: object) -> None:
    with pytest.raises(TypeError, match="made from a str"):
        EdtfDate(value)  # type: ignore[arg-type]


# The written list of what the form allows and the class refuses. Each tells from the text alone.


def tokens_of(text: str) -> list[str]:
    return [token.rstrip("~?") for token in re.split(r"/|\.\.", text.strip("[]")) if token]


def first_and_last(token: str) -> tuple[date, date]:
    unit = {4: "year", 7: "month"}.get(len(token), "days" if token.endswith("X") else "day")
    day = date.fromisoformat((token.replace("0X", "01").replace("X", "0") + "-01-01")[:10])
    return end_of(day, unit)[1:3]


def has_a_day_that_its_month_lacks(text: str) -> bool:
    try:
        return not [first_and_last(token) for token in tokens_of(text)]
    except ValueError:
        return True


def ends_before_it_starts(text: str) -> bool:
    if len(tokens_of(text)) < 2 or has_a_day_that_its_month_lacks(text):
        return False
    start, end = map(first_and_last, tokens_of(text))
    return end[1] < start[0]


def is_a_span_of_one(text: str) -> bool:
    if len(tokens_of(text)) < 2 or has_a_day_that_its_month_lacks(text):
        return False
    start, end = map(first_and_last, tokens_of(text))
    return start == end if text.startswith("[") else start[0] == end[1] and not re.search("[~?]", text)


BEYOND_THE_FORM = (has_a_day_that_its_month_lacks, ends_before_it_starts, is_a_span_of_one)


def is_accepted(text: str) -> bool:
    try:
        EdtfDate(text)
    except EdtfError:
        return False
    return True


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


@settings(max_examples=300)
@given(ANY_TEXT)
@example("2021-11-24\n")
@example("2021-11-31")
@example("2021-02-3X")
@example("[2021..2021]")
@example("2021-11-24/2021-11-24")
@example("2021-11-24~/2021-11-24")
@example("[2021..2021-11]")
@example("٢٠٢١")
def test_the_class_accepts_the_form_but_for_the_written_list(text: str) -> None:
    in_form = re.search(PATTERN, text) is not None and "\n" not in text
    listed = in_form and any(reason(text) for reason in BEYOND_THE_FORM)
    assert is_accepted(text) == (in_form and not listed)


@pytest.mark.parametrize(
    ("reason", "text"),
    [
        (has_a_day_that_its_month_lacks, "2021-02-29"),
        (ends_before_it_starts, "2022/2021"),
        (is_a_span_of_one, "2021-11-24/2021-11-24"),
    ],
)
def test_each_exception_on_the_written_list_is_still_one(reason: Callable[[str], bool], text: str) -> None:
    assert reason(text)
    assert re.fullmatch(PATTERN, text)
    assert not is_accepted(text)


@pytest.mark.parametrize("frame", ["{}", "{}~", "{}?", "{}/2999", "1000/{}", "{}/..", "[1000-01-01..{}]"])
def test_the_form_knows_the_numbers_of_the_months_and_of_the_days(frame: str) -> None:
    for number in range(100):
        in_month = re.search(PATTERN, frame.format(f"2021-{number:02}-10"))
        in_day = re.search(PATTERN, frame.format(f"2021-10-{number:02}"))
        assert bool(in_month) == (1 <= number <= 12)
        assert bool(in_day) == (1 <= number <= 31)


@given(ANY_TEXT.filter(lambda text: not is_accepted(text)))
def test_the_nearest_of_a_refused_text_is_a_valid_date_if_there_is_one(text: str) -> None:
    with pytest.raises(EdtfError) as caught:
        EdtfDate(text)
    nearest = caught.value.nearest
    assert nearest is None or EdtfDate(nearest) != text


# --- pydantic, and the exported JSON Schema --------------------------------------------------------------


@settings(max_examples=300)
@given(ANY_TEXT)
@example("2021-11-24\n")
@example("2021-11-24\r")
@example("2021-11-24\u2028")
@example("٢٠٢١")
def test_other_validators_agree_with_the_form(text: str) -> None:
    in_form = re.fullmatch(PATTERN, text) is not None
    assert BY_JSONSCHEMA.is_valid(text) == in_form
    assert BY_JSONSCHEMA_RS.is_valid(text) == in_form


BY_JSONSCHEMA = jsonschema.Draft202012Validator(SCHEMA)
BY_JSONSCHEMA_RS = jsonschema_rs.Draft202012Validator(SCHEMA)


def test_the_schema_is_itself_valid_and_its_examples_hold() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert ADAPTER.json_schema(mode="serialization") == SCHEMA
    assert all(is_accepted(text) for text in SCHEMA["examples"])
    assert {EdtfDate(text).precision for text in SCHEMA["examples"]} == set(Precision)


@given(ANY_DATE)
def test_no_date_is_longer_than_the_schema_says(one: Built) -> None:
    assert len(one.text) <= SCHEMA["maxLength"]


class Visit(BaseModel):
    model_config = ConfigDict(strict=True, frozen=True, str_strip_whitespace=True, str_to_upper=True)

    period: EdtfDate


@given(ANY_DATE)
def test_a_model_reads_a_date_and_writes_plain_text(one: Built) -> None:
    for visit in (
        Visit(period=EdtfDate(one.text)),
        Visit.model_validate({"period": one.text}),
        Visit.model_validate_json(f'{{"period": "{one.text}"}}'),
    ):
        assert type(visit.period) is EdtfDate
        assert type(visit.model_dump()["period"]) is str
        assert visit.model_dump_json() == f'{{"period":"{one.text}"}}'


def test_a_model_reports_a_bad_date_with_the_nearest() -> None:
    with pytest.raises(ValidationError) as caught:
        Visit.model_validate({"period": "24/11/2021"})
    (error,) = caught.value.errors()
    assert error["type"] == "edtf_date"
    assert error["loc"] == ("period",)
    assert error["ctx"]["nearest"] == "2021-11-24"
    with pytest.raises(EdtfError) as direct:
        EdtfDate("24/11/2021")
    assert error["msg"] == str(direct.value)


@pytest.mark.parametrize(
    "value", [" 2021", "2021-11-2x", "2021{nearest}", 2021, None, date(2021, 11, 24), b"2021"]
)
def test_a_model_strips_folds_and_converts_nothing(value: object) -> None:
    with pytest.raises(ValidationError):
        Visit.model_validate({"period": value})


# --- The edtf package as the oracle ----------------------------------------------------------------------


class Bounds(NamedTuple):
    """What the edtf package says: first and last day, None for an open end; or why it says nothing."""

    first: str | None = None
    last: str | None = None
    refused: str = ""


def oracle(text: str) -> Bounds:
    try:
        parsed = parse_edtf(text)
        bounds = parsed.lower_strict(), parsed.upper_strict()
    except (EDTFParseException, ValueError) as error:
        return Bounds(refused=type(error).__name__)
    first, last = (None if isinstance(one, float) else "{:04}-{:02}-{:02}".format(*one[:3]) for one in bounds)
    return Bounds(first, last)


class Difference(NamedTuple):
    text: str
    ours: bool
    theirs: Bounds
    reason: str


DIFFERENCES = (
    Difference(
        "2021-11-2X", True, Bounds(refused="ValueError"), "it reads the form, and has no bounds for it"
    ),
    Difference(
        "2021-11-2X/2021-12", True, Bounds(refused="ValueError"), "the same at the start of an interval"
    ),
    Difference("2021-11/2021-12-1X", True, Bounds(refused="ValueError"), "the same at its end"),
    Difference("2021-11-2X/..", True, Bounds(refused="EDTFParseException"), "level 2 has no open end there"),
    Difference("2021-02-29", False, Bounds("2021-02-29", "2021-02-29"), "it has no leap years"),
    Difference("2021-02-29~", False, Bounds("2021-02-29", "2021-02-29"), "the same with a mark"),
    Difference("2022/2021", False, Bounds("2022-01-01", "2021-12-31"), "it does not look at the order"),
    Difference("[2022..2021]", False, Bounds("2022-01-01", "2021-12-31"), "the same in a set"),
    Difference(
        "2021-11-24/2021-11-24", False, Bounds("2021-11-24", "2021-11-24"), "here: one way to say a day"
    ),
    Difference("[2021..2021]", False, Bounds("2021-01-01", "2021-12-31"), "the same in a set"),
    Difference(" 2021", False, Bounds("2021-01-01", "2021-12-31"), "it strips, we do not"),
    Difference("2021\n", False, Bounds("2021-01-01", "2021-12-31"), "the same at the end"),
    Difference("0999", False, Bounds("0999-01-01", "0999-12-31"), "outside the years of the profile"),
    Difference("3000", False, Bounds("3000-01-01", "3000-12-31"), "outside the years of the profile"),
    Difference("2021-XX", False, Bounds("2021-01-01", "2021-12-31"), "not in the profile: 2021 says it"),
    Difference("201X", False, Bounds("2010-01-01", "2019-12-31"), "not in the profile: a decade is no date"),
    Difference("2021%", False, Bounds("2021-01-01", "2021-12-31"), "not in the profile: 2021? says it"),
    Difference("2021-21", False, Bounds("2021-03-01", "2021-05-31"), "not in the profile: seasons"),
    Difference("../2021", False, Bounds(None, "2021-12-31"), "not in the profile: open starts"),
    Difference("2021/", False, Bounds("2021-01-01", "2031-01-01"), "not in the profile: unknown ends"),
    Difference("[2021..]", False, Bounds("2021-01-01", None), "not in the profile: open sets"),
    Difference("[2021,2022]", False, Bounds("2021-01-01", "2022-12-31"), "not in the profile: listed sets"),
    Difference("{2020..2022}", False, Bounds("2020-01-01", "2022-12-31"), "not in the profile: all of a set"),
    Difference(
        "2021-11-24T10:00:00Z", False, Bounds("2021-11-24", "2021-11-24"), "not in the profile: times"
    ),
)


@pytest.mark.parametrize("known", DIFFERENCES, ids=lambda known: repr(known.text))
def test_each_known_difference_from_the_edtf_package_still_exists(known: Difference) -> None:
    assert is_accepted(known.text) is known.ours
    assert oracle(known.text) == known.theirs


@settings(deadline=None)  # The oracle takes milliseconds for a date, and more for the first.
@given(ANY_DATE)
def test_the_edtf_package_agrees_on_every_valid_date_but_for_the_known_differences(one: Built) -> None:
    ours, theirs = EdtfDate(one.text), oracle(one.text)
    if any(end.unit == "days" for end in one.ends):
        assert theirs.refused
    else:
        assert theirs == Bounds(ours.earliest.isoformat(), ours.latest.isoformat() if ours.latest else None)


@settings(deadline=None)
@given(altered().filter(lambda text: text == text.strip() and "X" not in text))
def test_what_the_edtf_package_refuses_we_refuse(text: str) -> None:
    if is_accepted(text):
        assert not oracle(text).refused


def test_all_answers_occur() -> None:
    """The comparison tests would prove little if their dates never met."""
    texts = ("2021-11-2X", "2021-11-24", "2021-11-23/2021-11-25", "2021-12", "2021-11-24?")
    pairs = list(permutations(map(EdtfDate, texts), 2))
    assert {a.before(b) for a, b in pairs} == {a.overlaps(b) for a, b in pairs} == set(Truth)
