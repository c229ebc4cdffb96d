"""What is said of a text that is no date, and which date is offered for it."""

import pickle

import pytest
from hypothesis import given

from ilma_data.model.dates import EdtfDate, EdtfError
from tests.model.built_dates import ANY_TEXT, is_accepted


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


@given(ANY_TEXT.filter(lambda text: not is_accepted(text)))
def test_the_nearest_of_a_refused_text_is_a_valid_date_if_there_is_one(text: str) -> None:
    with pytest.raises(EdtfError) as caught:
        EdtfDate(text)
    nearest = caught.value.nearest
    assert nearest is None or EdtfDate(nearest) != text
