"""The tables as Parquet, a file for each. The same pyarrow gives the same bytes; its version stands in the files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from ilma_data.dataset.dataset import Dataset
from ilma_data.export.citations import facts
from ilma_data.export.exported import ExportedFile, pieces
from ilma_data.export.linked.uris import LICENCE
from ilma_data.export.tables.catalogue import TABLES
from ilma_data.export.tables.every import batches
from ilma_data.export.tables.frames import arrow_schema
from ilma_data.export.tables.table import Row, Table

if TYPE_CHECKING:
    import pyarrow

_ROWS_IN_A_GROUP = 5_000
"""As few as engines read well: the group of each table is held."""


def parquet_files(dataset: Dataset) -> Iterator[ExportedFile]:
    """A file for each table, with the types of `to_arrow()` and, on each column, its description as metadata.

    They are made in the system's folder for temporary files, all in one pass over the records; of each, a group of rows
    is held at a time. Raises `MissingExtraError` where pyarrow is not installed.
    """
    schemas = {table.name: _schema(table) for table in TABLES.values()}
    with TemporaryDirectory(prefix="ilma-data-") as folder:
        with ExitStack() as open_files:
            files = {
                name: open_files.enter_context(_ParquetFile(Path(folder, name), schema))
                for name, schema in schemas.items()
            }
            for table, rows in batches(dataset, TABLES.values()):
                files[table.name].add(rows)
        for name in TABLES:
            yield ExportedFile(f"{name}.parquet", pieces(Path(folder, name)))


def _schema(table: Table) -> pyarrow.Schema:
    about = {
        "title": table.title,
        "description": table.description,
        "dataset": facts.TITLE,
        "version": facts.VERSION,
        "license": LICENCE,
    }
    return arrow_schema(table.columns).with_metadata(about)


class _ParquetFile:
    """A file to which rows are added: they are written in groups of one size, and the rest at the end."""

    def __init__(self, path: Path, schema: pyarrow.Schema) -> None:
        from pyarrow.parquet import ParquetWriter

        self._schema = schema
        self._writer = ParquetWriter(path, schema, compression="snappy")
        self._held: list[pyarrow.Table] = []

    def add(self, rows: Sequence[Row]) -> None:
        import pyarrow

        if not rows:
            return
        columns = [
            pyarrow.array(cells, type=field.type)
            for field, cells in zip(self._schema, zip(*rows, strict=True), strict=True)
        ]
        self._held.append(pyarrow.Table.from_arrays(columns, schema=self._schema))
        if sum(map(len, self._held)) >= _ROWS_IN_A_GROUP:
            self._write(whole_groups=True)

    def __enter__(self) -> _ParquetFile:
        return self

    def __exit__(self, *_: object) -> None:
        self._write(whole_groups=False)
        self._writer.close()

    def _write(self, *, whole_groups: bool) -> None:
        """Write what is held; only groups of their full size where others may follow."""
        import pyarrow

        if not self._held:
            return
        joined = pyarrow.concat_tables(self._held).combine_chunks()
        end = len(joined) - len(joined) % _ROWS_IN_A_GROUP if whole_groups else len(joined)
        for start in range(0, end, _ROWS_IN_A_GROUP):
            self._writer.write_table(joined.slice(start, min(_ROWS_IN_A_GROUP, end - start)))
        self._held = [joined.slice(end)] if end < len(joined) else []
