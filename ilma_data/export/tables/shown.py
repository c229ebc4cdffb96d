"""What an interpreter and a notebook show of tables."""

from collections.abc import Iterator, Sequence
from itertools import islice

from ilma_data.dataset.display import MOST_SHOWN, html_table, one_line
from ilma_data.export.tables.table import Row, Table

WIDEST = 110  # characters of a line
WIDEST_CELL = 40


def as_text(table: Table, rows: Iterator[Row]) -> str:
    """A line with the numbers of rows and columns, then the first rows, with as many columns as a line takes."""
    first, count = _counted(rows)
    lines = [_heading(table, count)]
    if first:
        cells = [list(table.column_names), *([_cell(value) for value in row] for row in first)]
        widths = [min(WIDEST_CELL, max(map(len, column))) for column in zip(*cells, strict=True)]
        fitting = next(
            (n for n in range(len(widths)) if sum(widths[: n + 1]) + 2 * n + 2 > WIDEST), len(widths)
        )
        lines += [
            "  "
            + "  ".join(f"{_short(cell):{width}}" for cell, width in zip(row, widths[:fitting], strict=False))
            for row in cells
        ]
    if count > len(first):
        lines.append(f"  and {count - len(first):,} more")
    return "\n".join(line.rstrip() for line in lines)


def as_html(table: Table, rows: Iterator[Row]) -> str:
    """The first rows as a table with all columns."""
    first, count = _counted(rows)
    cells = (tuple("" if value is None else str(value) for value in row) for row in first)
    return html_table(_heading(table, count), table.column_names, cells, count)


def list_as_text(tables: Sequence[Table]) -> str:
    """A line for each table: its name and what it holds."""
    width = max((len(table.name) for table in tables), default=0)
    return "\n".join(
        [f"<{len(tables)} tables>", *(f"  {table.name:{width}}  {table.title}" for table in tables)]
    )


def list_as_html(tables: Sequence[Table]) -> str:
    """The same as a table."""
    rows = [(table.name, table.title) for table in tables]
    return html_table(f"{len(rows)} tables", ("name", "holds"), rows, len(rows))


def _heading(table: Table, count: int) -> str:
    rows = "1 row" if count == 1 else f"{count:,} rows"
    return f"<{table.name}: {rows} of {len(table.columns)} columns>"


def _counted(rows: Iterator[Row]) -> tuple[list[Row], int]:
    first = list(islice(rows, MOST_SHOWN))
    return first, len(first) + sum(1 for _ in rows)


def _cell(value: object) -> str:
    return "" if value is None else one_line(str(value))


def _short(cell: str) -> str:
    return cell if len(cell) <= WIDEST_CELL else f"{cell[: WIDEST_CELL - 1]}…"
