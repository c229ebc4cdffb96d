"""A link: a value of a record that is the id of another one."""

from collections.abc import Iterator
from dataclasses import dataclass

from ilma_data.checks.record_file import Place, RecordFile
from ilma_data.model.base import Record
from ilma_data.model.ids import AnyRecordId, RecordId
from ilma_data.model.paths import Node, nodes


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


def links_of(file: RecordFile, record: Record) -> Iterator[Link]:
    """Every link in a record; the successors of retired ids apart, which a rule of their own looks at."""
    for node in nodes(record):
        value = node.value
        if isinstance(value, RecordId) and not isinstance(value, AnyRecordId) and node.steps != ("id",):
            yield Link(file, file.record_id or "", node, value)
