"""Tables: keys hold, nothing of a record is lost, cells are what their columns say, and rows do not depend on order."""

import pickle
import random
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import get_origin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ilma_data.dataset.collection import Collection
from ilma_data.dataset.dataset import Dataset
from ilma_data.dataset.loading import load
from ilma_data.export.tables.bound import UnknownTableError, tables
from ilma_data.export.tables.catalogue import TABLES
from ilma_data.export.tables.of_items import ItemTable
from ilma_data.export.tables.of_records import RecordTable
from ilma_data.export.tables.page import tables_page
from ilma_data.export.tables.rebuilding import records_from
from ilma_data.export.tables.table import SEPARATOR, Column, ColumnType, Row, Table, Value
from ilma_data.model.base import Part, Record, item_type
from ilma_data.model.dates import EdtfDate
from ilma_data.model.paths import nodes
from ilma_data.model.records import COLLECTIONS, MODELS
from ilma_data.testing import record_sets

HELD: dict[ColumnType, type] = {
    ColumnType.STRING: str,
    ColumnType.EDTF: str,
    ColumnType.INTEGER: int,
    ColumnType.BOOLEAN: bool,
    ColumnType.DATE: date,
}

FEWER = settings(max_examples=settings().max_examples // 5)

MEMORANDUM = "agreement/defence-memorandum-2021"


@pytest.fixture(scope="module")
def packaged() -> Dataset:
    return load()


def rows_of(dataset: Dataset) -> dict[str, list[Row]]:
    return {name: list(bound.rows()) for name, bound in tables(dataset).items()}


def picked(table: Table, rows: list[Row], names: tuple[str, ...]) -> Iterator[Row]:
    places = [table.column_names.index(name) for name in names]
    for row in rows:
        yield tuple(row[place] for place in places)


def check_keys(rows: dict[str, list[Row]]) -> None:
    for name, table in TABLES.items():
        keys = list(picked(table, rows[name], table.primary_key))
        assert len(set(keys)) == len(keys), f"{name} repeats a key"
        assert not any(None in key for key in keys)
        ids = [str(row[0]) for row in rows[name]]
        assert ids == sorted(ids) or name == "dyad_year"
        for link in table.foreign_keys:
            known = set(picked(TABLES[link.table], rows[link.table], link.references))
            there = {cells for cells in picked(table, rows[name], link.columns) if None not in cells}
            assert there <= known, f"{name}.{link.columns} leads nowhere"


def check_cell(column: Column, value: Value) -> None:
    if value is None:
        assert column.nullable, f"{column.name} holds a null"
        return
    assert type(value) is HELD[column.type], f"{column.name} holds {value!r}"
    if column.type is ColumnType.EDTF:
        EdtfDate(str(value))
    if column.words:
        values = str(value).split(SEPARATOR) if column.is_list else [value]
        assert set(values) <= set(column.words), f"{column.name} holds {value!r}"


def check_cells(rows: dict[str, list[Row]]) -> None:
    for name, table in TABLES.items():
        for row in rows[name]:
            for column, value in zip(table.columns, row, strict=True):
                check_cell(column, value)


@settings(max_examples=settings().max_examples // 3)
@given(record_sets())
def test_keys_hold_and_cells_are_what_their_columns_say(records: tuple[Record, ...]) -> None:
    rows = rows_of(Dataset.of(records))
    check_keys(rows)
    check_cells(rows)


@settings(max_examples=settings().max_examples // 3)
@given(record_sets(), st.randoms(use_true_random=False))
def test_the_records_stand_in_the_tables_whole_in_whatever_order_the_rows_come(
    records: tuple[Record, ...], chance: random.Random
) -> None:
    rows = rows_of(Dataset.of(records))
    for listed in rows.values():
        chance.shuffle(listed)
    assert Dataset.of(records_from(rows)) == Dataset.of(records)


@FEWER
@given(record_sets(), st.randoms(use_true_random=False))
def test_rows_do_not_depend_on_the_order_of_the_records(
    records: tuple[Record, ...], chance: random.Random
) -> None:
    shuffled = list(records)
    chance.shuffle(shuffled)
    assert rows_of(Dataset.of(records)) == rows_of(Dataset.of(shuffled))


@FEWER
@given(record_sets())
def test_what_stands_in_one_record_stands_in_its_rows(records: tuple[Record, ...]) -> None:
    """Without the way back: each single value is in a cell as often, at least, as in the records."""
    cells = Counter(
        str(value)
        for name, table in TABLES.items()
        if isinstance(table, RecordTable | ItemTable) or name == "records"
        for row in table.rows(Dataset.of(records))
        for value in row
    )
    held = Counter(
        str(node.value)
        for record in records
        for node in nodes(record)
        if node.value is not None and not isinstance(node.value, Part | tuple)
    )
    assert held <= cells


def test_the_packaged_records_stand_in_the_tables_whole(packaged: Dataset) -> None:
    rows = rows_of(packaged)
    check_keys(rows)
    check_cells(rows)
    assert Dataset.of(records_from(rows)) == packaged


def test_every_list_of_every_model_has_a_table() -> None:
    listed = {
        (table.outer, table.field, collection)
        for table in TABLES.values()
        if isinstance(table, ItemTable)
        for collection in table.collections
    }
    wanted: set[tuple[str | None, str, str]] = set()
    for model in (model for models in MODELS.values() for model in models):
        for name, field in model.model_fields.items():
            if get_origin(field.annotation) is tuple:
                wanted.add((None, name, model.collection))
                part = item_type(field.annotation)
                for inner, of_part in part.model_fields.items() if part else ():
                    if get_origin(of_part.annotation) is tuple:
                        wanted.add((name, inner, model.collection))
    assert listed == wanted


def test_a_value_that_evidence_names_is_found_in_the_table_of_its_list(packaged: Dataset) -> None:
    held = tables(packaged)
    paths = {
        (row[0], cells["path"])
        for bound in held.values()
        if isinstance(bound.table, ItemTable)
        and "path" in bound.table.column_names
        and bound.name != "supports"
        for row, cells in zip(bound.rows(), bound.to_dicts(), strict=True)
    }
    named = {
        (cells["record_id"], cells["item"])
        for name in ("supports", "disputes")
        for cells in held[name].to_dicts()
        if cells["item"] is not None
    }
    assert len(named) > len(packaged)
    assert named <= paths
    for cells in held["supports"].to_dicts():
        assert ("[" in str(cells["path"])) == (cells["item"] is not None)


def test_known_rows(packaged: Dataset) -> None:
    held = tables(packaged)
    (agreement,) = [row for row in held["agreements"].to_dicts() if row["id"] == MEMORANDUM]
    assert (agreement["instrument"], agreement["status"], agreement["status_certain"]) == (
        "memorandum-of-understanding",
        "signed",
        True,
    )
    assert (agreement["date"], agreement["date_latest"]) == ("2021-11-24", date(2021, 11, 24))
    signers = [row["signatory"] for row in held["signatures"].to_dicts() if row["agreement_id"] == MEMORANDUM]
    assert signers == ["signatory/benny-gantz", "signatory/abdellatif-loudiyi"]
    (event,) = [
        row
        for row in held["events"].to_dicts()
        if (row["record_id"], row["path"]) == (MEMORANDUM, "milestones[signed]")
    ]
    assert (event["cameo"], event["plover"], event["act"]) == ("057", "SUPPORT", "milestone")
    assert event["states"] == "signatory/israel;signatory/morocco"
    assert isinstance(event["origins"], int)
    assert event["origins"] > 1


def test_every_act_with_a_date_is_an_event(packaged: Dataset) -> None:
    events = [(row["record_id"], row["date"], row["event"]) for row in tables(packaged)["events"].to_dicts()]
    assert Counter(events) == Counter(
        (entry.record, entry.date, entry.event) for entry in packaged.timeline()
    )


def test_a_reported_date_has_its_days_and_a_reported_number_its_type(packaged: Dataset) -> None:
    rows = tables(packaged)["disputes"].to_dicts()
    dated = [row for row in rows if row["reported_earliest"] is not None]
    assert dated
    assert all(EdtfDate(str(row["reported"])).earliest == row["reported_earliest"] for row in dated)
    assert {row["reported_type"] for row in rows} == {"text", "number", None}


def test_tables_of_a_narrowed_collection_are_of_its_records_alone(packaged: Dataset) -> None:
    chosen = packaged.agreements.where(domain="domain/defence")
    held = tables(chosen)
    assert "meetings" not in held
    assert [row["id"] for row in held["agreements"].to_dicts()] == list(chosen.ids)
    for name in ("parties", "milestones", "supports", "events", "records", "record_domains"):
        rows = list(held[name].rows())
        assert rows
        assert {row[0] for row in rows} <= set(chosen.ids)
    whole = [row for row in held["dyad_year"].to_dicts() if row["coverage"] == "whole"]
    assert {row["meetings"] for row in whole} == {row["acts"] for row in whole} == {None}
    assert None not in {row["milestones_signed"] for row in whole}


def test_tables_as_of_a_date_have_the_status_of_that_date(packaged: Dataset) -> None:
    then = {row["id"]: row for row in tables(packaged.as_of("2021-08-31"))["agreements"].to_dicts()}
    air_services = "agreement/air-services-agreement-2021"
    (now,) = [row for row in tables(packaged)["agreements"].to_dicts() if row["id"] == air_services]
    assert then[air_services]["status"] == "signed"
    assert now["status"] != "signed"
    assert len(then) < len(packaged.agreements)


def test_rows_are_made_as_they_are_asked_for() -> None:
    decoded: list[str] = []
    packaged = load()

    def watched(name: str) -> Collection[Record]:
        held = packaged.all_collections[name]

        def decode(record_id: str) -> Record:
            decoded.append(record_id)
            return held[record_id]

        return Collection(name, held.ids, decode)

    rows = tables(Dataset({name: watched(name) for name in COLLECTIONS.values()}))["parties"].rows()
    assert decoded == []
    next(rows)
    assert len(decoded) == 1


def test_misspelt_names_get_the_nearest(packaged: Dataset) -> None:
    held = tables(packaged)
    with pytest.raises(
        UnknownTableError, match=r"agrements is no table: .*; did you mean agreements\?"
    ) as raised:
        held["agrements"]
    assert isinstance(raised.value, KeyError)
    assert str(pickle.loads(pickle.dumps(raised.value))) == str(raised.value)
    assert "agrements" not in held
    assert held.get("agrements") is None


@pytest.mark.parametrize("wrong", ["agreements", None, 3])
def test_only_data_sets_and_narrowed_collections_have_tables(packaged: Dataset, wrong: object) -> None:
    with pytest.raises(TypeError, match=r"dataset.agreements.where"):
        tables(packaged.retired if wrong is None else wrong)  # type: ignore[arg-type]


def test_what_is_shown_names_the_columns_and_escapes_the_cells(packaged: Dataset) -> None:
    held = tables(packaged)
    assert repr(held).splitlines()[0] == f"<{len(TABLES)} tables>"
    assert "dyad_year" in held._repr_html_()
    first, heads, *rows, more = repr(held["parties"]).splitlines()
    assert re.fullmatch(r"<parties: [0-9,]+ rows of 5 columns>", first)
    assert heads.split()[:2] == ["agreement_id", "position"]
    assert len(rows) == 10
    assert more.endswith("more")
    assert all(len(line) <= 112 for line in repr(held["agreements"]).splitlines())
    assert "<td" in held["names"]._repr_html_()
    assert "0 rows" in repr(tables(Dataset.of([]))["claims"])


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
def test_a_table_is_documented_whole(table: Table) -> None:
    assert re.fullmatch(r"[a-z]+(_[a-z]+)*", table.name)
    assert table.description.endswith(".")
    assert len(set(table.column_names)) == len(table.columns)
    for column in table.columns:
        assert re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", column.name)
        assert column.description.endswith("."), column.name
        assert not re.search(r"\bNone\b|typing|<|  ", column.description), column.name
    assert set(table.primary_key) <= set(table.column_names)
    before = list(TABLES)[: list(TABLES).index(table.name) + 1]
    for link in table.foreign_keys:
        assert link.table in before
        assert link.references == TABLES[link.table].primary_key
        assert set(link.columns) <= set(table.column_names)


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
def test_what_the_model_says_of_a_field_its_column_says(table: Table) -> None:
    if not isinstance(table, RecordTable):
        return
    for model in MODELS[next(kind for kind, name in COLLECTIONS.items() if name == table.name)]:
        for name, field in model.model_fields.items():
            column = next((column for column in table.columns if column.name == name), None)
            if column is not None and name != "kind":
                assert (field.description or "-") in column.description
    if table.name == "signatories":
        (kind,) = [column for column in table.columns if column.name == "kind"]
        assert kind.words == ("person", "organization", "state")


def test_the_page_has_every_table_and_column() -> None:
    sections = dict(re.findall(r"^## (\w+)\n(.*?)(?=^## |\Z)", tables_page(), re.MULTILINE | re.DOTALL))
    assert list(sections) == list(TABLES)
    for name, table in TABLES.items():
        assert re.findall(r"^\| `(\w+)` \|", sections[name], re.MULTILINE) == list(table.column_names)
