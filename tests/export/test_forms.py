"""Every export holds the same facts, is the same from run to run, and does not depend on the order of the records."""

import csv
import io
import json
import random
import re
import sqlite3
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow
import pyarrow.parquet
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ilma_data.dataset.collection import Collection
from ilma_data.dataset.dataset import Dataset
from ilma_data.dataset.loading import load
from ilma_data.export.errors import UnknownFormatError
from ilma_data.export.formats import FORMATS, files_in, write_export
from ilma_data.export.linked.nodes import without_additions
from ilma_data.export.reading import read_export
from ilma_data.export.spreadsheet import raw_cell
from ilma_data.export.sqlite.views import VIEWS
from ilma_data.export.tables.catalogue import TABLES
from ilma_data.export.tables.rebuilding import records_from
from ilma_data.export.tables.table import Column, ColumnType, Row, Value
from ilma_data.model.base import Part, Record
from ilma_data.model.paths import factual_values
from ilma_data.model.reading import from_json
from ilma_data.model.records import COLLECTIONS, TYPES
from ilma_data.model.signatory import Identifiers
from ilma_data.model.source import Source
from ilma_data.testing import RecordSet, record_sets
from tests.export.interop_checks import json_ld_and_turtle_differ

FEW = settings(max_examples=settings().max_examples // 10)


@pytest.fixture(scope="module")
def example() -> Dataset:
    return load(Path(__file__).parents[1] / "checks" / "example")


def written(form: str, dataset: Dataset, *, raw: bool = False) -> dict[str, bytes]:
    return {file.name: b"".join(file.chunks) for file in files_in(form, dataset, raw=raw)}


def rows_of(dataset: Dataset) -> dict[str, list[Row]]:
    return {name: list(table.rows(dataset)) for name, table in TABLES.items()}


def value_of(cell: str, column: Column) -> Value:
    """What a cell of a CSV file means, by the column's type alone."""
    if cell == "":
        return None
    match column.type:
        case ColumnType.INTEGER:
            return int(cell)
        case ColumnType.BOOLEAN:
            return {"true": True, "false": False}[cell]
        case ColumnType.DATE:
            return date.fromisoformat(cell)
        case _:
            return cell


def rows_in_csv(files: dict[str, bytes], text_of: Callable[[str], str] = str) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for name, table in TABLES.items():
        heads, *lines = csv.reader(io.StringIO(files[f"{name}.csv"].decode(), newline=""))
        assert tuple(heads) == table.column_names
        found[name] = [tuple(map(value_of, map(text_of, line), table.columns)) for line in lines]
    return found


def rows_in_parquet(files: dict[str, bytes]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for name in TABLES:
        read = pyarrow.parquet.read_table(pyarrow.BufferReader(files[f"{name}.parquet"]))
        assert tuple(read.column_names) == TABLES[name].column_names
        found[name] = [tuple(row.values()) for row in read.to_pylist()]
    return found


def rows_in_sqlite(path: Path) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    with closing(sqlite3.connect(path)) as connection:
        for name, table in TABLES.items():
            chosen = ", ".join(f'"{column}"' for column in table.column_names)
            lines = connection.execute(f'SELECT {chosen} FROM "{name}" ORDER BY rowid')
            found[name] = [
                tuple(
                    bool(value)
                    if column.type is ColumnType.BOOLEAN and value is not None
                    else date.fromisoformat(value)
                    if column.type is ColumnType.DATE and value is not None
                    else value
                    for value, column in zip(line, table.columns, strict=True)
                )
                for line in lines
            ]
    return found


def from_rows(rows: dict[str, list[Row]]) -> Dataset:
    return Dataset.of(records_from(rows))


def from_csv(dataset: Dataset) -> Dataset:
    guarded, raw = (
        rows_in_csv(written("csv", dataset), raw_cell),
        rows_in_csv(written("csv", dataset, raw=True)),
    )
    assert guarded == raw == rows_of(dataset)
    return from_rows(raw)


def from_parquet(dataset: Dataset) -> Dataset:
    rows = rows_in_parquet(written("parquet", dataset))
    assert rows == rows_of(dataset)
    return from_rows(rows)


def from_json_document(dataset: Dataset) -> Dataset:
    with TemporaryDirectory() as name:
        write_export("json", name, dataset)
        return read_export(name)


def from_json_lines(dataset: Dataset) -> Dataset:
    return Dataset.of(
        from_json(TYPES[name.removesuffix(".jsonl")], line)
        for name, content in written("jsonl", dataset).items()
        for line in content.decode().split("\n")[:-1]
    )


def from_sqlite(dataset: Dataset) -> Dataset:
    with TemporaryDirectory() as name:
        write_export("sqlite", name, dataset)
        rows = rows_in_sqlite(Path(name, "ilma-data.sqlite"))
        assert rows == rows_of(dataset)
        assert from_rows(rows) == dataset
        return read_export(name)


def from_json_ld(dataset: Dataset) -> Dataset:
    about, *nodes = json.loads(written("json-ld", dataset)["ilma-data.jsonld"])["@graph"]
    assert about["@type"] == "schema:Dataset"
    return Dataset.of(
        from_json("retired" if node["@type"] == "Retired" else TYPES[COLLECTIONS[record_type]], text)
        for node in nodes
        for record_type in [node["id"].partition("/")[0]]
        for text in [json.dumps(without_additions(node))]
    )


def from_turtle(dataset: Dataset) -> Dataset:
    """The graph is that of the JSON-LD, from which the records come."""
    with TemporaryDirectory() as name:
        write_export("turtle", name, dataset)
        write_export("json-ld", name, dataset)
        assert json_ld_and_turtle_differ(Path(name)) == []
    return from_json_ld(dataset)


def from_statements(dataset: Dataset) -> Dataset:
    """Each value for which there is evidence, and on whose word; what editors write is in no statement."""
    (content,) = written("statements", dataset).values()
    lines = csv.DictReader(io.StringIO(content.decode(), newline=""))
    stated = [{name: raw_cell(cell) for name, cell in line.items()} for line in lines]
    assert {
        (one["entity_id"], one["path"], one["value"], one["source"])
        for one in stated
        if one["kind"] == "supports"
    } == {
        (str(record.id), node.path, text_of(node.value), str(evidence.source))
        for record in dataset.records
        if not isinstance(record, Source)
        for node in factual_values(record)
        for evidence in dataset.evidence_for(record, node.path)
    }
    for kind, field in (("disputes", "reported"), ("claims", "claim")):
        said = [one for record in dataset.records for one in getattr(record, kind, ())]
        assert Counter((one["source"], one["value"]) for one in stated if one["kind"] == kind) == Counter(
            (str(one.source), text_of(getattr(one, field))) for one in said
        )
    return dataset


def text_of(value: object) -> str:
    """A value as statements have it: of a part, what it is picked by in its list."""
    if isinstance(value, Part) and value.key_field is not None:
        value = getattr(value, value.key_field)
    return "" if value is None else str(value)


READ_BACK: dict[str, Callable[[Dataset], Dataset]] = {
    "csv": from_csv,
    "json": from_json_document,
    "jsonl": from_json_lines,
    "sqlite": from_sqlite,
    "parquet": from_parquet,
    "json-ld": from_json_ld,
    "turtle": from_turtle,
    "statements": from_statements,
}


@pytest.mark.parametrize("form", READ_BACK)
@FEW
@given(record_sets())
def test_every_export_holds_the_same_facts(form: str, records: RecordSet) -> None:
    dataset = Dataset.of(records)
    assert READ_BACK[form](dataset) == dataset


def test_only_exports_of_the_sources_alone_hold_less() -> None:
    assert FORMATS.keys() - READ_BACK.keys() == {"csl", "biblatex", "ris"}


def test_objects_that_hold_nothing_are_told_from_those_that_are_not_there(example: Dataset) -> None:
    record = example.signatories["signatory/freedonia"]
    absent, empty = (
        Dataset.of([*example.records, record.model_copy(update={"identifiers": held})])
        for held in (None, Identifiers())
    )
    assert absent != empty
    for form in READ_BACK.keys() - {"statements"}:
        assert READ_BACK[form](absent) == absent, form
        assert READ_BACK[form](empty) == empty, form


@settings(max_examples=settings().max_examples // 25)
@given(record_sets(), st.randoms(use_true_random=False))
def test_bytes_depend_neither_on_the_run_nor_on_the_order_of_the_records(
    records: RecordSet, chance: random.Random
) -> None:
    shuffled = list(records)
    chance.shuffle(shuffled)
    for form in FORMATS:
        first = written(form, Dataset.of(records))
        assert first
        assert written(form, Dataset.of(records)) == first, form
        assert written(form, Dataset.of(shuffled)) == first, form


@pytest.mark.parametrize("form", FORMATS)
def test_a_data_set_without_records_has_every_file(form: str, example: Dataset) -> None:
    assert written(form, Dataset.of([])).keys() == written(form, example).keys()


def test_references_are_those_of_all_sources(example: Dataset) -> None:
    ids = [str(source.id) for source in example.sources]
    assert [item["id"] for item in json.loads(written("csl", example)["sources.csl.json"])] == ids
    assert written("biblatex", example)["sources.bib"].decode().count("\n@") + 1 == len(ids)
    assert written("ris", example)["sources.ris"].decode().count("\r\nER  - \r\n") == len(ids)


def test_parquet_has_types_and_says_what_its_columns_mean(example: Dataset) -> None:
    for name, content in written("parquet", example).items():
        table = TABLES[name.removesuffix(".parquet")]
        schema = pyarrow.parquet.read_schema(pyarrow.BufferReader(content))
        assert (schema.metadata or {})[b"description"].decode() == table.description
        for column in table.columns:
            field = schema.field(column.name)
            assert (field.metadata or {})[b"description"].decode() == column.description
            assert field.nullable == column.nullable


def test_the_json_is_what_its_schema_says(example: Dataset) -> None:
    jsonschema_rs = pytest.importorskip("jsonschema_rs")
    schema = json.loads((Path(__file__).parents[2] / "schemas" / "dataset.schema.json").read_bytes())
    document = json.loads(written("json", example)["ilma-data.json"])
    assert jsonschema_rs.is_valid(schema, document)
    assert not jsonschema_rs.is_valid(schema, {**document, "extra": 1})


def test_a_misspelt_format_gets_the_nearest(example: Dataset) -> None:
    with pytest.raises(UnknownFormatError, match=r"sqllite is no format: .*; did you mean sqlite\?"):
        files_in("sqllite", example)
    with pytest.raises(ValueError, match="raw is for csv and statements; json has no cells"):
        files_in("json", example, raw=True)


def test_records_are_decoded_as_they_are_written(example: Dataset) -> None:
    decoded: list[str] = []

    def watched(name: str) -> Collection[Record]:
        held = example.all_collections[name]

        def decode(record_id: str) -> Record:
            decoded.append(record_id)
            return held[record_id]

        return Collection(name, held.ids, decode)

    for form in ("json", "jsonl", "csl", "biblatex", "ris"):
        decoded.clear()
        first = next(files_in(form, Dataset({name: watched(name) for name in example.all_collections})))
        while not decoded:
            next(first.chunks)
        assert len(decoded) == 1, form


def test_the_guide_names_every_format_file_and_view(example: Dataset) -> None:
    guide = (Path(__file__).parents[2] / "docs" / "exports.md").read_text("utf-8")
    rows = dict(re.findall(r"^\| `([a-z_-]+)` \| (.*)$", guide, re.MULTILINE))
    assert list(rows) == [*FORMATS, *(view.name for view in VIEWS)]
    for form in FORMATS:
        for name in written(form, example):
            stem, _, ending = name.partition(".")
            assert name in rows[form] or (stem in TABLES and f"a `.{ending}` for each" in rows[form]), name
    for query in re.findall(r"```sql\n(.*?)```", guide, re.DOTALL):
        with closing(sqlite3.connect(":memory:")) as connection:
            connection.deserialize(written("sqlite", example)["ilma-data.sqlite"])
            connection.executescript(query)
