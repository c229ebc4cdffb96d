"""The heat map as a Vega-Lite specification."""

from collections.abc import Iterator

from ilma_data.draw import svg
from ilma_data.draw.heat_map.grid import Coverage, Grid, description
from ilma_data.draw.heat_map.picture import NARROWEST, TURN, colour
from ilma_data.draw.lettering import shown
from ilma_data.draw.vega import Specification, field, inline, isolated, specification

_HEIGHT = 30  # of a row


def heat_map_vega(grid: Grid, *, title: str, note: str = "", width: float = 1000) -> Specification:
    """The heat map as a specification with the counts in it. Raises `ValueError` for a width below 480.

    Striped cells are of columns that were not looked for as a whole: no count there is unknown, and not 0.
    """
    svg.checked_width(width, NARROWEST)
    columns = [column.label for column in grid.columns]
    across: Specification = {"field": "column", "type": "ordinal", "sort": columns, "title": None}
    down: Specification = {
        "field": "row",
        "type": "ordinal",
        "sort": [shown(row) for row in grid.rows],
        "title": None,
    }
    partly = {"filter": f"datum.coverage !== '{Coverage.WHOLE}'"}
    counted: list[Specification] = [
        {"filter": "datum.count !== null"},
        {"calculate": f"(datum.coverage === '{Coverage.WHOLE}' ? '' : '≥ ') + datum.count", "as": "shown"},
    ]
    number: Specification = {"field": "shown", "type": "nominal"}
    encoding: Specification = {
        "x": across | {"axis": {"orient": "top", "labelAngle": 0, "labelExpr": isolated("datum.label")}},
        "y": down | {"axis": {"labelLimit": round(0.3 * width), "labelExpr": isolated("datum.label")}},
        "tooltip": [field(name, name) for name in ("row", "column", "count", "coverage")],
    }
    return specification(
        title,
        f"{note} {description(grid)}".strip(),
        [
            {
                "mark": {"type": "rect", "stroke": svg.GRID},
                "encoding": {
                    "fill": {
                        "field": "count",
                        "type": "quantitative",
                        "title": "records",
                        "scale": {
                            "domain": [0, grid.largest],
                            "range": [colour(0), colour(1)],
                            "interpolate": "rgb",
                        },
                    }
                },
            },
            {
                "transform": [partly],
                "mark": {
                    "type": "point",
                    "shape": _stripes(0.7 * width / max(len(columns), 1) / _HEIGHT),
                    "size": _HEIGHT**2,
                    "stroke": svg.FAINT,
                    "strokeWidth": 1,
                    "opacity": 1,
                },
            },
            {
                # Under the numbers, so that they can be read on stripes.
                "transform": [*counted, partly],
                "mark": {"type": "text", "stroke": svg.PAPER, "strokeWidth": 5, "strokeJoin": "round"},
                "encoding": {"text": number},
            },
            {
                "transform": counted,
                "mark": {"type": "text"},
                "encoding": {"text": number, "fill": _ink(TURN * grid.largest)},
            },
        ],
        data=inline(_cells(grid)),
        width=round(0.7 * width),
        height={"step": _HEIGHT},
        encoding=encoding,
    )


def _ink(turn: float) -> Specification:
    """White letters where a count is larger than `turn`, on its dark cell; black ones elsewhere."""
    test = f"datum.coverage === '{Coverage.WHOLE}' && datum.count > {turn}"
    return {"condition": {"test": test, "value": svg.PAPER}, "value": svg.BLACK}


def _stripes(ratio: float) -> str:
    """Hatching, which Vega-Lite has not: slanting lines in a box 2 high and `ratio` times as wide, about the middle."""
    lines = []
    foot = -ratio
    while foot < ratio:
        top = min(foot + 1.2, ratio)
        lines.append(f"M{svg.number(foot)},0.9L{svg.number(top)},{svg.number(0.9 - 1.5 * (top - foot))}")
        foot += 0.6
    return "".join(lines)


def _cells(grid: Grid) -> Iterator[Specification]:
    for row, counts in zip(grid.rows, grid.counts, strict=True):
        for column, count in zip(grid.columns, counts, strict=True):
            yield {
                "row": shown(row),
                "column": column.label,
                "count": count,
                "coverage": column.coverage.value,
            }
