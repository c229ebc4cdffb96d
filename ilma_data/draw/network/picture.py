"""The network as SVG: names on both sides, ties between them, the thicker the more often."""

from collections.abc import Iterator, Sequence
from math import sqrt

from ilma_data.draw import svg
from ilma_data.draw.lettering import lines_of, shown, width_of
from ilma_data.draw.network.graph import Graph, Node, Tie, description, heading, most_connected, tie_in_words
from ilma_data.draw.network.places import STEP, Placed, Places, places
from ilma_data.draw.svg import BLUE, FAINT, GREEN, PAPER, SIZE, VERMILLION, element, label, line, number

NARROWEST = 600

_MARGIN = 16.0
_LINE = 12.5
COLOURS = (BLUE, VERMILLION, GREEN)
"""Of the groups, the largest first; all further ones are grey. Where a node stands says the same."""

_THINNEST, _THICKEST = 0.8, 7.0
_SMALLEST, _LARGEST = 3.5, 8.0
TIE = "#4d4d4d"


def network_svg(
    nodes: Sequence[Node],
    ties: Sequence[Tie],
    *,
    most: int = 40,
    width: float = 1000,
    title: str | None = None,
) -> str:
    """The network of the `most` connected as an SVG picture, `width` points wide (600 or more).

    Raises `ValueError` for the width, and where `most` is less than 1.
    """
    svg.checked_width(width, NARROWEST)
    graph = most_connected(nodes, ties, most)
    title = heading(graph) if title is None else title
    drawn: list[str] = []
    y = _MARGIN
    for words in lines_of(shown(title), 18, width - 2 * _MARGIN, most=3):
        y += 22
        drawn.append(label(words, _MARGIN, y - 5, size=18, weight="bold"))
    if graph.nodes:
        drawn += _legend(graph, y + 16)
        y += 30
    placed = places(graph, width / 2, width * 0.2, y)
    where = {one.node.id: one for one in placed.nodes}
    names = {node.id: node.name for node in graph.nodes}
    drawn += [_tie(tie, where, graph, tie_in_words(tie, names)) for tie in graph.ties]
    drawn += _headings(placed, width)
    drawn += [_node(one, graph, width) for one in placed.nodes]
    height = y + placed.height + _MARGIN if graph.nodes else y + _MARGIN
    return svg.picture(width, height, title, description(graph), (), drawn)


def _tie(tie: Tie, where: dict[str, Placed], graph: Graph, words: str) -> str:
    """A curve that leaves both ends towards the middle; the thicker, the darker, too."""
    one, other = where[tie.one], where[tie.other]
    share = _share(tie.weight, graph)
    if one.on_left == other.on_left:
        reach = abs(one.y - other.y) * (0.55 if one.on_left else -0.55)
        turns = one.x + reach, other.x + reach
    else:
        turns = ((one.x + other.x) / 2,) * 2
    curve = (
        f"M{number(one.x)} {number(one.y)}C{number(turns[0])} {number(one.y)} "
        f"{number(turns[1])} {number(other.y)} {number(other.x)} {number(other.y)}"
    )
    return element(
        "path",
        svg.tooltip(words),
        d=curve,
        fill="none",
        stroke=TIE,
        stroke_width=_THINNEST + (_THICKEST - _THINNEST) * share,
        stroke_opacity=0.35 + 0.4 * share,
        data_one=tie.one,
        data_other=tie.other,
        data_meetings=str(tie.meetings),
        data_agreements=str(tie.agreements),
    )


def _share(weight: int, graph: Graph) -> float:
    """Where a weight lies between 1 and that of the strongest tie, as 0 to 1."""
    return (weight - 1) / max(graph.ties[-1].weight - 1, 1)


def _headings(placed: Places, width: float) -> Iterator[str]:
    for one in placed.headings:
        side, edge, room = _beside(one.x, width, on_left=one.on_left)
        words = lines_of(shown(one.text), 12, room, most=1)[0]
        yield label(words, edge, one.y + 6, size=12, weight="bold", side=side, fill=colour_of(one.group))


def _beside(x: float, width: float, *, on_left: bool) -> tuple[str, float, float]:
    """For a name outside the ellipse: the side of it that is at an edge, that edge, and the room that it has."""
    edge = x - 14 if on_left else x + 14
    return ("right", edge, edge - _MARGIN) if on_left else ("left", edge, width - _MARGIN - edge)


def _node(placed: Placed, graph: Graph, width: float) -> str:
    node, x, y = placed.node, placed.x, placed.y
    strongest = max(graph.weights.values())
    radius = _SMALLEST + (_LARGEST - _SMALLEST) * sqrt(graph.weights[node.id] / strongest)
    side, edge, room = _beside(x, width, on_left=placed.on_left)
    lines = lines_of(shown(node.name), SIZE, room, most=int(STEP / _LINE))
    first = y + 4 - (len(lines) - 1) * _LINE / 2
    return element(
        "g",
        svg.tooltip(f"{node.name} ({node.kind}), weight of all ties {graph.weights[node.id]}. {node.id}"),
        _shape(node.kind, x, y, radius, colour_of(placed.group)),
        *(label(words, edge, first + at * _LINE, side=side) for at, words in enumerate(lines)),
        data_record=node.id,
    )


def _shape(kind: str, x: float, y: float, radius: float, colour: str) -> str:
    look: dict[str, str | float] = {"fill": colour, "stroke": PAPER, "stroke_width": 1.2}
    if kind == "person":
        return element("circle", cx=x, cy=y, r=radius, **look)
    if kind == "organization":
        half = radius * 0.9
        return element("rect", x=x - half, y=y - half, width=2 * half, height=2 * half, **look)
    reach = radius * 1.25
    corners = ((x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y))
    points = " ".join(f"{number(across)},{number(down)}" for across, down in corners)
    return element("polygon", points=points, **look)


def colour_of(group: int) -> str:
    """The colour of a group by its number, the largest group first."""
    return COLOURS[group] if group < len(COLOURS) else FAINT


def _legend(graph: Graph, y: float) -> Iterator[str]:
    x = _MARGIN
    for kind in ("person", "organization", "state"):
        yield _shape(kind, x + 6, y - 4, 5.5, FAINT)
        yield label(kind, x + 18, y, size=10, fill=FAINT)
        x += 34 + width_of(kind, 10)
    weights = sorted({1, graph.ties[-1].weight}) if graph.ties else ()
    for weight in weights:
        share = _share(weight, graph)
        thickness = _THINNEST + (_THICKEST - _THINNEST) * share
        words = f"together {'once' if weight == 1 else f'{weight} times'}"
        yield line(x, y - 4, x + 24, y - 4, TIE, stroke_width=thickness, stroke_opacity=0.35 + 0.4 * share)
        yield label(words, x + 30, y, size=10, fill=FAINT)
        x += 46 + width_of(words, 10)
    yield label("the larger the mark, the more ties in all", x, y, size=10, fill=FAINT)
