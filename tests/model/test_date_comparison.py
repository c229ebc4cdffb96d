"""`EdtfDate`: how two compare, against every day that each can mean."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ilma_data.model.dates import EdtfDate, Truth
from tests.model.built_dates import ANY_DATE, ANY_DAY, CLOSE_DATE, NEAR_DATE, Built, End, end_of


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


def test_an_answer_is_not_a_condition() -> None:
    with pytest.raises(TypeError, match=r"is Truth\.YES"):
        bool(EdtfDate("2021").before(EdtfDate("2022")))


def test_all_answers_occur() -> None:
    """The comparison tests would prove little if their dates never met."""
    texts = ("2021-11-2X", "2021-11-24", "2021-11-23/2021-11-25", "2021-12", "2021-11-24?")
    pairs = list(permutations(map(EdtfDate, texts), 2))
    assert {a.before(b) for a, b in pairs} == {a.overlaps(b) for a, b in pairs} == set(Truth)
