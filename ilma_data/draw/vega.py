"""What all Vega-Lite specifications have in common."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from ilma_data.draw.lettering import shown
from ilma_data.draw.svg import FAINT, FONTS, GRID, INK, PAPER

Specification: TypeAlias = dict[str, object]

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
"""The version in which specifications are written; they use nothing that version 5 does not have."""


def specification(
    title: str, description: str, layers: Sequence[Specification], **more: object
) -> Specification:
    """A layered specification on white, with the title, and the description for screen readers."""
    return {
        "$schema": SCHEMA,
        "title": {"text": shown(title), "anchor": "start", "fontSize": 18},
        "description": shown(description),
        "background": PAPER,
        **more,
        "layer": list(layers),
        "config": {
            "font": FONTS,
            "view": {"stroke": None},
            "axis": {
                "labelColor": INK,
                "titleColor": INK,
                "gridColor": GRID,
                "domainColor": FAINT,
                "tickColor": FAINT,
            },
            "legend": {"labelColor": INK, "titleColor": INK, "labelLimit": 400},
            "title": {"color": INK},
        },
    }


def inline(rows: Iterable[Mapping[str, object]]) -> Specification:
    """Facts that stand in the specification."""
    return {"values": [dict(row) for row in rows]}


def field(name: str, title: str, kind: str = "nominal", **more: object) -> Specification:
    """A field as an encoding takes it."""
    return {"field": name, "type": kind, "title": title, **more}


def hidden_axis(name: str, kind: str, **more: object) -> Specification:
    """A field as a place, without an axis."""
    return {"field": name, "type": kind, "axis": None, **more}


def scale(values: Mapping[Any, object]) -> Specification:
    """A scale that gives each word of a field its value, in this order in the legend."""
    return {"type": "ordinal", "domain": [str(word) for word in values], "range": list(values.values())}


def isolated(expression: str) -> str:
    r"""A text in an expression of Vega, so that it finds its own direction, as if it stood alone.

    It stands between FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE (Unicode UAX 9).
    """
    return f"'\u2068' + {expression} + '\u2069'"


def isolate(text: str) -> str:
    """A text between the same marks."""
    return f"\u2068{text}\u2069"
