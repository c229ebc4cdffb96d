"""`ilma_data.tables`: the tables of a data set, or of a collection that was narrowed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from ilma_data.dataset.conditions import UnknownWordError
from ilma_data.dataset.dataset import Dataset
from ilma_data.dataset.loading import load
from ilma_data.dataset.narrowing import Narrowing
from ilma_data.export.tables import frames, shown
from ilma_data.export.tables.catalogue import TABLES
from ilma_data.export.tables.selection import Selection
from ilma_data.export.tables.table import Column, Row, Table, Value
from ilma_data.model.base import Record

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow


def tables(chosen: Dataset | Narrowing[Record] | None = None) -> Tables:
    """The tables of a data set (the packaged one, where none is given), or of a collection that was narrowed.

    Of a collection, those that have rows of its records: `tables(dataset.agreements.where(...))["parties"]` are the
    parties of the agreements chosen. Links are looked up in the whole data set. `dataset.as_of(...)` has tables, too.
    Raises `TypeError` for anything else.

    >>> tables()["dyad_year"].to_dicts()[0]["coverage"]
    'part'
    """
    return Tables(load() if chosen is None else chosen)


class UnknownTableError(UnknownWordError, KeyError):
    """No table has this name. The message names the nearest; so does `nearest`."""


class Tables(Mapping[str, "BoundTable"]):
    """Tables by name. Rows are made as they are asked for."""

    def __init__(self, chosen: Dataset | Narrowing[Record]) -> None:
        """Made by `tables`."""
        held = Selection(chosen).collections
        self._tables = {
            name: BoundTable(table, chosen)
            for name, table in TABLES.items()
            if not held.isdisjoint(table.collections)
        }

    def __getitem__(self, name: str) -> BoundTable:
        """The table of this name. Raises `UnknownTableError`, a `KeyError`, with the nearest name."""
        if name not in self._tables:
            raise UnknownTableError(name, "table", self._tables)
        return self._tables[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._tables)

    def __len__(self) -> int:
        return len(self._tables)

    def __repr__(self) -> str:
        return shown.list_as_text([bound.table for bound in self._tables.values()])

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        return shown.list_as_html([bound.table for bound in self._tables.values()])


class BoundTable:
    """A table of some records. Its rows are made anew each time they are asked for, in the same order each time."""

    table: Table
    """What it is: description, columns, keys."""

    def __init__(self, table: Table, chosen: Dataset | Narrowing[Record]) -> None:
        """Made by `tables`."""
        self.table = table
        self._chosen = chosen

    @property
    def name(self) -> str:
        """The name of the table."""
        return self.table.name

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns, in the order of the cells."""
        return self.table.columns

    def rows(self) -> Iterator[Row]:
        """The rows, one at a time."""
        return self.table.rows(self._chosen)

    def __iter__(self) -> Iterator[Row]:
        return self.rows()

    def to_dicts(self) -> list[dict[str, Value]]:
        """The rows as dictionaries, by the names of the columns."""
        names = self.table.column_names
        return [dict(zip(names, row, strict=True)) for row in self.rows()]

    def to_pandas(self) -> pandas.DataFrame:
        """A pandas data frame with types that have nulls: `string`, `Int64`, `boolean`; days are `datetime64[s]`.

        Words of enumerations and EDTF dates are `string`. Raises `MissingExtraError` where pandas is not installed.
        """
        return frames.pandas_frame(self.columns, self.rows())

    def to_polars(self) -> polars.DataFrame:
        """A polars data frame: `String`, `Int64`, `Boolean`, `Date`. Raises `MissingExtraError` without polars."""
        return frames.polars_frame(self.columns, self.rows())

    def to_arrow(self) -> pyarrow.Table:
        """An Arrow table: `string`, `int64`, `bool`, `date32`, and on each field its description as metadata.

        Raises `MissingExtraError` where pyarrow is not installed.
        """
        return frames.arrow_table(self.columns, self.rows())

    def __repr__(self) -> str:
        return shown.as_text(self.table, self.rows())

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        return shown.as_html(self.table, self.rows())
