"""Rows as the data frames of other libraries, each imported when it is first asked for. Nulls stay nulls.

Words of enumerations are plain texts in all of them: such columns can be joined, compared and put under one another
without a thought for which words each table knows. The words stand in the table's documentation.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from ilma_data.dataset.errors import MissingExtraError
from ilma_data.export.tables.table import Column, ColumnType, Row, Value

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

_PANDAS = {
    ColumnType.STRING: "string",
    ColumnType.EDTF: "string",
    ColumnType.INTEGER: "Int64",
    ColumnType.BOOLEAN: "boolean",
    ColumnType.DATE: "datetime64[s]",  # in nanoseconds, years before 1678 and after 2261 are none
}


def pandas_frame(columns: Sequence[Column], rows: Iterable[Row]) -> pandas.DataFrame:
    """The rows as a pandas data frame. Raises `MissingExtraError` where pandas is not installed."""
    try:
        import pandas
    except ImportError:
        raise MissingExtraError("pandas", "pandas") from None
    held = _by_column(columns, rows)
    return pandas.DataFrame(
        {
            column.name: pandas.Series(cells, dtype=_PANDAS[column.type])
            for column, cells in zip(columns, held, strict=True)
        }
    )


def polars_frame(columns: Sequence[Column], rows: Iterable[Row]) -> polars.DataFrame:
    """The rows as a polars data frame. Raises `MissingExtraError` where polars is not installed."""
    try:
        import polars
    except ImportError:
        raise MissingExtraError("polars", "polars") from None
    types = {
        ColumnType.STRING: polars.String(),
        ColumnType.EDTF: polars.String(),
        ColumnType.INTEGER: polars.Int64(),
        ColumnType.BOOLEAN: polars.Boolean(),
        ColumnType.DATE: polars.Date(),
    }
    held = _by_column(columns, rows)
    return polars.DataFrame(
        [
            polars.Series(column.name, cells, dtype=types[column.type], strict=True)
            for column, cells in zip(columns, held, strict=True)
        ]
    )


def arrow_table(columns: Sequence[Column], rows: Iterable[Row]) -> pyarrow.Table:
    """The rows as an Arrow table. Raises `MissingExtraError` where pyarrow is not installed."""
    schema = arrow_schema(columns)
    import pyarrow

    held = _by_column(columns, rows)
    arrays = [pyarrow.array(cells, type=field.type) for field, cells in zip(schema, held, strict=True)]
    return pyarrow.Table.from_arrays(arrays, schema=schema)


def arrow_schema(columns: Sequence[Column]) -> pyarrow.Schema:
    """The columns as an Arrow schema, each with its description as metadata; as `arrow_table` raises."""
    try:
        import pyarrow
    except ImportError:
        raise MissingExtraError("pyarrow", "parquet") from None
    types: dict[ColumnType, pyarrow.DataType] = {
        ColumnType.STRING: pyarrow.string(),
        ColumnType.EDTF: pyarrow.string(),
        ColumnType.INTEGER: pyarrow.int64(),
        ColumnType.BOOLEAN: pyarrow.bool_(),
        ColumnType.DATE: pyarrow.date32(),
    }
    return pyarrow.schema(
        [
            pyarrow.field(
                column.name,
                types[column.type],
                nullable=column.nullable,
                metadata={"description": column.description},
            )
            for column in columns
        ]
    )


def _by_column(columns: Sequence[Column], rows: Iterable[Row]) -> list[list[Value]]:
    held: list[list[Value]] = [[] for _ in columns]
    for row in rows:
        for cells, value in zip(held, row, strict=True):
            cells.append(value)
    return held
