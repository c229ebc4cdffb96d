"""The heat map as SVG: counts in cells, the larger the darker; hatched where nobody looked, or only for a part."""

from collections.abc import Iterator

from ilma_data.draw import svg
from ilma_data.draw.heat_map.grid import Column, Coverage, Grid, description, words
from ilma_data.draw.lettering import lines_of, shown, width_of
from ilma_data.draw.svg import BLACK, FAINT, GRID, PAPER, SIZE, element, label

NARROWEST = 480

_MARGIN = 16.0
_LINE = 12.5
_HEIGHT = 30.0  # of a cell
_WIDEST = 90.0  # cell
_LEGEND_STEPS = 5
_HATCHING = "ilma-hatching-over"
TURN = 0.7
"""The shade from which white letters show better than black ones: 4.5 to 1 there, and more on both sides."""

_DARKEST = (0, 68, 110)
"""The colour of the largest count, a dark shade of Okabe and Ito's blue; the others lie between it and white."""


def heat_map_svg(grid: Grid, *, title: str, note: str = "", width: float = 1000) -> str:
    """The heat map as an SVG picture, at most `width` points wide (480 or more); `note` says what is counted.

    Raises `ValueError` for the width.
    """
    svg.checked_width(width, NARROWEST)
    drawn: list[str] = []
    y = _MARGIN
    for line in lines_of(shown(title), 18, width - 2 * _MARGIN, most=3):
        y += 22
        drawn.append(label(line, _MARGIN, y - 5, size=18, weight="bold"))
    for line in lines_of(shown(note), SIZE, width - 2 * _MARGIN) if note else ():
        y += 14
        drawn.append(label(line, _MARGIN, y, fill=FAINT))
    if grid.rows and grid.columns:
        table, y = _table(grid, y + 14, width)
        drawn += [_hatching(), *table, *_legend(grid, y + 14)]
        y += 34
    return svg.picture(width, y + _MARGIN, title, description(grid), (), drawn)


def _table(grid: Grid, top: float, width: float) -> tuple[list[str], float]:
    """The table, and where it ends."""
    names = min(max(width_of(shown(row), SIZE) for row in grid.rows), 0.35 * width) + 12
    across = min((width - 2 * _MARGIN - names) / len(grid.columns), _WIDEST)
    left = _MARGIN + names
    heads = [lines_of(shown(column.label), SIZE, across - 4) for column in grid.columns]
    top += max(map(len, heads)) * _LINE
    drawn = [
        label(
            line,
            left + (at + 0.5) * across,
            top - 6 - (len(lines) - 1 - number) * _LINE,
            side="middle",
            weight="bold",
        )
        for at, lines in enumerate(heads)
        for number, line in enumerate(lines)
    ]
    y = top
    for row, counts in zip(grid.rows, grid.counts, strict=True):
        lines = lines_of(shown(row), SIZE, names - 12)
        height = max(_HEIGHT, len(lines) * _LINE + 8)
        drawn += _name(lines, left - 12, y + height / 2)
        for at, (column, count) in enumerate(zip(grid.columns, counts, strict=True)):
            drawn.append(_cell(row, column, count, grid.largest, (left + at * across, y, across, height)))
        y += height
    return drawn, y


def _name(lines: list[str], right: float, middle: float) -> Iterator[str]:
    """A label that ends at its row, in either direction of writing."""
    first = middle + 4 - (len(lines) - 1) * _LINE / 2
    for at, line in enumerate(lines):
        yield label(line, right, first + at * _LINE, side="right")


def _cell(
    row: str, column: Column, count: int | None, largest: int, box: tuple[float, float, float, float]
) -> str:
    x, y, width, height = box
    shade = (count or 0) / largest
    place = {"x": x + 0.75, "y": y + 0.75, "width": width - 1.5, "height": height - 1.5}
    drawn = [
        svg.tooltip(f"{row}, {column.label}: {words(count, column)}"),
        element("rect", **place, fill=colour(shade), stroke=GRID),
    ]
    is_whole = column.coverage is Coverage.WHOLE
    if not is_whole:
        drawn.append(element("rect", **place, fill=f"url(#{_HATCHING})"))
    if count is not None:
        shown = str(count) if is_whole else f"≥ {count}"
        middle, foot = x + width / 2, y + height / 2 + 4
        if not is_whole:
            drawn.append(_plate(middle, foot, width_of(shown, SIZE), shade))
        drawn.append(label(shown, middle, foot, side="middle", fill=_ink(shade)))
    return element(
        "g",
        *drawn,
        data_row=row,
        data_column=column.label,
        data_count="" if count is None else str(count),
        data_coverage=column.coverage,
    )


def _plate(middle: float, foot: float, width: float, shade: float) -> str:
    """The ground of a number on hatching."""
    return element(
        "rect", x=middle - width / 2 - 3, y=foot - 11, width=width + 6, height=15, fill=colour(shade), rx=2
    )


def _hatching() -> str:
    """Lines that show on every shade: dark ones with a white edge."""
    lines = element("path", d="M0 0V8", stroke=PAPER, stroke_width=4) + element(
        "path", d="M0 0V8", stroke=FAINT, stroke_width=1.6
    )
    return element(
        "defs",
        element(
            "pattern",
            lines,
            id=_HATCHING,
            width=8,
            height=8,
            patternUnits="userSpaceOnUse",
            patternTransform="rotate(45)",
        ),
    )


def _legend(grid: Grid, top: float) -> Iterator[str]:
    x = _MARGIN
    steps = sorted({round(grid.largest * step / _LEGEND_STEPS) for step in range(_LEGEND_STEPS + 1)})
    for count in steps:
        shade = count / grid.largest
        yield element("rect", x=x, y=top, width=34, height=18, fill=colour(shade), stroke=GRID)
        yield label(str(count), x + 17, top + 13, size=10, side="middle", fill=_ink(shade))
        x += 34
    yield label("records", x + 8, top + 13, size=10, fill=FAINT)
    x += 72
    if any(column.coverage is not Coverage.WHOLE for column in grid.columns):
        for fill in (PAPER, f"url(#{_HATCHING})"):
            yield element("rect", x=x, y=top, width=34, height=18, fill=fill, stroke=GRID)
        note = "not or only partly covered: a count is the least there was, no count is unknown, not 0"
        yield label(note, x + 42, top + 13, size=10, fill=FAINT)


def colour(shade: float) -> str:
    """A colour for 0 (white) to 1; evenly lighter and darker, in grey, too."""
    return "#" + "".join(f"{round(255 + (dark - 255) * shade):02x}" for dark in _DARKEST)


def _ink(shade: float) -> str:
    """Black or white, whichever shows better."""
    return PAPER if shade > TURN else BLACK
