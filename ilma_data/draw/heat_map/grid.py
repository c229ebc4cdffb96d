"""A table of counts as it is drawn: what is counted, for what, and how far it was looked for."""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple


class Coverage(StrEnum):
    """How much of a column was looked for; none at all where nobody looked."""

    WHOLE = "whole"
    PART = "part"
    NONE = "none"


class Column(NamedTuple):
    """A column: its heading, and how much of it was looked for."""

    label: str
    coverage: Coverage


class Grid(NamedTuple):
    """Labels of rows, columns, and a row of counts for each row. A count is None where it is unknown.

    Where a column was not looked for as a whole, a count is the least that there was, and None stands for 0.
    """

    rows: tuple[str, ...]
    columns: tuple[Column, ...]
    counts: tuple[tuple[int | None, ...], ...]

    @property
    def largest(self) -> int:
        """The largest count; 1 where there is none, so that it can be divided by."""
        return max((count for row in self.counts for count in row if count), default=1)


def description(grid: Grid) -> str:
    """What a screen reader says of the heat map beyond its title: every row."""
    rows = "; ".join(
        f"{row}: {_row(grid.columns, counts)}" for row, counts in zip(grid.rows, grid.counts, strict=True)
    )
    return f"The larger the count, the darker the cell; hatched: not or only partly covered. {rows}."


def _row(columns: Sequence[Column], counts: Sequence[int | None]) -> str:
    cells = zip(columns, counts, strict=True)
    return ", ".join(f"{column.label} {words(count, column)}" for column, count in cells)


def words(count: int | None, column: Column) -> str:
    """A count in words."""
    if count is None:
        return "unknown"
    return str(count) if column.coverage is Coverage.WHOLE else f"at least {count}"
