"""Full-text search (FTS5) over names and titles, in every spelling and script."""

import sqlite3
from collections.abc import Iterator

from ilma_data.dataset.dataset import Dataset
from ilma_data.dataset.search import folded, names_of
from ilma_data.export.errors import ExportError

SEARCH = "search"
DESCRIPTION = (
    "Full-text search over the names and titles of all records, one row for each, retired ids left out:"
    " `SELECT record_id, name FROM search WHERE search MATCH 'gantz' ORDER BY rank`."
)
COLUMNS = {
    "record_id": "The record.",
    "path": "The path of the name or title in it.",
    "name": "The name or title.",
    "folded": "The same without what spellings differ in: case, accents, vowel points, hyphens, forms of letters.",
}

_MODULE = "fts5"


def add_search(connection: sqlite3.Connection, dataset: Dataset) -> None:
    """Make the table and fill it. Raises `ExportError` where SQLite was built without FTS5."""
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
    connection.executemany(f"INSERT INTO {SEARCH} VALUES (?, ?, ?, ?)", _rows(dataset))
    connection.execute(f"INSERT INTO {SEARCH} ({SEARCH}) VALUES ('optimize')")


def _rows(dataset: Dataset) -> Iterator[tuple[str, str, str, str]]:
    for collection in dataset.collections.values():
        for record in collection:
            for path, text in names_of(record):
                yield str(record.id), path, text, folded(text)
