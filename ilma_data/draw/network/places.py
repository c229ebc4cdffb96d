"""Where the nodes of a network stand: the groups on the two sides of an ellipse, one below the other.

Every node has a line of its own on its side, so that names are level and none lies on another. The same graph always
gives the same places.
"""

from collections.abc import Iterable
from math import sqrt
from typing import NamedTuple

from ilma_data.draw.network.graph import Graph, Node

UNKNOWN = "no single state on record"
"""The heading over nodes of no known group."""

STEP = 27.0  # from one node to the next
_APART = 1.5  # lines that a group takes besides its nodes: its heading, and a half to the next


class Placed(NamedTuple):
    """A node and its place; `on_left` is its side."""

    node: Node
    x: float
    y: float
    on_left: bool
    group: int


class Heading(NamedTuple):
    """The name of a group, in the place of a node above its nodes."""

    text: str
    x: float
    y: float
    on_left: bool
    group: int


class Places(NamedTuple):
    """All places, and the height that they take."""

    nodes: tuple[Placed, ...]
    headings: tuple[Heading, ...]
    height: float


class _Group(NamedTuple):
    name: str
    nodes: list[Node]
    number: int


def places(graph: Graph, middle: float, reach: float, top: float) -> Places:
    """The largest group on the left, the next on the right, each further one where there is more room.

    The ellipse has its centre at `middle` and `reach` to each side.
    """
    sides = _sides(graph.nodes)
    lengths = [sum(len(group.nodes) + _APART for group in side) for side in sides]
    height = max([*lengths, 4]) * STEP
    nodes: list[Placed] = []
    headings: list[Heading] = []
    for side, length, on_left in zip(sides, lengths, (True, False), strict=True):
        line = (height / STEP - length) / 2 + 0.5
        for group in side:
            x, y = _on_ellipse(line, height, middle, -reach if on_left else reach)
            headings.append(Heading(group.name, x, top + y, on_left, group.number))
            for at, node in enumerate(group.nodes, start=1):
                x, y = _on_ellipse(line + at, height, middle, -reach if on_left else reach)
                nodes.append(Placed(node, x, top + y, on_left, group.number))
            line += len(group.nodes) + _APART
    return Places(tuple(nodes), tuple(headings), height)


def _on_ellipse(line: float, height: float, middle: float, reach: float) -> tuple[float, float]:
    """The place on a line, counted from the top, one side of the ellipse."""
    y = line * STEP
    from_centre = (y - height / 2) / (height / 2 + STEP)
    return middle + reach * sqrt(max(0.0, 1 - from_centre**2)), y


def _sides(nodes: Iterable[Node]) -> tuple[list[_Group], list[_Group]]:
    named: dict[str, list[Node]] = {}
    for node in nodes:
        named.setdefault(UNKNOWN if node.group is None else node.group, []).append(node)
    by_size = sorted(named.items(), key=lambda item: (item[0] == UNKNOWN, -len(item[1]), item[0]))
    left: list[_Group] = []
    right: list[_Group] = []
    for number, (name, members) in enumerate(by_size):
        fewer = sum(len(group.nodes) + _APART for group in left) <= sum(
            len(group.nodes) + _APART for group in right
        )
        (left if fewer else right).append(_Group(name, members, number))
    return left, right
