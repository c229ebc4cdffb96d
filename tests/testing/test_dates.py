"""The dates come in every form of the profile, and mean the days that they are to mean."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from ilma_data.model.dates import EdtfDate, Precision, Truth
from ilma_data.testing import dates, dates_about
from ilma_data.testing.dates import FIRST_DAY, LAST_DAY

DAYS = st.dates(FIRST_DAY, LAST_DAY)


@given(dates())
def test_date_is_one(drawn: EdtfDate) -> None:
    assert EdtfDate(str(drawn)) == drawn


def test_dates_come_in_every_form() -> None:
    drawn: set[EdtfDate] = set()

    @settings(max_examples=400)
    @given(dates())
    def draw(one: EdtfDate) -> None:
        drawn.add(one)

    draw()
    assert {one.precision for one in drawn} == set(Precision)
    ends = {end for one in drawn for end in one.strip("[]").replace("..", "/").split("/") if end}
    forms = {(len(end.rstrip("~?")), end[-1] if end[-1] in "~?X" else "") for end in ends}
    assert forms == {(length, mark) for length in (4, 7, 10) for mark in ("", "~", "?")} | {(10, "X")}
    sets = {len(one) for one in drawn if one.precision is Precision.SET}
    assert sets == {len("[2021..2022]"), len("[2021-11..2021-12]"), len("[2021-11-23..2021-11-25]")}


@given(st.data(), DAYS, st.integers(0, 400))
def test_date_about_some_days_can_mean_them_all(data: st.DataObject, first: date, length: int) -> None:
    last = min(first + timedelta(days=length), LAST_DAY)
    drawn = data.draw(dates_about(first, last))
    assert drawn.earliest <= first
    assert drawn.latest is None or drawn.latest >= last


@given(st.data(), st.lists(DAYS, min_size=2, max_size=2))
def test_dates_about_days_in_order_are_never_certainly_out_of_order(
    data: st.DataObject, days: list[date]
) -> None:
    first, second = (data.draw(dates_about(day, day)) for day in sorted(days))
    assert second.before(first) is not Truth.YES
