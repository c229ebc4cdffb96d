"""The tables as Parquet, a file for each. The same pyarrow gives the same bytes; its version stands in the files."""

import io
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from ilma_data.dataset.dataset import Dataset
from ilma_data.export.citations import facts
from ilma_data.export.exported import ExportedFile
from ilma_data.export.linked.uris import LICENCE
from ilma_data.export.tables.catalogue import TABLES
from ilma_data.export.tables.frames import arrow_schema
from ilma_data.export.tables.table import Row, Table

_ROWS_IN_A_GROUP = 20_000


def parquet_files(dataset: Dataset) -> Iterator[ExportedFile]:
    """A file for each table, with the types of `to_arrow()` and, on each column, its description as metadata.

    Rows are held a group at a time. Raises `MissingExtraError` where pyarrow is not installed.
    """
    for table in TABLES.values():
        arrow_schema(table.columns)  # to say at once what is not installed
        yield ExportedFile(f"{table.name}.parquet", _parquet(table, dataset))


def _parquet(table: Table, dataset: Dataset) -> Iterator[bytes]:
    plain = arrow_schema(table.columns)
    import pyarrow
    from pyarrow.parquet import ParquetWriter

    about = {
        "title": table.title,
        "description": table.description,
        "dataset": facts.TITLE,
        "version": facts.VERSION,
        "license": LICENCE,
    }
    schema = plain.with_metadata(about)
    written = _Written()
    with ParquetWriter(pyarrow.PythonFile(written, mode="w"), schema, compression="snappy") as writer:
        for rows in _groups(table.rows(dataset)):
            columns = [
                pyarrow.array(cells, type=field.type)
                for field, cells in zip(schema, zip(*rows, strict=True), strict=True)
            ]
            writer.write_table(pyarrow.Table.from_arrays(columns, schema=schema))
            yield written.taken()
    yield written.taken()


def _groups(rows: Iterable[Row]) -> Iterator[list[Row]]:
    left = iter(rows)
    while group := list(islice(left, _ROWS_IN_A_GROUP)):
        yield group


class _Written(io.RawIOBase):
    """A file that gives what was written to it, and keeps none of it."""

    def __init__(self) -> None:
        self._held = bytearray()
        self._position = 0

    def writable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._position

    def write(self, content: Any, /) -> int:
        with memoryview(content) as view:
            self._held += view
            self._position += view.nbytes
            return view.nbytes

    def taken(self) -> bytes:
        """What was written since it was last taken."""
        held, self._held = bytes(self._held), bytearray()
        return held
