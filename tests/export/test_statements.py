"""Statements: each value with each place that supports it, and what is disputed or claimed; none twice, none lost."""

import csv
import io
import re
from pathlib import Path

import pytest
from hypothesis import given, settings

from ilma_data.dataset.dataset import Dataset
from ilma_data.dataset.loading import load
from ilma_data.export.spreadsheet import raw_cell
from ilma_data.export.statements import Statement, statement_files, statements
from ilma_data.model.base import Part, Record
from ilma_data.model.paths import factual_values, resolve
from ilma_data.model.source import Source
from ilma_data.testing import RecordSet, record_sets

DOCS = Path(__file__).parents[2] / "docs" / "linked-data.md"


@pytest.fixture(scope="module")
def example() -> Dataset:
    return load(Path(__file__).parents[1] / "checks" / "example")


def written(dataset: Dataset, *, raw: bool = False) -> str:
    (file,) = statement_files(dataset, raw=raw)
    assert file.name == "statements.csv"
    return b"".join(file.chunks).decode()


def rows_of(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))


def stated(record: Record) -> bool:
    return not isinstance(record, Source)


@settings(max_examples=8)
@given(record_sets())
def test_every_value_has_a_row_for_each_source_that_supports_it(generated: RecordSet) -> None:
    dataset = Dataset.of(generated)
    expected = {
        (str(record.id), value.path, str(evidence.source), evidence.basis.value, evidence.note or "")
        for record in dataset.records
        if stated(record)
        for value in factual_values(record)
        for evidence in dataset.evidence_for(record, value.path)
    }
    found = [row for row in statements(dataset) if row.kind == "supports"]
    assert {(row.entity_id, row.path, row.source, row.basis, row.note) for row in found} == expected
    for row in found:
        value = resolve(dataset[row.entity_id], row.path).value
        if isinstance(value, Part):
            value = getattr(value, value.key_field or "")
        assert row.value == ("" if value is None else str(value))


@settings(max_examples=8)
@given(record_sets())
def test_disputes_and_claims_have_a_row_each(generated: RecordSet) -> None:
    dataset = Dataset.of(generated)
    found = list(statements(dataset))
    for kind, field in (("disputes", "disputes"), ("claims", "claims")):
        there = [one for record in dataset.records for one in getattr(record, field, ())]
        rows = [row for row in found if row.kind == kind]
        assert len(rows) == len(there)
        assert sorted(row.source for row in rows) == sorted(str(one.source) for one in there)
    assert len({row.id for row in found}) == len(found)
    assert not [row for row in found if row.kind == "unsupported"]


@settings(max_examples=8)
@given(record_sets())
def test_the_file_holds_the_statements_and_no_formula(generated: RecordSet) -> None:
    dataset = Dataset.of(generated)
    names, *rows = rows_of(written(dataset))
    assert tuple(names) == Statement._fields
    assert [tuple(map(raw_cell, row)) for row in rows] == [tuple(row) for row in statements(dataset)]
    assert not [cell for row in rows for cell in row if cell.startswith(tuple("=+-@\t\r"))]
    assert rows_of(written(dataset, raw=True))[1:] == [list(row) for row in statements(dataset)]


def test_the_same_records_give_the_same_bytes(example: Dataset) -> None:
    assert written(example) == written(Dataset.of(reversed(example.records)))


def test_an_id_is_that_of_what_is_said(example: Dataset) -> None:
    accord = example.agreements["agreement/water-accord-2021"]
    other = accord.model_copy(update={"title": "Another title"})  # no fact: the statements are the same
    before = [row.id for row in statements(Dataset.of([accord]))]
    assert before == [row.id for row in statements(Dataset.of([other]))]
    less = accord.model_copy(update={"evidence": accord.evidence[1:]})
    assert [row.id for row in statements(Dataset.of([less]))] != before


def test_a_value_without_evidence_is_not_hidden(example: Dataset) -> None:
    accord = example.agreements["agreement/water-accord-2021"]
    bare = Dataset.of([accord.model_copy(update={"evidence": ()})])
    rows = [row for row in statements(bare) if row.kind == "unsupported"]
    assert {row.path for row in rows} == {value.path for value in factual_values(accord)}
    assert {row.source for row in rows} == {""}


def test_dates_have_their_days_and_texts_their_language(example: Dataset) -> None:
    found = list(statements(example))
    for row in found:
        is_date = row.prop_type == "date" and re.match("[0-9[]", row.value)
        assert bool(row.value_earliest) is bool(is_date)
    assert {row.prop for row in found if row.lang} <= {
        "names.text",
        "label.ar",
        "label.he",
        "alternative_labels.text",
    }
    assert {"entity", "date", "name", "string"} <= {row.prop_type for row in found}


def test_the_page_explains_every_column() -> None:
    page = DOCS.read_text("utf-8")
    for column in Statement._fields:
        assert f"| `{column}` |" in page, column
