"""The SQL of docs/at-scale.md with DuckDB over many links: a line for each check, as the page has them."""

import argparse
import resource
import sys
import time
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ilma_data.export.formats import write_export
from ilma_data.export.tables.catalogue import TABLES
from ilma_data.export.tables.of_items import ItemTable
from ilma_data.export.tables.of_records import RecordTable
from ilma_data.export.tables.table import Table
from tests.at_scale.page import checks, views

_DERIVED = frozenset({"events", "dyad_year"})

_BROKEN_COPY = 7
_WITHOUT = {
    "records": f"copy = {_BROKEN_COPY} AND collection = 'sources' AND id < 'source/b'",
    "supports": f"copy = {_BROKEN_COPY} AND record_id < 'agreement/b'",
}
"""What is left out in one of the copies, so that there is something to find."""


def main() -> None:
    """Make copies of the packaged records as Parquet, run the page's SQL over them, and print what it took."""
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("--links", type=int, default=10_000_000, help="at least (default: 10,000,000)")
    parser.add_argument(
        "--folder", type=Path, help="where to put the files meanwhile (default: the system's)"
    )
    options = parser.parse_args()
    duckdb = import_module("duckdb")

    with (
        TemporaryDirectory(prefix="ilma-at-scale-", dir=options.folder) as folder,
        duckdb.connect() as connection,
    ):
        write_export("parquet", Path(folder, "one"))
        copies = _copies(connection, Path(folder), options.links)
        rows = _multiply(connection, Path(folder), copies)
        _say(
            f"{copies:,} copies of the packaged records: {rows:,} rows in Parquet; DuckDB {duckdb.__version__}\n"
        )
        for view in views():
            connection.execute(view.sql)
        _say("| | rows | found | seconds |\n| --- | ---: | ---: | ---: |")
        for check in checks():
            read = _rows_read(connection, check.sql)
            began = time.perf_counter()
            found = len(connection.execute(check.sql).fetchall())
            _say(f"| {check.heading} | {read:,} | {found:,} | {time.perf_counter() - began:.1f} |")
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
        _say(f"\nPeak memory {peak:.1f} GiB.")


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _copies(connection: Any, folder: Path, links: int) -> int:
    """How many copies have so many links."""
    for name in _names():
        connection.execute(f"CREATE VIEW {name} AS FROM read_parquet('{folder}/one/{name}.parquet')")
    for view in views():
        connection.execute(view.sql)
    (held,) = connection.execute("SELECT count(*) FROM links").fetchone() or (1,)
    for name in (*_names(), *(view.sql.split()[2] for view in views())):
        connection.execute(f"DROP VIEW {name}")
    return -(-links // int(held))


def _multiply(connection: Any, folder: Path, copies: int) -> int:
    """Write each table so many times, each time with ids of its own; how many rows that makes."""
    rows = 0
    for name in _names():
        one, many = f"{folder}/one/{name}.parquet", f"{folder}/{name}.parquet"
        ids = ", ".join(f"{column} || '-' || copy AS {column}" for column in _id_columns(TABLES[name]))
        without = f"WHERE NOT ({_WITHOUT[name]})" if name in _WITHOUT else ""
        connection.execute(
            f"COPY (SELECT * EXCLUDE copy REPLACE ({ids}) FROM read_parquet('{one}'), range({copies}) AS c (copy)"
            f" {without}) TO '{many}' (FORMAT parquet)"
        )
        connection.execute(f"CREATE VIEW {name} AS FROM read_parquet('{many}')")
        rows += (connection.execute(f"SELECT count(*) FROM {name}").fetchone() or (0,))[0]
    return rows


def _names() -> list[str]:
    return [name for name in TABLES if name not in _DERIVED]


def _id_columns(table: Table) -> Iterator[str]:
    yield f'"{table.primary_key[0]}"'
    if isinstance(table, RecordTable | ItemTable):
        yield from (
            f'"{leaf.column.name}"' for leaf in table.leaves if leaf.links_to and leaf.path != ("id",)
        )


def _rows_read(connection: Any, sql: str) -> int:
    """How many rows the check goes through: those of what stands after its first FROM."""
    words = sql.split()
    (rows,) = connection.execute(f"SELECT count(*) FROM {words[words.index('FROM') + 1]}").fetchone() or (0,)
    return int(rows)


if __name__ == "__main__":
    main()
