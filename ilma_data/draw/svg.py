"""SVG as text: elements, lines of text in either direction, a whole picture. Nothing in it comes from elsewhere.

There is no script, no style sheet and no font in a picture: attributes say how everything looks, so that a browser, a
word processor and a printer take it alike. The same values give the same bytes.
"""

from collections.abc import Iterable
from xml.sax.saxutils import escape

from ilma_data.draw.lettering import runs_from_right, script_tag, shown

FONTS = "Noto Sans, DejaVu Sans, Arial, Noto Sans Arabic, Noto Sans Hebrew, sans-serif"
"""Faces that a system may have; a text in Arabic or Hebrew takes one that has its letters."""

INK, FAINT, GRID, PAPER = "#1a1a1a", "#595959", "#d9d9d9", "#ffffff"
"""Text; lesser text, at 7 to 1 against white; lines that help the eye; the ground, always white."""

BLACK, BLUE, VERMILLION, GREEN = "#000000", "#0072b2", "#d55e00", "#009e73"
"""Colours that differ for every kind of sight, each at 3 to 1 against white or more (Okabe and Ito 2008)."""

SIZE = 11.0
"""The height of letters, where nothing else is said."""

Value = str | float | None


def element(name: str, *children: str, **attributes: Value) -> str:
    """An element with what is in it, and its attributes in the order given; those that are None are left out.

    In the name of an attribute `_` stands for a hyphen, and one at the end for nothing (`class_`).
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_quoted(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{written}>{''.join(children)}</{name}>" if children else f"<{name}{written}/>"


def number(value: float) -> str:
    """A length to a hundredth, without needless zeros.

    >>> number(12.0), number(0.125), number(-0.001)
    ('12', '0.12', '0')
    """
    written = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if written == "-0" else written


def content(text: str) -> str:
    """A text as the content of an element."""
    return escape(shown(text))


def label(
    text: str,
    x: float,
    y: float,
    *,
    size: float | None = None,
    side: str = "left",
    fill: str | None = None,
    weight: str | None = None,
    style: str | None = None,
) -> str:
    """A line of text whose left or right end, or middle, is at `x`; its foot at `y`.

    Its direction is that of its first letter: what SVG calls its start is the right end where it runs from there. Size
    and fill are the picture's where none is given.
    """
    turned = runs_from_right(text)
    anchors = {"left": "end" if turned else None, "middle": "middle", "right": None if turned else "end"}
    return element(
        "text",
        content(text),
        x=x,
        y=y,
        font_size=size,
        fill=fill,
        font_weight=weight,
        font_style=style,
        text_anchor=anchors[side],
        direction="rtl" if turned else None,
        unicode_bidi="isolate" if turned else None,
        lang=script_tag(text),
    )


def tooltip(text: str) -> str:
    """What a browser shows of the element in which this stands first."""
    return element("title", content(text))


def line(x1: float, y1: float, x2: float, y2: float, stroke: str = INK, **attributes: Value) -> str:
    """A straight line."""
    return element("line", x1=x1, y1=y1, x2=x2, y2=y2, stroke=stroke, **attributes)


def hatching(colour: str) -> str:
    """The definition of hatching in a colour, for `hatched`."""
    return element(
        "pattern",
        element("rect", width=4, height=4, fill=PAPER),
        line(0, 0, 0, 4, colour, stroke_width=3),
        id=_hatching_id(colour),
        width=4,
        height=4,
        patternUnits="userSpaceOnUse",
        patternTransform="rotate(45)",
    )


def hatched(colour: str) -> str:
    """Hatching as a fill."""
    return f"url(#{_hatching_id(colour)})"


def picture(
    width: float, height: float, title: str, description: str, hatchings: Iterable[str], body: Iterable[str]
) -> str:
    """A whole picture on white, which scales to the room it is given; title and description are for screen readers."""
    ground = element("rect", width=width, height=height, fill=PAPER)
    drawn = [
        tooltip(title),
        element("desc", content(description)),
        element("defs", *map(hatching, hatchings)),
        ground,
        *body,
    ]
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{number(width)}" height="{number(height)}" '
        f'viewBox="0 0 {number(width)} {number(height)}" role="img" lang="en" xml:lang="en" direction="ltr" '
        f'font-family="{FONTS}" font-size="{number(SIZE)}" fill="{INK}">'
    )
    return "\n".join([head, *drawn, "</svg>", ""])


def checked_width(width: float, narrowest: int) -> float:
    """The width, if a picture can be that wide. Raises `ValueError` with the narrowest."""
    if not narrowest <= width <= 100_000:
        raise ValueError(f"the picture is {narrowest} to 100000 wide, not {width}")
    return width


def _hatching_id(colour: str) -> str:
    return f"ilma-hatching-{colour.removeprefix('#')}"


def _quoted(value: str | float) -> str:
    return escape(shown(value), {'"': "&quot;"}) if isinstance(value, str) else number(value)
