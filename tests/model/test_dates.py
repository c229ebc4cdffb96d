"""`EdtfDate`: what it accepts, which days it means, how it reads, and how a model takes it."""

import copy
import pickle
import re
import subprocess
import sys
from calendar import monthrange
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict, ValidationError

import ilma_data
from ilma_data.model.dates import EdtfDate, EdtfError
from tests.model.built_dates import ANY_DATE, Built, is_accepted


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


@pytest.mark.parametrize("value", [2021, None, b"2021", date(2021, 11, 24), 2021.0])
def test_only_text_is_read(value: object) -> None:
    with pytest.raises(TypeError, match="made from a str"):
        EdtfDate(value)  # type: ignore[arg-type]


def test_dates_load_with_nothing_but_the_standard_library() -> None:
    root = Path(str(ilma_data.__file__)).parents[1]
    run = f"import sys; sys.path.append({str(root)!r}); from ilma_data.model.dates import EdtfDate; "
    run += "EdtfDate('2021-11-2X').describe(); sys.exit('pydantic' in sys.modules)"
    subprocess.run([sys.executable, "-I", "-S", "-c", run], check=True)


# --- In a model ------------------------------------------------------------------------------------------


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
