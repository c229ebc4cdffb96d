"""The network as a Vega-Lite specification: nodes and ties in the places where the SVG has them."""

from collections.abc import Iterator, Sequence

from ilma_data.draw import svg
from ilma_data.draw.lettering import shown
from ilma_data.draw.network.graph import Graph, Node, Tie, description, heading, most_connected
from ilma_data.draw.network.picture import NARROWEST, TIE, colour_of
from ilma_data.draw.network.places import UNKNOWN, Placed, places
from ilma_data.draw.vega import Specification, field, hidden_axis, inline, isolated, scale, specification

_SHAPES = {"person": "circle", "organization": "square", "state": "diamond"}


def network_vega(
    nodes: Sequence[Node],
    ties: Sequence[Tie],
    *,
    most: int = 40,
    width: float = 1000,
    title: str | None = None,
) -> Specification:
    """The network of the `most` connected as a specification with the facts in it.

    Raises `ValueError` for a width below 600, and where `most` is less than 1.
    """
    svg.checked_width(width, NARROWEST)
    graph = most_connected(nodes, ties, most)
    placed = places(graph, 0, 0.2 * width, 0)
    where = {one.node.id: one for one in placed.nodes}
    x: Specification = {"scale": {"domain": [-0.5 * width, 0.5 * width], "nice": False, "zero": False}}
    y: Specification = {"scale": {"domain": [0, placed.height], "nice": False, "reverse": True}}
    return specification(
        heading(graph) if title is None else title,
        description(graph),
        [
            {
                "data": inline(_tie(tie, where) for tie in graph.ties),
                "mark": {"type": "rule", "stroke": TIE, "strokeCap": "round"},
                "encoding": {
                    "x": hidden_axis("x", "quantitative", **x),
                    "y": hidden_axis("y", "quantitative", **y),
                    "x2": {"field": "x2"},
                    "y2": {"field": "y2"},
                    "strokeWidth": _by_weight([0.8, 7.0], legend={"title": "Times together"}),
                    "strokeOpacity": _by_weight([0.35, 0.75], legend=None),
                    "tooltip": [
                        field(name, name)
                        for name in ("one_name", "other_name", "meetings", "agreements", "weight")
                    ],
                },
            },
            *_nodes(placed.nodes, graph, x, y, round(0.28 * width)),
        ],
        width=round(width),
        height=round(placed.height),
    )


def _by_weight(values: list[float], **more: object) -> Specification:
    return {
        "field": "weight",
        "type": "quantitative",
        "scale": {"range": values, "zero": False, "nice": False},
        **more,
    }


def _tie(tie: Tie, where: dict[str, Placed]) -> Specification:
    one, other = where[tie.one], where[tie.other]
    return {
        "one": shown(tie.one),
        "other": shown(tie.other),
        "one_name": shown(one.node.name),
        "other_name": shown(other.node.name),
        "meetings": tie.meetings,
        "agreements": tie.agreements,
        "weight": tie.weight,
        "x": round(one.x, 2),
        "y": round(one.y, 2),
        "x2": round(other.x, 2),
        "y2": round(other.y, 2),
    }


def _node(placed: Placed, graph: Graph) -> Specification:
    return {
        "record": shown(placed.node.id),
        "name": shown(placed.node.name),
        "kind": placed.node.kind,
        "group": _group(placed),
        "weight": graph.weights[placed.node.id],
        "x": round(placed.x, 2),
        "y": round(placed.y, 2),
        "on_left": placed.on_left,
    }


def _nodes(
    placed: Sequence[Placed], graph: Graph, x: Specification, y: Specification, room: int
) -> Iterator[Specification]:
    facts = inline(_node(one, graph) for one in placed)
    across = {"x": hidden_axis("x", "quantitative", **x), "y": hidden_axis("y", "quantitative", **y)}
    colours = {_group(one): colour_of(one.group) for one in sorted(placed, key=lambda one: one.group)}
    tooltip = [field(name, name) for name in ("name", "kind", "group", "weight", "record")]
    yield {
        "data": facts,
        "mark": {"type": "point", "stroke": svg.PAPER, "strokeWidth": 1, "fillOpacity": 1},
        "encoding": {
            **across,
            "fill": field("group", "State", scale=scale(colours)),
            "shape": field("kind", "Kind", scale=scale(_SHAPES)),
            "size": {
                "field": "weight",
                "type": "quantitative",
                "scale": {"range": [40, 220], "zero": False, "nice": False},
                "legend": None,
            },
            "tooltip": tooltip,
        },
    }
    for on_left, align, aside in ((True, "right", -14), (False, "left", 14)):
        yield {
            "data": facts,
            "transform": [
                {"filter": f"datum.on_left === {'true' if on_left else 'false'}"},
                {"calculate": isolated("datum.name"), "as": "label"},
            ],
            "mark": {
                "type": "text",
                "align": align,
                "dx": aside,
                "baseline": "middle",
                "limit": room,
                "fill": svg.INK,
            },
            "encoding": {**across, "text": {"field": "label", "type": "nominal"}, "tooltip": tooltip},
        }


def _group(placed: Placed) -> str:
    return UNKNOWN if placed.node.group is None else shown(placed.node.group)
