"""Rows are made in one pass, a few at a time, and quickly: they are those that the plain way would give."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from ilma_data.dataset.dataset import Dataset
from ilma_data.dataset.loading import load
from ilma_data.export.formats import files_in
from ilma_data.export.records_json import record_as_json
from ilma_data.export.tables import every
from ilma_data.export.tables.catalogue import TABLES
from ilma_data.export.tables.events import EVENTS
from ilma_data.export.tables.flattening import Leaf
from ilma_data.export.tables.of_items import ItemTable
from ilma_data.export.tables.of_records import RecordTable
from ilma_data.export.tables.picking import ItemPaths, item_of
from ilma_data.export.tables.reading import row_reader
from ilma_data.export.tables.selection import Selection
from ilma_data.export.tables.table import Row, Value
from ilma_data.model.agreement import Agreement
from ilma_data.model.base import Record
from ilma_data.model.keys import keys_of
from ilma_data.model.paths import PathError, nodes, resolve, supported
from ilma_data.testing import RecordSet, record_sets, records

FEW = settings(max_examples=max(settings().max_examples // 10, 3))


def written(form: str, dataset: Dataset) -> dict[str, bytes]:
    return {file.name: b"".join(file.chunks) for file in files_in(form, dataset)}


@FEW
@given(record_sets())
def test_one_pass_gives_the_rows_of_each_table(records: RecordSet) -> None:
    dataset = Dataset.of(records)
    rows: dict[str, list[Row]] = {name: [] for name in TABLES}
    for table, some in every.batches(dataset, TABLES.values()):
        rows[table.name] += some
    assert rows == {name: list(table.rows(dataset)) for name, table in TABLES.items()}


@pytest.fixture(scope="module")
def example() -> Dataset:
    return load(Path(__file__).parents[2] / "checks" / "example")


@pytest.mark.parametrize("form", ["csv", "parquet", "sqlite"])
def test_how_many_rows_are_held_changes_no_byte(
    form: str, example: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = written(form, example)
    monkeypatch.setattr(every, "BATCH", 2)
    assert written(form, example) == before


@pytest.mark.parametrize("form", ["csv", "parquet", "sqlite"])
def test_records_are_gone_through_once(form: str, example: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    passes: list[Selection] = []
    go_through = Selection.records

    def watched(selection: Selection, *models: type[Record]) -> Iterator[Record]:
        passes.append(selection)
        return go_through(selection, *models)

    monkeypatch.setattr(Selection, "records", watched)
    assert written(form, example)
    assert len(passes) == 1


def test_no_more_rows_are_held_than_a_batch_and_those_of_one_record(
    example: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(every, "BATCH", 3)
    of_one = max(
        len(list(table.make(Selection(example)).of_record(record)))
        for table in TABLES.values()
        for record in example.records
        if type(record) in table.models
    )
    for table, rows in every.batches(example, TABLES.values()):
        assert len(rows) < 3 + of_one or table.name == "dyad_year"


@given(records())
def test_a_line_is_what_json_writes(record: Record) -> None:
    value = record.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    assert record_as_json(record) == json.dumps(value, ensure_ascii=False)


@given(records(), st.data())
def test_the_item_of_a_path_is_the_one_to_which_it_resolves(record: Record, data: st.DataObject) -> None:
    paths = ItemPaths(record)
    for field in type(record).model_fields:
        items = getattr(record, field)
        if isinstance(items, tuple):
            assert list(paths.of(field)) == [f"{field}[{key}]" for key in keys_of(items)]
    path = data.draw(st.sampled_from(_paths(record)))
    cut = data.draw(st.integers(0, len(path)))
    put = data.draw(st.sampled_from(["", "x", ".", "[", "]", "].", "[x]", ".name", ".date", "[signed]"]))
    for one in (path, path[:cut] + put + path[cut:], path[:cut] + put, path + put):
        try:
            expected = item_of(resolve(record, one))
        except PathError:
            expected = None
        assert paths.item(one) == expected, one


def _paths(record: Record) -> list[str]:
    """Paths of its values, by any key that picks an item."""
    found = [node.path for node in nodes(record)]
    for field in type(record).model_fields:
        items = getattr(record, field)
        for item in items if isinstance(items, tuple) else ():
            keys = item.keys() if hasattr(item, "keys") else (str(item),)
            found += [f"{field}[{key}]" for key in keys if key]
    return found


@given(records())
def test_cells_are_what_the_fields_hold(record: Record) -> None:
    for table in TABLES.values():
        if isinstance(table, RecordTable) and type(record) in table.models:
            assert row_reader(table.leaves)(record) == tuple(_cell(leaf, record) for leaf in table.leaves)
        elif isinstance(table, ItemTable) and table.outer is None and type(record) in table.models:
            for item in getattr(record, table.field):
                assert row_reader(table.leaves)(item) == tuple(_cell(leaf, item) for leaf in table.leaves)


def _cell(leaf: Leaf, part: Any) -> Value:
    value = part
    for name in leaf.source:
        value = getattr(value, name, None)
    return None if value is None else leaf.form(value)


@FEW
@given(record_sets())
def test_events_count_the_origins_of_what_supports_the_milestone(records: RecordSet) -> None:
    dataset = Dataset.of(records)
    assume(dataset.agreements.ids)
    columns = EVENTS.column_names
    for row in EVENTS.rows(dataset):
        cells = dict(zip(columns, row, strict=True))
        record = dataset[str(cells["record_id"])]
        if isinstance(record, Agreement):
            value = resolve(record, str(cells["path"]))
            cited = {
                one.source
                for one in record.evidence
                if supported(value, [resolve(record, path) for path in one.supports])
            }
            origins = {dataset.sources[one].origin or one for one in cited}
            assert (cells["origins"] == 0) == (not cited)
            assert cells["origins"] <= len(origins)  # type: ignore[operator]
