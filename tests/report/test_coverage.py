"""The coverage page counts what is there."""

import re
from pathlib import Path

import pytest

from ilma_data.dataset.dataset import Dataset
from ilma_data.dataset.loading import load
from ilma_data.dataset.scope import COVERED_PERIOD, is_covered
from ilma_data.model.dates import EdtfDate, Truth
from ilma_data.report.coverage import coverage_page, table

EXAMPLE = Path(__file__).parents[1] / "checks" / "example"


@pytest.fixture(scope="module")
def page() -> str:
    """The page of the example records."""
    return coverage_page(load(EXAMPLE))


def row(page: str, head: str) -> list[str]:
    found = re.search(rf"^\| {re.escape(head)} \| ([0-9].*) \|$", page, re.MULTILINE)
    assert found is not None, head
    return found[1].split(" | ")


def test_numbers_are_those_of_the_records(page: str) -> None:
    example = load(EXAMPLE)
    for name, held in example.collections.items():
        assert row(page, name) == [str(len(held))]
    assert row(page, "of them persons") == ["2"]
    assert row(page, "2021") == ["3", "2"]
    assert row(page, "on two or more independent origins") == ["1", "20 %"]
    assert "1 disputes and 0 claims" in page
    for record in ("agreement/water-map-2021", "meeting/lake-talks-2021"):
        assert f"- `{record}`" in page
    assert "- `agreement/water-accord-2021`" not in page


def test_empty_data_set_has_a_page() -> None:
    empty = coverage_page(Dataset.of([]))
    assert "None rests on one origin." in empty
    assert row(empty, "agreements") == ["0"]


def test_tables_set_numbers_to_the_right() -> None:
    assert list(table(("a", "b"), [("x", 1), ("y", "20 %")])) == [
        "| a | b |",
        "|---|--:|",
        "| x | 1 |",
        "| y | 20 % |",
    ]


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2020-07-31", Truth.NO),
        ("2020-08-01", Truth.YES),
        ("2020", Truth.PERHAPS),
        ("2026-06-30", Truth.YES),
        ("2026-07", Truth.NO),
        ("2022-01/..", Truth.PERHAPS),
        ("2021?", Truth.PERHAPS),
        ("2019/2030", Truth.PERHAPS),
    ],
)
def test_outside_the_covered_period_nothing_was_looked_for(date: str, expected: Truth) -> None:
    assert is_covered(EdtfDate(date)) is expected
    assert is_covered(COVERED_PERIOD) is Truth.YES
