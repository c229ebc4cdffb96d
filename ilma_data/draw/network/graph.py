"""A network as it is drawn: nodes in groups, ties with a weight, and which of them to draw."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple


class Node(NamedTuple):
    """Someone; `kind` is person, organization or state, `group` the name of what they belong to, None where unknown."""

    id: str
    name: str
    kind: str
    group: str | None


class Tie(NamedTuple):
    """Two who took part together, and how often: in meetings, and in agreements."""

    one: str
    other: str
    meetings: int
    agreements: int

    @property
    def weight(self) -> int:
        """How often in all."""
        return self.meetings + self.agreements


class Graph(NamedTuple):
    """Nodes, the most connected first, and the ties between them; `of` is how many nodes there were to choose from."""

    nodes: tuple[Node, ...]
    ties: tuple[Tie, ...]
    weights: dict[str, int]
    of: int


def most_connected(nodes: Sequence[Node], ties: Sequence[Tie], most: int) -> Graph:
    """The nodes whose ties weigh most, all ties counted, and the ties between those; alone nobody is connected.

    Of equal weights the first by id. Raises `ValueError` where `most` is less than 1.
    """
    if most < 1:
        raise ValueError(f"a network has 1 node or more, not {most}")
    weights: Counter[str] = Counter()
    for tie in ties:
        weights[tie.one] += tie.weight
        weights[tie.other] += tie.weight
    connected = [node for node in nodes if weights[node.id]]
    chosen = sorted(connected, key=lambda node: (-weights[node.id], node.id))[:most]
    ids = {node.id for node in chosen}
    between = sorted(
        (tie for tie in ties if tie.one in ids and tie.other in ids), key=lambda tie: (tie.weight, tie)
    )
    return Graph(tuple(chosen), tuple(between), {one: weights[one] for one in ids}, len(nodes))


def heading(graph: Graph) -> str:
    """The title of a network that has none of its own."""
    if not graph.nodes:
        return "Nobody met or signed with anybody"
    shown = f"the {len(graph.nodes)} most connected of {graph.of:,} signatories"
    return f"Who met or signed with whom: {shown}"


def description(graph: Graph) -> str:
    """What a screen reader says of the network beyond its title."""
    strongest = graph.ties[-1] if graph.ties else None
    names = {node.id: node.name for node in graph.nodes}
    most = (
        f" The strongest tie, {strongest.weight} times, is that of {names[strongest.one]} and {names[strongest.other]}."
        if strongest
        else ""
    )
    return (
        f"{len(graph.nodes)} signatories and {len(graph.ties)} ties between them: two took part in the same meeting, "
        f"or are party to or signed the same agreement. The thicker the line, the more often.{most}"
    )


def tie_in_words(tie: Tie, names: dict[str, str]) -> str:
    """A tie in words, such as `A and B: 2 meetings, 1 agreement`."""
    counted = [
        f"{number} {noun}{'' if number == 1 else 's'}"
        for number, noun in ((tie.meetings, "meeting"), (tie.agreements, "agreement"))
        if number
    ]
    return f"{names[tie.one]} and {names[tie.other]}: {', '.join(counted)}"
