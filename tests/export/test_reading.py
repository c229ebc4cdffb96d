"""Reading exports back: what is no export, broken or of another schema is refused, with the place."""

import json
import pickle
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from ilma_data.dataset.dataset import Dataset
from ilma_data.dataset.loading import load
from ilma_data.export.errors import UnreadableExportError
from ilma_data.export.formats import write_export
from ilma_data.export.reading import read_export


@pytest.fixture(scope="module")
def example() -> Dataset:
    return load(Path(__file__).parents[1] / "checks" / "example")


@pytest.fixture
def exported(example: Dataset, tmp_path: Path) -> Path:
    write_export("json", tmp_path, example)
    write_export("sqlite", tmp_path, example)
    return tmp_path


@pytest.mark.parametrize("name", ["ilma-data.json", "ilma-data.sqlite"])
def test_the_file_may_be_renamed_and_the_folder_named(exported: Path, example: Dataset, name: str) -> None:
    odd = exported / "odd name %41?#.db"
    (exported / name).rename(odd)
    assert read_export(odd) == example
    (exported / "alone").mkdir()
    odd.rename(exported / "alone" / name)
    assert read_export(str(exported / "alone")) == example


def test_the_packaged_records_come_back_equal(tmp_path: Path) -> None:
    packaged = load()
    for form in ("json", "sqlite"):
        write_export(form, tmp_path, packaged)
        assert read_export(tmp_path / f"ilma-data.{form}") == packaged


def change(file: Path, edit: Callable[[dict[str, Any]], object]) -> None:
    document = json.loads(file.read_bytes())
    edit(document)
    file.write_text(json.dumps(document), "utf-8")


@pytest.mark.parametrize(
    ("edit", "message"),
    [
        (lambda one: one.pop("sources"), "not what `ilma export json` writes"),
        (lambda one: one.update(schema_version="2.0.0"), "version 2.0.0 of the schema.* a newer release"),
        (lambda one: one.update(schema_version="0.9.0"), "version 0.9.0 of the schema.* an older release"),
        (lambda one: one.update(schema_version=1), "1 is no version of the schema"),
        (lambda one: one.update(sources={}), "sources is no list of records"),
        (lambda one: one["sources"][1].update(kind="newz"), r"sources\[1\] is no record: kind: "),
        (lambda one: one["sources"].append(one["sources"][0]), "is there twice"),
        (lambda one: one["sources"].append(one["agreements"][0]), r"sources\[\d+\] is no record"),
    ],
)
def test_json_that_is_no_export_of_ours_is_refused(
    exported: Path, edit: Callable[[dict[str, Any]], object], message: str
) -> None:
    file = exported / "ilma-data.json"
    change(file, edit)
    with pytest.raises(UnreadableExportError, match=message) as raised:
        read_export(file)
    assert str(raised.value).startswith(f"{file}: ")
    assert str(pickle.loads(pickle.dumps(raised.value))) == str(raised.value)


@pytest.mark.parametrize("content", [b"", b"id,name\r\n", b"\xff\xfe", b"[" * 100_000, b"[]"])
def test_other_files_are_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "file").write_bytes(content)
    with pytest.raises(UnreadableExportError):
        read_export(tmp_path / "file")


@pytest.mark.parametrize(
    ("statement", "message"),
    [
        ("PRAGMA application_id = 0", "a database, but not one that `ilma export sqlite` writes"),
        ("UPDATE about SET schema_version = '2.0.0'", "version 2.0.0 of the schema"),
        ("DELETE FROM about", "a broken database"),
        ("ALTER TABLE records DROP COLUMN json", "a broken database: no such column"),
        ("UPDATE records SET json = '{}' WHERE type = 'source'", "is no record"),
    ],
)
def test_databases_that_are_no_exports_of_ours_are_refused(
    exported: Path, statement: str, message: str
) -> None:
    file = exported / "ilma-data.sqlite"
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(statement)
        connection.commit()
    with pytest.raises(UnreadableExportError, match=message):
        read_export(file)


def test_a_database_cut_short_is_refused(exported: Path) -> None:
    file = exported / "ilma-data.sqlite"
    file.write_bytes(file.read_bytes()[:9000])
    with pytest.raises(UnreadableExportError, match="a broken database"):
        read_export(file)


def test_nothing_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_export(tmp_path / "none.json")
    with pytest.raises(FileNotFoundError, match=r"neither ilma-data\.json nor ilma-data\.sqlite"):
        read_export(tmp_path)
