"""The SQL of docs/at-scale.md finds what the rules find."""

import random
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any, Protocol

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ilma_data.checks.coverage import unsupported_values
from ilma_data.checks.finding import Finding
from ilma_data.checks.link import links_of
from ilma_data.checks.record_file import RecordFile
from ilma_data.checks.runner import check
from ilma_data.dataset.dataset import Dataset
from ilma_data.dataset.loading import dataset_from, load
from ilma_data.export.formats import write_export
from ilma_data.export.tables.catalogue import TABLES
from ilma_data.export.tables.table import Table
from ilma_data.model.base import Record
from ilma_data.model.paths import factual_values
from ilma_data.testing import CATALOGUE, Broken, FilesInMemory, Mutation, RecordSet, broken, record_sets
from tests.at_scale import model_sql
from tests.at_scale.page import checks, views

FEW = settings(max_examples=max(settings().max_examples // 10, 3))
EACH = settings(max_examples=max(settings().max_examples // 20, 2))

CODES = ("ILMA201", "ILMA208", "ILMA301", "ILMA302")

LINKS = "References without a target"
RETIRED = "References to retired ids"
TWICE = "Ids that two records have"
FACTS = "Facts without evidence"
PATHS = "Evidence for an item that is not there"


class Engine(Protocol):
    """What runs SQL: a connection of `sqlite3`, or of DuckDB."""

    def execute(self, sql: str, /) -> Any: ...


def in_sqlite(dataset: Dataset) -> sqlite3.Connection:
    """The tables of a data set in memory, with nothing that holds their links."""
    connection = sqlite3.connect(":memory:")
    connection.execute("PRAGMA case_sensitive_like = ON")
    for table in TABLES.values():
        columns = ", ".join(f'"{column.name}"' for column in table.columns)
        connection.execute(f"CREATE TABLE {table.name} ({columns})")
        places = ", ".join("?" * len(table.columns))
        connection.executemany(f"INSERT INTO {table.name} VALUES ({places})", _rows(table, dataset))
    connection.execute("CREATE INDEX by_record ON supports (record_id)")
    connection.execute("CREATE INDEX by_id ON records (id)")
    return connection


def _rows(table: Table, dataset: Dataset) -> Iterator[tuple[object, ...]]:
    for row in table.rows(dataset):
        yield tuple(cell.isoformat() if isinstance(cell, date) else cell for cell in row)


def found(engine: Engine) -> Mapping[str, Counter[tuple[Any, ...]]]:
    """What each check of the page finds."""
    for view in views():
        engine.execute(view.sql)
    return {one.heading: Counter(engine.execute(one.sql).fetchall()) for one in checks()}


def found_in(dataset: Dataset) -> Mapping[str, Counter[tuple[Any, ...]]]:
    with closing(in_sqlite(dataset)) as connection:
        return found(connection)


def test_views_are_those_of_the_models() -> None:
    assert [f"{view.sql};" for view in views()] == [model_sql.links(), model_sql.facts()]


def test_packaged_records_have_nothing_to_find() -> None:
    assert found_in(load()) == {one.heading: Counter() for one in checks()}


def test_duckdb_says_the_same_of_the_parquet_files(tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb", reason="duckdb is in the group `interop`")
    write_export("parquet", tmp_path / "tables")
    with duckdb.connect() as connection:
        for name in TABLES:
            connection.execute(f"CREATE VIEW {name} AS FROM read_parquet('{tmp_path}/tables/{name}.parquet')")
        assert found(connection) == {one.heading: Counter() for one in checks()}
        (facts,) = connection.execute("SELECT count(*) FROM facts").fetchone()
    assert facts == sum(1 for record in load().records for _ in factual_values(record))


@FEW
@given(record_sets())
def test_views_have_every_link_and_every_fact(records: RecordSet) -> None:
    dataset = Dataset.of(records)
    with closing(in_sqlite(dataset)) as connection:
        for view in views():
            connection.execute(view.sql)
        facts = Counter(connection.execute("SELECT record_id, path FROM facts"))
        links = Counter(connection.execute("SELECT record_id, target FROM links"))
    assert facts == Counter(
        (str(record.id), node.path) for record in dataset.records for node in factual_values(record)
    )
    assert links == Counter(
        (str(record.id), str(link.target))
        for record in dataset.records
        for link in links_of(RecordFile("", ""), record)
    )


@pytest.mark.parametrize(
    "mutation", [one for one in CATALOGUE if one.code in CODES], ids=lambda one: one.name
)
@EACH
@given(data=st.data())
def test_a_broken_export_shows_what_the_rules_find(mutation: Mutation, data: st.DataObject) -> None:
    case: Broken = data.draw(broken(mutation=mutation))
    files = FilesInMemory(case.files)
    dataset = dataset_from(files)
    findings = check(files).findings
    shown = found_in(dataset)
    assert targets(shown[LINKS]) == targets_of(findings, "ILMA201")
    assert targets(shown[RETIRED]) == targets_of(findings, "ILMA208")
    assert {record for record, _ in shown[FACTS]} >= {
        one.place.file.record_id for one in findings if one.code == "ILMA302"
    }
    assert shown[FACTS] == Counter(
        (str(record.id), node.path) for record in dataset.records for node in unsupported_values(record)
    )
    assert {record for record, _ in shown[PATHS]} <= {
        one.place.file.record_id for one in findings if one.code in ("ILMA201", "ILMA301")
    }


def test_evidence_for_an_item_that_is_not_there_is_found() -> None:
    path = "parties[signatory/nobody]"
    with closing(in_sqlite(load())) as connection:
        (record_id,) = connection.execute("SELECT record_id FROM supports WHERE item IS NOT NULL").fetchone()
        connection.execute("INSERT INTO supports (record_id, path) VALUES (?, ?)", (record_id, path))
        assert found(connection)[PATHS] == Counter({(record_id, path): 1})


@FEW
@given(record_sets(), st.randoms(use_true_random=False))
def test_values_without_evidence_are_those_that_the_rules_count(
    records: RecordSet, chance: random.Random
) -> None:
    dataset = Dataset.of(thinned(record, chance) for record in records)
    assert found_in(dataset)[FACTS] == Counter(
        (str(record.id), node.path) for record in dataset.records for node in unsupported_values(record)
    )


def thinned(record: Record, chance: random.Random) -> Record:
    """The record with evidence for some of its values: of items now for the whole, now for some of their fields."""
    evidence = getattr(record, "evidence", ())
    if not evidence:
        return record
    paths = [node.path for node in factual_values(record)]
    paths += [path.partition("[")[0] for path in paths]
    kept = tuple(path for path in dict.fromkeys(paths) if chance.random() < 0.4) or (paths[0],)
    return record.model_copy(update={"evidence": (evidence[0].model_copy(update={"supports": kept}),)})


def targets(rows: Iterable[tuple[str, str, str]]) -> Counter[tuple[str, str]]:
    return Counter((record, target) for record, _, target in rows)


def targets_of(findings: Iterable[Finding], code: str) -> Counter[tuple[str, str]]:
    return Counter(
        (str(one.place.file.record_id), (one.found or "").strip('"')) for one in findings if one.code == code
    )


def test_ids_that_two_exports_have_are_found() -> None:
    dataset = load()
    with closing(in_sqlite(dataset)) as connection:
        connection.execute("INSERT INTO records SELECT * FROM records WHERE id < 'domain'")
        twice = found(connection)[TWICE]
    assert twice == Counter((str(one.id), "agreements", 2) for one in dataset.agreements)
