"""The heat map as a table of numbers."""

from collections.abc import Iterator

from ilma_data.dataset.heat_map import Cell, HeatMap
from ilma_data.report.measure import cells as width_of
from ilma_data.report.page import Page


def heat_map_lines(heat_map: HeatMap, page: Page) -> Iterator[str]:
    """A line for each domain, a column for each year: 2+ is at least 2, ? is unknown."""
    rows: dict[str, list[Cell]] = {}
    for cell in heat_map.cells:
        rows.setdefault(cell.domain, []).append(cell)
    if not rows:
        return
    heads = [
        "year not certain" if cell.year is None else str(cell.year) for cell in next(iter(rows.values()))
    ]
    numbers = [[_number(cell) for cell in row] for row in rows.values()]
    # Numbers end at the last digit, so that they stand below one another; the sign follows.
    widths = [
        max(width_of(head), *(len(number) + (number[-1].isdigit()) for number in column))
        for head, column in zip(heads, zip(*numbers, strict=True), strict=True)
    ]
    yield from page.rows(
        [
            ("", *(head.rjust(width) for head, width in zip(heads, widths, strict=True))),
            *(
                (
                    heat_map.label(domain),
                    *(
                        (number if not number[-1].isdigit() else f"{number} ").rjust(width).rstrip()
                        for number, width in zip(row, widths, strict=True)
                    ),
                )
                for domain, row in zip(rows, numbers, strict=True)
            ),
        ]
    )


def heat_map_as_json(heat_map: HeatMap) -> list[dict[str, object]]:
    """The cells. `count` is null where it is unknown; `coverage` is that of the year: whole, part or none."""
    return [
        {
            "domain": cell.domain,
            "label": heat_map.label(cell.domain),
            "year": cell.year,
            "count": cell.number,
            "coverage": cell.coverage.value,
            "records": cell.records,
        }
        for cell in heat_map.cells
    ]


def _number(cell: Cell) -> str:
    if cell.number is None:
        return "?"
    return str(cell.number) if cell.coverage == "whole" else f"{cell.number}+"
