"""Dates in every form of the EDTF profile: any at all, or such as can mean certain days."""

from datetime import date, timedelta

from hypothesis import strategies as st

from ilma_data.model.dates import EdtfDate

FIRST_DAY = date(1000, 1, 2)
LAST_DAY = date(2999, 12, 30)
"""From and to where `dates` and `dates_about` reach: a day short of the profile's own bounds, for sets around them."""

_ONE_DAY = timedelta(days=1)


@st.composite
def dates(draw: st.DrawFn) -> EdtfDate:
    """A date in any form that `EdtfDate` accepts, years 1000 to 2999."""
    return draw(_DATES)


@st.composite
def dates_about(draw: st.DrawFn, first: date, last: date) -> EdtfDate:
    """A date that can mean all the days from `first` to `last`, written in any form and as closely as may be.

    So what holds for two stretches of days (one is before the other, or within it) is never certainly wrong for the
    dates about them. Both days lie between `FIRST_DAY` and `LAST_DAY`, and `last` is not before `first`.
    """
    return EdtfDate(
        draw(st.sampled_from(_forms_of_day(first) if first == last else _forms_of_days(first, last)))
    )


def _ends(day: date) -> list[str]:
    """The ways to write a day as a date of its own or as an end of an interval, the closest first."""
    written = day.isoformat()
    units = (written, written[:7], written[:4])
    return [
        *(unit + mark for mark in ("", "~", "?") for unit in units),
        f"{written[:9]}X",
    ]


def _sets(first: date, last: date) -> list[str]:
    """The ways to write one unknown day of a stretch of at least two days."""
    pairs = [(first.isoformat()[:length], last.isoformat()[:length]) for length in (10, 7, 4)]
    return [f"[{start}..{end}]" for start, end in pairs if start != end]


def _forms_of_day(day: date) -> list[str]:
    before, after = day - _ONE_DAY, day + _ONE_DAY
    return [
        *_ends(day),
        f"{day}/..",
        f"{before}/{day}",
        f"{day}/{after}",
        f"[{before}..{day}]",
        *_sets(day, after),
    ]


def _forms_of_days(first: date, last: date) -> list[str]:
    starts, ends = _ends(first), _ends(last)
    shared = [end for end in ends if end in starts]
    return [
        f"{first}/{last}",
        *(f"{start}/{last}" for start in starts[1:]),
        *(f"{first}/{end}" for end in ends[1:]),
        *(f"{start}/.." for start in starts),
        *shared,
        *_sets(first, last),
    ]


def _two_days(ordinals: tuple[int, int]) -> tuple[date, date]:
    first, length = ordinals
    return date.fromordinal(first), date.fromordinal(first + length)


_DAYS = st.dates(FIRST_DAY, LAST_DAY)
_TWO_DAYS = st.tuples(
    st.integers(FIRST_DAY.toordinal(), LAST_DAY.toordinal() - 1000),
    st.one_of(st.integers(1, 40), st.integers(1, 1000)),  # more often few: ends in one month, or in the next
).map(_two_days)

_DATES = st.one_of(
    _DAYS.flatmap(lambda day: st.sampled_from(_ends(day))),
    _DAYS.flatmap(lambda day: st.sampled_from(_ends(day)).map("{}/..".format)),
    _TWO_DAYS.flatmap(
        lambda days: st.builds(
            "{}/{}".format, st.sampled_from(_ends(days[0])), st.sampled_from(_ends(days[1]))
        )
    ),
    _TWO_DAYS.flatmap(lambda days: st.sampled_from(_sets(*days))),
).map(EdtfDate)
