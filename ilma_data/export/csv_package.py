"""The tables as CSV, with what describes them: a Frictionless Data Package, schema.org's `Dataset`, Croissant.

RFC 4180: UTF-8 without a byte order mark, commas, CRLF, a first line with the names of the columns. An empty cell is
null: no text in a record is empty. Days are ISO 8601, and what is true or false is `true` or `false`.
"""

import csv
import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from ilma_data.dataset.dataset import Dataset
from ilma_data.export.data_package import data_package
from ilma_data.export.exported import MEDIA_TYPES, ExportedFile, FileDescription, described, pieces
from ilma_data.export.metadata import DAYS_COVERED, Days, TableFile, days_in, metadata_files
from ilma_data.export.spreadsheet import TO_GUARD, safe_cell
from ilma_data.export.tables.catalogue import TABLES
from ilma_data.export.tables.every import batches
from ilma_data.export.tables.table import Column, ColumnType, Row, Table, Value


def csv_files(dataset: Dataset, *, raw: bool = False) -> Iterator[ExportedFile]:
    """A file for each table, then `datapackage.json`, `dataset.jsonld` and `croissant.json`, which describe them.

    The tables are made in the system's folder for temporary files, all in one pass over the records. The descriptions
    hold the size and the digest of each file, so take the files in this order, and each whole. Unless `raw`, no cell
    is a formula to a spreadsheet: see `spreadsheet`.
    """
    sums: dict[str, FileDescription] = {}
    with TemporaryDirectory(prefix="ilma-data-") as folder:
        covered = _write(Path(folder), dataset, raw=raw)
        for name in map(_file_name, TABLES.values()):
            yield ExportedFile(name, _summed(name, pieces(Path(folder, name)), sums))
    files = [TableFile(table, sums[_file_name(table)]) for table in TABLES.values()]
    package = data_package(files, raw=raw)
    yield ExportedFile("datapackage.json", iter((package,)))
    yield from metadata_files(covered, files, [described("datapackage.json", [package])])


def _write(folder: Path, dataset: Dataset, *, raw: bool) -> Days | None:
    """Write the tables; the days that they cover."""
    days: list[Row] = []
    write_rows: dict[str, Callable[[Iterable[Row]], object]] = {DAYS_COVERED.name: days.extend}
    with ExitStack() as files:
        for table in TABLES.values():
            opened = (folder / _file_name(table)).open("x", encoding="utf-8", newline="")
            writer = csv.writer(files.enter_context(opened))
            writer.writerow(table.column_names)
            write_rows[table.name] = _writing(table, writer.writerows, raw=raw)
        for table, rows in batches(dataset, [*TABLES.values(), DAYS_COVERED]):
            write_rows[table.name](rows)
    return days_in(days)


def _file_name(table: Table) -> str:
    return f"{table.name}.csv"


def _writing(
    table: Table, write: Callable[[Iterable[Sequence[Value]]], object], *, raw: bool
) -> Callable[[Iterable[Row]], object]:
    """What writes rows of a table. The writer itself makes texts of numbers and days, and an empty one of null."""
    truths = [index for index, one in enumerate(table.columns) if one.type is ColumnType.BOOLEAN]
    linked = {name for key in table.foreign_keys for name in key.columns}
    texts = [
        index
        for index, one in enumerate(table.columns)
        if not raw and _may_hold_any_text(one) and one.name not in linked
    ]

    def cells(row: Row) -> Sequence[Value]:
        found = list(row)
        for index in truths:
            if (value := found[index]) is not None:
                found[index] = "true" if value else "false"
        for index in texts:
            if (value := found[index]) is not None and str(value)[:1] in TO_GUARD:
                found[index] = safe_cell(str(value))
        return found

    return lambda rows: write(map(cells, rows))


def _may_hold_any_text(column: Column) -> bool:
    return column.type is ColumnType.STRING and not column.words


def _summed(name: str, chunks: Iterable[bytes], sums: dict[str, FileDescription]) -> Iterator[bytes]:
    """The pieces as they are; once the last is taken, `sums` has the description of the file."""
    digest, size = hashlib.sha256(), 0
    for chunk in chunks:
        digest.update(chunk)
        size += len(chunk)
        yield chunk
    sums[name] = FileDescription(name, MEDIA_TYPES[".csv"], size, digest.hexdigest())
