"""The form of a date: what it allows, what `EdtfDate` refuses beyond it, and who agrees with it."""

import re
from collections.abc import Callable
from datetime import date

import jsonschema
import jsonschema_rs
import pytest
from hypothesis import example, given, settings
from pydantic import TypeAdapter

from ilma_data.model.dates import PATTERN, EdtfDate, Precision
from tests.model.built_dates import ANY_DATE, ANY_TEXT, Built, end_of, is_accepted

ADAPTER = TypeAdapter(EdtfDate)
SCHEMA = ADAPTER.json_schema()
BY_JSONSCHEMA = jsonschema.Draft202012Validator(SCHEMA)
BY_JSONSCHEMA_RS = jsonschema_rs.Draft202012Validator(SCHEMA)

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


# --- The exported JSON Schema ----------------------------------------------------------------------------


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


def test_the_schema_is_itself_valid_and_its_examples_hold() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert ADAPTER.json_schema(mode="serialization") == SCHEMA
    assert all(is_accepted(text) for text in SCHEMA["examples"])
    assert {EdtfDate(text).precision for text in SCHEMA["examples"]} == set(Precision)


@given(ANY_DATE)
def test_no_date_is_longer_than_the_schema_says(one: Built) -> None:
    assert len(one.text) <= SCHEMA["maxLength"]
