"""`ilma-data.sqlite`: the tables, views and full-text search in one database, and `metadata.json` for Datasette.

The same SQLite gives the same bytes: pages of one size, rows in the order of the tables, nothing that tells the time.
"""

import errno
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from ilma_data.dataset.dataset import Dataset
from ilma_data.export.citations import facts
from ilma_data.export.citations.apa import reference
from ilma_data.export.citations.work import data_set
from ilma_data.export.errors import ExportError
from ilma_data.export.exported import ExportedFile, pieces
from ilma_data.export.linked.uris import LICENCE
from ilma_data.export.sqlite.datasette import ABOUT, datasette_metadata
from ilma_data.export.sqlite.search import NAMES, add_search, begin_search
from ilma_data.export.sqlite.tables_sql import create_indexes, create_table, in_sql, insert, names
from ilma_data.export.sqlite.views import VIEWS, create_view
from ilma_data.export.tables.catalogue import TABLES
from ilma_data.export.tables.every import batches
from ilma_data.model.schema import SCHEMA_VERSION

SQLITE_NAME = "ilma-data.sqlite"
APPLICATION_ID = 0x494C4D41
""""ILMA" in ASCII, in the header of the file: what tells it from other databases."""

_PAGE = 4096  # bytes


def sqlite_files(dataset: Dataset) -> Iterator[ExportedFile]:
    """`ilma-data.sqlite` and `metadata.json`.

    The database is made in the system's folder for temporary files. Raises `ExportError` where a link leads to no
    record, since its foreign keys would not hold, and where SQLite was built without FTS5.
    """
    yield ExportedFile(SQLITE_NAME, _database(dataset))
    yield ExportedFile("metadata.json", iter((datasette_metadata(),)))


def _database(dataset: Dataset) -> Iterator[bytes]:
    with tempfile.TemporaryDirectory(prefix="ilma-data-") as folder:
        path = Path(folder, SQLITE_NAME)
        try:
            with closing(sqlite3.connect(path, isolation_level=None)) as connection:
                _fill(connection, dataset)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_FULL:
                raise
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), folder) from None
        yield from pieces(path)


def _fill(connection: sqlite3.Connection, dataset: Dataset) -> None:
    # Nobody else reads the file, and it is thrown away where anything fails.
    connection.executescript(
        f"""
        PRAGMA page_size = {_PAGE}; PRAGMA encoding = 'UTF-8'; PRAGMA auto_vacuum = NONE;
        PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF;
        PRAGMA application_id = {APPLICATION_ID};
        """
    )
    connection.execute("BEGIN")
    connection.execute(f"CREATE TABLE {ABOUT.name} ({', '.join(f'{name} TEXT' for name in ABOUT.columns)})")
    about = (
        facts.TITLE, facts.VERSION, SCHEMA_VERSION, LICENCE, reference(data_set())
    )  # fmt: skip
    connection.execute(f"INSERT INTO {ABOUT.name} VALUES (?, ?, ?, ?, ?)", about)
    for table in TABLES.values():
        connection.execute(create_table(table))
    begin_search(connection)
    tables = [*(in_sql(table) for table in TABLES.values()), NAMES]
    statements = {table.name: insert(table) for table in tables}
    for table, rows in batches(dataset, tables):
        connection.executemany(statements[table.name], rows)
    _check_links(connection)
    for table in TABLES.values():
        for statement in create_indexes(table):
            connection.execute(statement)
    for view in VIEWS:
        connection.execute(create_view(view))
    add_search(connection)
    connection.execute("COMMIT")
    connection.execute("VACUUM")


def _check_links(connection: sqlite3.Connection) -> None:
    broken = connection.execute("PRAGMA foreign_key_check").fetchone()
    if broken is None:
        return
    table, row_id, linked, number = broken
    columns = [
        key[3] for key in connection.execute(f'PRAGMA foreign_key_list("{table}")') if key[0] == number
    ]
    chosen = names((TABLES[table].primary_key[0], *columns))
    owner, *_, to = connection.execute(
        f'SELECT {chosen} FROM "{table}" WHERE rowid = ?', (row_id,)
    ).fetchone()
    raise ExportError(
        f"{owner}: {to} in {table}.{columns[-1]} is not among the {linked}, so the foreign keys of a database would not"
        " hold; `ilma validate` says more. `ilma export json` takes the records as they are"
    )
