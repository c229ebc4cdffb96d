"""`ilma_data.read_export`: a data set from its export as JSON or SQLite."""

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from ilma_data.dataset.dataset import Dataset
from ilma_data.export.errors import UnreadableExportError
from ilma_data.export.records_json import JSON_NAME
from ilma_data.export.sqlite.database import APPLICATION_ID, SQLITE_NAME
from ilma_data.model.base import Record
from ilma_data.model.reading import from_json
from ilma_data.model.records import TYPES
from ilma_data.model.schema import SCHEMA_VERSION

_SQLITE = b"SQLite format 3\0"


def read_export(path: str | os.PathLike[str]) -> Dataset:
    """The data set of `ilma-data.json` or `ilma-data.sqlite`, equal to the one that was exported.

    The path is that of the file, whatever it is called, or of the folder that the export was written to. Every record
    is validated on its own, as `load` does.

    Raises `FileNotFoundError` where there is none, another `OSError` where it can't be read, and
    `UnreadableExportError` for a file that is no such export, is broken, or is of a schema that is not known here.
    """
    file = _file(Path(path))
    with file.open("rb") as opened:
        is_database = opened.read(len(_SQLITE)) == _SQLITE
    held: dict[str, Record] = {}
    for record in _from_sqlite(file) if is_database else _from_json(file):
        if record.id in held:
            raise UnreadableExportError(f"{file}: {record.id} is there twice")
        held[record.id] = record
    return Dataset.of(held.values())


def _file(path: Path) -> Path:
    if not path.is_dir():
        return path
    found = [path / name for name in (JSON_NAME, SQLITE_NAME) if (path / name).is_file()]
    if not found:
        raise FileNotFoundError(f"{path}: neither {JSON_NAME} nor {SQLITE_NAME} is in this folder")
    return found[0]


def _from_json(file: Path) -> Iterator[Record]:
    try:
        document = json.loads(file.read_bytes())
    except (ValueError, RecursionError) as error:
        raise UnreadableExportError(
            f"{file}: not JSON and no SQLite database, so no export that can be read back: {error}"
        ) from None
    if not isinstance(document, dict) or not {"schema_version", *TYPES} <= document.keys():
        raise UnreadableExportError(
            f"{file}: not what `ilma export json` writes: an object with schema_version, {', '.join(TYPES)}"
        )
    _check_schema(document["schema_version"], file)
    for collection in TYPES:
        listed = document[collection]
        if not isinstance(listed, list):
            raise UnreadableExportError(f"{file}: {collection} is no list of records")
        yield from _records(file, ((collection, json.dumps(one)) for one in listed))


def _from_sqlite(file: Path) -> Iterator[Record]:
    try:
        with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            (application,) = connection.execute("PRAGMA application_id").fetchone()
            if application != APPLICATION_ID:
                raise UnreadableExportError(
                    f"{file}: a database, but not one that `ilma export sqlite` writes"
                )
            (version,) = connection.execute("SELECT schema_version FROM about").fetchone()
            _check_schema(version, file)
            yield from _records(file, connection.execute("SELECT collection, json FROM records ORDER BY id"))
    except (sqlite3.Error, TypeError) as error:  # TypeError: a table without the row that we write
        raise UnreadableExportError(f"{file}: a broken database: {error}") from None


def _records(file: Path, written: Iterable[tuple[str, str]]) -> Iterator[Record]:
    for number, (collection, text) in enumerate(written):
        try:
            record = from_json(TYPES[collection], text)
        except (KeyError, ValidationError) as error:
            raise UnreadableExportError(
                f"{file}: {collection}[{number}] is no record: {_said(error)}"
            ) from None
        yield record


def _said(error: KeyError | ValidationError) -> str:
    if isinstance(error, KeyError):
        return f"there is no collection {error}"
    first: Any = error.errors(include_url=False)[0]
    return f"{'.'.join(map(str, first['loc']))}: {first['msg']}"


def _check_schema(version: object, file: Path) -> None:
    """A schema takes what older ones of its major version took."""
    ours, theirs = _numbers(SCHEMA_VERSION), _numbers(version)
    if theirs is None:
        raise UnreadableExportError(
            f"{file}: {version!r} is no version of the schema, such as {SCHEMA_VERSION}"
        )
    assert ours is not None
    if theirs[0] != ours[0] or theirs[:2] > ours[:2]:
        which = "a newer" if theirs > ours else "an older"
        raise UnreadableExportError(
            f"{file}: its records follow version {version} of the schema, and this ilma-data reads {SCHEMA_VERSION};"
            f" {which} release of ilma-data reads it"
        )


def _numbers(version: object) -> tuple[int, ...] | None:
    parts = version.split(".") if isinstance(version, str) else []
    return tuple(map(int, parts)) if len(parts) == 3 and all(map(str.isdecimal, parts)) else None
