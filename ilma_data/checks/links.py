"""The links that records hold, with their places, for the rules about links."""

from collections.abc import Iterator
from dataclasses import dataclass

from ilma_data.checks.record_file import Place, RecordFile
from ilma_data.checks.tree import Tree
from ilma_data.dataset.errors import nearest_ids
from ilma_data.model.ids import AnyRecordId, RecordId
from ilma_data.model.paths import Node, nodes
from ilma_data.model.retired import Retired


@dataclass(frozen=True)
class Link:
    """A value that is the id of another record. `record_id` is that of the record which holds it."""

    file: RecordFile
    record_id: str
    node: Node
    target: RecordId

    @property
    def place(self) -> Place:
        """Where the link is written."""
        return self.file.at(*self.node.steps)


def links(tree: Tree) -> Iterator[Link]:
    """Every link in every record, those of partial records included; the successors of retired ids apart."""
    for file, record in tree.records(partial=True):
        for node in nodes(record):
            value = node.value
            if isinstance(value, RecordId) and not isinstance(value, AnyRecordId) and node.steps != ("id",):
                yield Link(file, file.record_id or "", node, value)


def dangling(tree: Tree) -> Iterator[tuple[Link, tuple[str, ...]]]:
    """Every link to an id that no file has, retired ones apart, with the nearest ids."""
    retired = tree.ids_of(Retired.type)
    for link in links(tree):
        known = tree.ids_of(link.target.type)
        if link.target not in known and link.target not in retired:
            yield link, nearest_ids(link.target, known)
