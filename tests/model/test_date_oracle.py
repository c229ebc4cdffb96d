"""`EdtfDate` against the `edtf` package: where they agree, and the known differences."""

from typing import NamedTuple

import pytest
from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException
from hypothesis import given, settings

from ilma_data.model.dates import EdtfDate
from tests.model.built_dates import ANY_DATE, Built, altered, is_accepted


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
