"""Full-text search (FTS5) over names and titles, in every spelling and script."""

import sqlite3
from collections.abc import Iterator

from ilma_data.dataset.search import as_typed, names_of
from ilma_data.export.errors import ExportError
from ilma_data.export.tables.selection import Selection
from ilma_data.export.tables.table import Column, ColumnType, Making, Row, Table
from ilma_data.model.base import Record
from ilma_data.model.records import MODELS
from ilma_data.model.retired import Retired

SEARCH = "search"
DESCRIPTION = (
    "Full-text search over the names and titles of all records, one row for each, retired ids left out:"
    " `SELECT record_id, name FROM search WHERE search MATCH 'gantz' ORDER BY rank`."
)
COLUMNS = {
    "record_id": "The record.",
    "path": "The path of the name or title in it.",
    "name": "The name or title.",
    "folded": (
        "The same without what spellings differ in: case, accents, vowel points, hyphens, forms of letters; of Arabic"
        " also with plain alefs alone."
    ),
}

_MODULE = "fts5"


def begin_search(connection: sqlite3.Connection) -> None:
    """Make the table for `NAMES`, where SQLite keeps what is temporary."""
    connection.execute(f"CREATE TEMP TABLE {NAMES.name} (place INTEGER, {', '.join(COLUMNS)})")


def add_search(connection: sqlite3.Connection) -> None:
    """Make the search of what stands in `NAMES`. Raises `ExportError` where SQLite was built without FTS5."""
    try:
        connection.execute(
            f"CREATE VIRTUAL TABLE {SEARCH} USING {_MODULE}"
            '(record_id UNINDEXED, path UNINDEXED, name, folded, tokenize = "unicode61 remove_diacritics 2")'
        )
    except sqlite3.OperationalError as error:
        if "no such module" not in str(error):
            raise
        raise ExportError(
            f"the SQLite of this Python ({sqlite3.sqlite_version}) was built without FTS5, which the full-text search "
            "of the database needs; a Python from python.org, conda or your system has it. `ilma export csv` needs none"
        ) from None
    columns = ", ".join(COLUMNS)
    connection.execute(f"INSERT INTO {SEARCH} SELECT {columns} FROM {NAMES.name} ORDER BY place, rowid")
    connection.execute(f"DROP TABLE {NAMES.name}")
    connection.execute(f"INSERT INTO {SEARCH} ({SEARCH}) VALUES ('optimize')")


def _making(selection: Selection) -> Making:
    places = {name: place for place, name in enumerate(selection.dataset.collections)}

    def of_record(record: Record) -> Iterator[Row]:
        place, record_id = places[record.collection], str(record.id)
        for path, text in names_of(record):
            yield place, record_id, path, text, as_typed(text)

    return Making(of_record)


NAMES = Table(
    name="names_to_search",
    title="Names to search",
    description="What the search will hold, before all of it is there; `place` is that of the record's collection.",
    columns=tuple(
        Column(name=name, type=ColumnType.STRING, description=description)
        for name, description in {"place": "The place of the record's collection.", **COLUMNS}.items()
    ),
    primary_key=(),
    models=tuple(model for models in MODELS.values() for model in models if model is not Retired),
    make=_making,
)
"""The names and titles, in a table that is temporary."""
