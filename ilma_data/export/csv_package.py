"""The tables as CSV, with what describes them: a Frictionless Data Package, schema.org's `Dataset`, Croissant.

RFC 4180: UTF-8 without a byte order mark, commas, CRLF, a first line with the names of the columns. An empty cell is
null: no text in a record is empty. Days are ISO 8601, and what is true or false is `true` or `false`.
"""

import csv
import hashlib
import io
from collections.abc import Iterable, Iterator, Sequence

from ilma_data.dataset.dataset import Dataset
from ilma_data.export.data_package import data_package
from ilma_data.export.exported import MEDIA_TYPES, ExportedFile, FileDescription, described
from ilma_data.export.metadata import TableFile, metadata_files
from ilma_data.export.spreadsheet import safe_cell
from ilma_data.export.tables.catalogue import TABLES
from ilma_data.export.tables.table import Table, Value

_PIECE = 1 << 16  # characters of text that are encoded at a time


def csv_files(dataset: Dataset, *, raw: bool = False) -> Iterator[ExportedFile]:
    """A file for each table, then `datapackage.json`, `dataset.jsonld` and `croissant.json`, which describe them.

    The descriptions hold the size and the digest of each file, so take the files in this order, and each whole. Unless
    `raw`, no cell is a formula to a spreadsheet: see `spreadsheet`.
    """
    sums: dict[str, FileDescription] = {}
    for table in TABLES.values():
        name = f"{table.name}.csv"
        yield ExportedFile(name, _summed(name, _encoded(_lines(table, dataset, raw=raw)), sums))
    files = [TableFile(table, sums[f"{table.name}.csv"]) for table in TABLES.values()]
    package = data_package(files, raw=raw)
    yield ExportedFile("datapackage.json", iter((package,)))
    yield from metadata_files(dataset, files, [described("datapackage.json", [package])])


def _lines(table: Table, dataset: Dataset, *, raw: bool) -> Iterator[Sequence[str]]:
    yield table.column_names
    for row in table.rows(dataset):
        yield [_cell(value, raw=raw) for value in row]


def _cell(value: Value, *, raw: bool) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case str():
            return value if raw else safe_cell(value)
        case _:
            return str(value)  # a number, or a day: neither begins a formula, and a sign belongs to a number


def _encoded(lines: Iterable[Sequence[str]]) -> Iterator[bytes]:
    held = io.StringIO(newline="")
    writer = csv.writer(held)
    for line in lines:
        writer.writerow(line)
        if held.tell() >= _PIECE:
            yield held.getvalue().encode()
            held.seek(0)
            held.truncate()
    yield held.getvalue().encode()


def _summed(name: str, chunks: Iterable[bytes], sums: dict[str, FileDescription]) -> Iterator[bytes]:
    """The pieces as they are; once the last is taken, `sums` has the description of the file."""
    digest, size = hashlib.sha256(), 0
    for chunk in chunks:
        digest.update(chunk)
        size += len(chunk)
        yield chunk
    sums[name] = FileDescription(name, MEDIA_TYPES[".csv"], size, digest.hexdigest())
