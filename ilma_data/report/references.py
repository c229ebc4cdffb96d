"""Which of a record's evidence supports which of its values: the numbers in square brackets."""

from __future__ import annotations

from ilma_data.model.paths import PathError, Supported, nodes, resolve

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ilma_data.model.base import Record
    from ilma_data.model.evidence import Evidence
    from ilma_data.model.paths import Node


class References:
    """The evidence of a record, numbered from 1 in the order of its file.

    Paths that lead nowhere support nothing: `ilma validate` reports them, and the record can be shown all the same.
    """

    def __init__(self, record: Record) -> None:
        self._record = record
        self.evidence: tuple[Evidence, ...] = getattr(record, "evidence", ())
        # By path rather than resolved from it: no path leads to an item whose key holds a square bracket.
        self._values = {node.path: node for node in nodes(record)}
        self._supports = [Supported(self._resolved(one)) for one in self.evidence]

    def numbers(self, path: str) -> tuple[int, ...]:
        """The numbers of the evidence for the value at a path."""
        value = self._values[path]
        return tuple([number for number, one in enumerate(self._supports, 1) if one.has(value)])

    def _resolved(self, evidence: Evidence) -> Iterator[Node]:
        for path in evidence.supports:
            node = self._values.get(path)  # most paths are written as the record's own
            try:
                yield resolve(self._record, path) if node is None else node
            except PathError:
                continue


def marks(numbers: tuple[int, ...]) -> str:
    """The numbers as they stand after a value.

    >>> marks((1, 3))
    ' [1] [3]'
    """
    return "".join(f" [{number}]" for number in numbers)
