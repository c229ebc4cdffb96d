"""The database: keys hold, views and search find what is there, and all of it is described."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from ilma_data.dataset.dataset import Dataset
from ilma_data.dataset.loading import load
from ilma_data.export.errors import ExportError
from ilma_data.export.formats import files_in
from ilma_data.export.sqlite import database, search
from ilma_data.export.sqlite.datasette import datasette_metadata
from ilma_data.export.sqlite.views import VIEWS
from ilma_data.export.tables.catalogue import TABLES
from ilma_data.model.agreement import Stage
from ilma_data.model.base import Record
from ilma_data.testing import RecordSet, record_sets


@pytest.fixture(scope="module")
def example() -> Dataset:
    return load(Path(__file__).parents[2] / "checks" / "example")


@pytest.fixture(scope="module")
def packaged() -> Dataset:
    return load()


@pytest.fixture(scope="module")
def connection(packaged: Dataset) -> Iterator[sqlite3.Connection]:
    with closing(opened(packaged)) as made:
        yield made


def opened(dataset: Dataset) -> sqlite3.Connection:
    (content,) = [
        b"".join(file.chunks) for file in files_in("sqlite", dataset) if file.name.endswith("sqlite")
    ]
    connection = sqlite3.connect(":memory:")
    connection.deserialize(content)
    return connection


@settings(max_examples=settings().max_examples // 10)
@given(record_sets())
def test_foreign_keys_hold(records: RecordSet) -> None:
    with closing(opened(Dataset.of(records))) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_keys_and_words_are_enforced(example: Dataset) -> None:
    with closing(opened(example)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        for statement in (
            "UPDATE parties SET signatory = 'signatory/nobody'",
            "UPDATE agreements SET instrument = 'treety'",
            "UPDATE agreements SET third_party = 2",
            "UPDATE agreements SET title = NULL",
            "INSERT INTO parties SELECT * FROM parties",
        ):
            with pytest.raises(sqlite3.IntegrityError):
                connection.execute(statement)


def test_signed_agreements_have_their_parties(connection: sqlite3.Connection, packaged: Dataset) -> None:
    connection.row_factory = sqlite3.Row
    rows = connection.execute("SELECT * FROM signed_agreements").fetchall()
    signed = [
        agreement.id
        for agreement in packaged.agreements
        for milestone in agreement.milestones
        if milestone.stage is Stage.SIGNED
    ]
    assert sorted(row["id"] for row in rows) == sorted(signed)
    (memorandum,) = [row for row in rows if row["id"] == "agreement/defence-memorandum-2021"]
    agreement = packaged.agreements["agreement/defence-memorandum-2021"]
    names = [
        packaged.signatories[party.signatory].name for party in agreement.parties if party.role == "party"
    ]
    assert memorandum["parties"] == "; ".join(names)
    assert (memorandum["signed"], memorandum["signed_latest"]) == ("2021-11-24", "2021-11-24")
    days = [row["signed_earliest"] for row in rows if row["signed_earliest"] is not None]
    assert days == sorted(days)


@pytest.mark.parametrize(
    ("view", "table"),
    [
        ("signatures_with_names", "signatures"),
        ("participants_with_names", "participants"),
        ("timeline", "events"),
        ("evidence_with_sources", "supports"),
    ],
)
def test_a_view_has_a_row_for_each_row_of_its_table(
    connection: sqlite3.Connection, view: str, table: str
) -> None:
    counts = [connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in (view, table)]
    assert counts[0] == counts[1] > 0


def test_search_finds_names_in_every_spelling_and_script(
    connection: sqlite3.Connection, packaged: Dataset
) -> None:
    def found(words: str) -> set[str]:
        rows = connection.execute(
            f"SELECT record_id FROM {search.SEARCH} WHERE {search.SEARCH} MATCH ?", (words,)
        )
        return {row[0] for row in rows}

    assert "signatory/benny-gantz" in found("gantz") == found("GANTZ")
    arabic = [
        (record.id, name.text)
        for record in packaged.signatories
        for name in record.names
        if name.script in ("Arab", "Hebr")
    ]
    assert arabic
    for record_id, text in arabic:
        assert record_id in found(f'"{text}"')
    assert "source/wen-30206-idf" in found("إسرائيلية") & found("اسرائيلية") & found("اسراييليه")


def test_datasette_describes_every_table_and_column(connection: sqlite3.Connection) -> None:
    metadata: dict[str, Any] = json.loads(datasette_metadata())
    described = metadata["databases"]["ilma-data"]["tables"]
    there = {
        row[0]
        for row in connection.execute("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')")
        if not row[0].startswith((f"{search.SEARCH}_", "sqlite_"))
    }
    assert described.keys() == there == {"about", search.SEARCH, *TABLES, *(view.name for view in VIEWS)}
    for name, said in described.items():
        assert said["description"].endswith(".")
        columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{name}")')]
        assert columns
        if "columns" in said:
            assert list(said["columns"]) == columns
        if "label_column" in said:
            assert said["label_column"] in columns


def test_a_link_that_leads_nowhere_is_named(example: Dataset) -> None:
    agreement = next(one for one in example.agreements if one.parties)
    gone = agreement.parties[-1].signatory

    def left() -> Iterator[Record]:
        for record in example.records:
            if record.id != gone:
                yield record

    with pytest.raises(ExportError, match=f"{gone} in .* is not among the signatories"):
        opened(Dataset.of(left()))


def test_without_fts5_it_is_said_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "_MODULE", "fts_that_is_not_there")
    with pytest.raises(ExportError, match="was built without FTS5"):
        opened(Dataset.of([]))


def test_a_full_disk_is_an_error_of_the_system(monkeypatch: pytest.MonkeyPatch, example: Dataset) -> None:
    fill = database._fill

    def on_a_small_disk(connection: sqlite3.Connection, dataset: Dataset) -> None:
        connection.execute("PRAGMA max_page_count = 20")
        fill(connection, dataset)

    monkeypatch.setattr(database, "_fill", on_a_small_disk)
    with pytest.raises(OSError, match="No space left"):
        opened(example)
