"""The records as a graph: what is linked to what, the way from one to another, and who met or signed with whom."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from ilma_data.dataset.conditions import check_word
from ilma_data.dataset.display import Rows
from ilma_data.dataset.errors import MissingExtraError
from ilma_data.model.ids import RecordId
from ilma_data.model.paths import nodes
from ilma_data.model.records import COLLECTIONS
from ilma_data.model.retired import Retired

if TYPE_CHECKING:
    from networkx import Graph

    from ilma_data.dataset.dataset import Dataset


class Neighbour(NamedTuple):
    """A link seen from one of its ends: the record at the other end, the path of the link, and which of the two has it.

    `outgoing` is true where the link is written in the record that is looked from.
    """

    record: RecordId
    path: str
    outgoing: bool


class Links(Rows[Neighbour]):
    """Links, in the order in which they are found or, of a way from one record to another, gone."""

    __slots__ = ()
    called = "links"


def neighbours(dataset: Dataset, record_id: str) -> Links:
    """The records that a record links to, in the order of its fields, then those that link to it.

    Links to records that there are not are left out.
    """
    record = dataset[record_id]
    outgoing = [
        Neighbour(node.value, node.path, True)
        for node in nodes(record)
        if isinstance(node.value, RecordId) and node.steps != ("id",) and node.value in dataset
    ]
    incoming = [Neighbour(one.record, one.path, False) for one in dataset.references_to(record.id)]
    return Links((*outgoing, *incoming))


def path_between(dataset: Dataset, start: str, end: str, through: frozenset[str]) -> Links:
    """The shortest chain of links from one record to another, over records of these types."""
    for kind in through:
        check_word(kind, "type of record", [one for one in COLLECTIONS if one != Retired.type])
    first, last = dataset[start].id, dataset[end].id
    came_from: dict[str, tuple[str, Neighbour] | None] = {first: None}
    ahead = deque([str(first)])
    while ahead and last not in came_from:
        here = ahead.popleft()
        if here != first and here.partition("/")[0] not in through:
            continue
        for neighbour in neighbours(dataset, here):
            if neighbour.record not in came_from:
                came_from[neighbour.record] = (here, neighbour)
                ahead.append(neighbour.record)
    return Links(reversed(list(_steps(last, came_from)))) if last in came_from else Links()


def _steps(last: str, came_from: dict[str, tuple[str, Neighbour] | None]) -> Iterator[Neighbour]:
    while (step := came_from[last]) is not None:
        last, neighbour = step
        yield neighbour


def co_participation(dataset: Dataset) -> Graph[str]:
    """Who met or signed with whom: see `Dataset.co_participation`."""
    try:
        import networkx
    except ImportError:
        raise MissingExtraError("networkx", "graph") from None
    from ilma_data.dataset.network import Network

    network = Network.of(dataset)
    graph: Graph[str] = networkx.Graph()
    for node in network.nodes:
        graph.add_node(str(node.id), name=node.name, kind=node.kind)
    for tie in network.ties:
        meetings, agreements = list(map(str, tie.meetings)), list(map(str, tie.agreements))
        graph.add_edge(
            str(tie.one), str(tie.other), meetings=meetings, agreements=agreements, weight=tie.weight
        )
    return graph
