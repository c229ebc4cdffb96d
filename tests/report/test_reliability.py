"""Alpha is what Krippendorff and his oracle have; the page says what agrees and what differs."""

import math
import re
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import krippendorff
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilma_data.dataset.dataset import Dataset
from ilma_data.dataset.loading import load
from ilma_data.model.agreement import Agreement
from ilma_data.model.meeting import Meeting
from ilma_data.report.alpha import alpha, interval, nominal, ratio
from ilma_data.report.coding import Coding, coding_of
from ilma_data.report.reliability import reliability_page

EXAMPLE = Path(__file__).parents[1] / "checks" / "example"

FOUR_OBSERVERS = [
    (1, 1, None, 1),
    (2, 2, 3, 2),
    (3, 3, 3, 3),
    (3, 3, 3, 3),
    (2, 2, 2, 2),
    (1, 2, 3, 4),
    (4, 4, 4, 4),
    (1, 1, 2, 1),
    (2, 2, 2, 2),
    (None, 5, 5, 5),
    (None, None, 1, 1),
    (None, None, 3, None),
]
"""Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability", example C: 12 units, with missing values."""


@pytest.mark.parametrize(("distance", "published"), [(nominal, 0.743), (interval, 0.849), (ratio, 0.797)])
def test_published_example_has_the_published_alpha(
    distance: Callable[[float, float], float], published: float
) -> None:
    assert alpha(FOUR_OBSERVERS, distance) == pytest.approx(published, abs=0.0005)


@pytest.mark.parametrize(
    ("level", "distance"), [("nominal", nominal), ("interval", interval), ("ratio", ratio)]
)
@given(st.data())
def test_alpha_is_that_of_the_oracle(
    level: Literal["nominal", "interval", "ratio"],
    distance: Callable[[float, float], float],
    data: st.DataObject,
) -> None:
    coders = data.draw(st.integers(2, 4))
    values = st.none() | st.integers(0, 6)
    units = data.draw(st.lists(st.tuples(*[values] * coders), min_size=1, max_size=12))
    ours = alpha(units, distance)
    table = [[math.nan if unit[coder] is None else unit[coder] for unit in units] for coder in range(coders)]
    paired = [[value for value in unit if value is not None] for unit in units]
    held = {value for unit in paired if len(unit) > 1 for value in unit}
    if len(held) < 2:
        # The oracle raises or returns nan here, by the number of values outside the pairs.
        assert ours is None
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # numpy's, for 0 / 0 at the ratio of two zeros
        theirs = krippendorff.alpha(table, level_of_measurement=level)
    assert ours == pytest.approx(theirs, abs=1e-9)


@given(st.lists(st.tuples(st.booleans(), st.booleans()), min_size=2, max_size=20))
def test_alpha_is_one_only_where_all_agree(units: list[tuple[bool, bool]]) -> None:
    assert (alpha(units, nominal) == 1) == (all(a == b for a, b in units) and len(set(units)) > 1)


@pytest.fixture(scope="module")
def example() -> Dataset:
    return load(EXAMPLE)


@pytest.fixture(scope="module")
def codings(example: Dataset) -> list[Coding]:
    return [coding_of(record, example) for record in [*example.agreements, *example.meetings]]


def test_coding_is_derived_from_the_record(example: Dataset) -> None:
    agreement = example.find("agreement/water-accord-2021")
    assert isinstance(agreement, Agreement)
    assert coding_of(agreement, example) == {
        "record": "agreement/water-accord-2021",
        "instrument": "agreement",
        "ambit": "bilateral",
        "bindingness": "unclear",
        "existence": "confirmed",
        "stage": "in-force",
        "date": "2021-05-04",
        "state": "other",
        "parties": 2,
        "signers": 1,
        "text_access": "unknown",
        "domains": ["water"],
    }
    meeting = example.find("meeting/lake-visit-2021")
    assert isinstance(meeting, Meeting)
    assert coding_of(meeting, example) == {
        "record": "meeting/lake-visit-2021",
        "kind": "visit",
        "status": "held",
        "existence": "confirmed",
        "date": "2021-05-03/2021-05-05",
        "state": "other",
        "persons": 1,
        "domains": ["water"],
    }


def row(page: str, label: str) -> list[str]:
    found = re.search(rf"^\| {re.escape(label)} \| (.*) \|$", page, re.MULTILINE)
    assert found is not None, label
    return found[1].split(" | ")


def test_equal_codings_agree_and_have_no_differences(codings: list[Coding]) -> None:
    page = reliability_page(codings, codings, codings, "## Corrections\n")
    assert row(page, "stage")[1:3] == ["3", "3"]
    assert "| variable | unit | first | second | now |\n|---|---|---|---|---|\n\n## Corrections\n" in page
    assert page.endswith("## Corrections\n")


def test_value_that_never_changes_has_no_alpha(codings: list[Coding]) -> None:
    same = [{**coding, "existence": "confirmed"} for coding in codings]
    assert row(reliability_page(same, same, same, ""), "existence") == [
        "nominal",
        "5",
        "5",
        "100 %",
        "undefined",
        "0",
    ]


def test_differences_are_counted_and_listed(codings: list[Coding]) -> None:
    other = [
        {**coding, "existence": "denied", "date": "2021-12-31", "state": None, "domains": ["lakes"]}
        if coding["record"] == "meeting/lake-visit-2021"
        else coding
        for coding in codings
    ]
    first = [{**coding, "state": "Israel"} for coding in codings]
    page = reliability_page(first, other, [], "")
    assert row(page, "existence | nominal")[:3] == ["5", "4", "80 %"]
    assert row(page, "state | nominal")[-1] == str(sum(1 for coding in other if coding["state"] is None))
    assert "| existence | `meeting/lake-visit-2021` | confirmed | denied | no such record |" in page
    assert "| domain: lakes | `meeting/lake-visit-2021` | no | yes | no such record |" in page
    assert "| state | `meeting/lake-visit-2021` | Israel | no value | no such record |" in page


def test_days_that_are_near_agree_more_than_days_that_are_far(codings: list[Coding]) -> None:
    first = [{**coding, "date": f"{2010 + 2 * index}-05-01"} for index, coding in enumerate(codings)]

    def found(date: str) -> float:
        page = reliability_page(first, [{**first[0], "date": date}, *first[1:]], [], "")
        assert row(page, "date, as written")[2] == row(page, "date, its earliest day")[2] == "4"
        return float(row(page, "date, its earliest day")[4])

    assert found("2013-05-01") < found("2011-05-01") < found("2010-05-02") == 1


def test_unit_without_a_first_coding_is_refused(codings: list[Coding]) -> None:
    with pytest.raises(KeyError):
        reliability_page(codings[1:], codings, [], "")


def test_list_where_a_word_is_due_is_refused(codings: list[Coding]) -> None:
    wrong = [{**codings[0], "instrument": ["treaty"]}, *codings[1:]]
    with pytest.raises(TypeError, match=r"instrument is \['treaty'\]"):
        reliability_page(codings, wrong, [], "")
