"""Data frames hold the rows of their tables, with the nulls kept and a type for each column."""

import sys
from datetime import date
from typing import Any

import pandas
import polars
import pyarrow
import pytest
from hypothesis import given, settings

from ilma_data.dataset.dataset import Dataset
from ilma_data.dataset.errors import MissingExtraError
from ilma_data.export.tables.bound import BoundTable, Tables, tables
from ilma_data.export.tables.table import ColumnType, Row, Value
from ilma_data.model.base import Record
from ilma_data.testing import record_sets


def from_pandas(frame: pandas.DataFrame) -> list[Row]:
    return [tuple(map(plain, row)) for row in frame.itertuples(index=False, name=None)]


def plain(value: Any) -> Value:
    """A pandas cell as Python's own."""
    if pandas.isna(value):
        return None
    if isinstance(value, pandas.Timestamp):
        return value.date()
    return value.item() if hasattr(value, "item") else value  # type: ignore[no-any-return]


@settings(max_examples=settings().max_examples // 10)
@given(record_sets())
def test_frames_hold_the_rows(records: tuple[Record, ...]) -> None:
    for bound in tables(Dataset.of(records)).values():
        rows = list(bound.rows())
        names = list(bound.table.column_names)
        polar, arrow, frame = bound.to_polars(), bound.to_arrow(), bound.to_pandas()
        assert (polar.columns, arrow.column_names, list(frame.columns)) == (names, names, names)
        assert polar.rows() == rows
        assert [tuple(cells.values()) for cells in arrow.to_pylist()] == rows
        assert from_pandas(frame) == rows


@pytest.mark.parametrize("held", [tables(), tables(Dataset.of([]))], ids=["packaged", "empty"])
def test_types_are_those_of_the_columns_also_where_there_is_no_row(held: Tables) -> None:
    in_pandas = {
        ColumnType.STRING: "string",
        ColumnType.EDTF: "string",
        ColumnType.INTEGER: "Int64",
        ColumnType.BOOLEAN: "boolean",
        ColumnType.DATE: "datetime64[s]",
    }
    in_polars = {
        ColumnType.STRING: polars.String,
        ColumnType.EDTF: polars.String,
        ColumnType.INTEGER: polars.Int64,
        ColumnType.BOOLEAN: polars.Boolean,
        ColumnType.DATE: polars.Date,
    }
    in_arrow = {
        ColumnType.STRING: pyarrow.string(),
        ColumnType.EDTF: pyarrow.string(),
        ColumnType.INTEGER: pyarrow.int64(),
        ColumnType.BOOLEAN: pyarrow.bool_(),
        ColumnType.DATE: pyarrow.date32(),
    }
    for name in ("records", "agreements", "offices", "evidence", "dyad_year"):
        bound = held[name]
        kinds = [column.type for column in bound.columns]
        assert [str(kind) for kind in bound.to_pandas().dtypes] == [in_pandas[kind] for kind in kinds]
        assert bound.to_polars().dtypes == [in_polars[kind] for kind in kinds]
        schema = bound.to_arrow().schema
        assert schema.types == [in_arrow[kind] for kind in kinds]
        for column, field in zip(bound.columns, schema, strict=True):
            assert field.nullable == column.nullable
            assert field.metadata == {b"description": column.description.encode()}


def test_a_day_before_1678_is_a_day() -> None:
    class Early(BoundTable):
        def rows(self) -> Any:
            return iter(
                [tuple(date(1066, 10, 14) if c.type is ColumnType.DATE else None for c in self.columns)]
            )

    early = Early(tables()["meetings"].table, Dataset.of([]))
    assert from_pandas(early.to_pandas()) == list(early.rows())
    assert early.to_polars().rows() == list(early.rows())


@pytest.mark.parametrize(
    ("library", "extra"), [("pandas", "pandas"), ("polars", "polars"), ("pyarrow", "parquet")]
)
def test_a_library_that_is_missing_is_named_with_its_extra(
    library: str, extra: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    bound = tables(Dataset.of([]))["agreements"]
    make = {"pandas": bound.to_pandas, "polars": bound.to_polars, "pyarrow": bound.to_arrow}[library]
    with pytest.raises(MissingExtraError, match=rf"needs {library}: pip install 'ilma-data\[{extra}\]'"):
        make()
