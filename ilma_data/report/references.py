"""Which of a record's evidence supports which of its values: the numbers in square brackets."""

from __future__ import annotations

from ilma_data.model.paths import NEVER_NAMED, PathError, Supported, nodes, resolve

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ilma_data.model.base import Record
    from ilma_data.model.evidence import Evidence
    from ilma_data.model.paths import Node


class Values:
    """The values of a record by their paths, as the record itself writes these; not those that evidence holds."""

    def __init__(self, record: Record) -> None:
        found = list(nodes(record, passing=NEVER_NAMED))
        self._record = record
        self._by_path = {node.path: node for node in found}
        self._is_each_alone = len(self._by_path) == len(found)

    def written(self, path: str) -> Node | None:
        """The value with this path."""
        return self._by_path.get(path)

    def named(self, path: str) -> Node | None:
        """The value that a path names, however it is written; None where it names none, or more than one."""
        node = self._by_path.get(path) if self._is_each_alone else None
        try:
            return resolve(self._record, path) if node is None else node
        except PathError:
            return None


class References:
    """The evidence of a record, numbered from 1 in the order of its file.

    Paths that lead nowhere support nothing: `ilma validate` reports them, and the record can be shown all the same.
    """

    def __init__(self, record: Record, values: Values) -> None:
        self.evidence: tuple[Evidence, ...] = getattr(record, "evidence", ())
        self._values = values
        self._supported = Supported(*map(self._supports, self.evidence))

    def numbers(self, path: str) -> tuple[int, ...]:
        """The numbers of the evidence for the value at a path."""
        # By path rather than resolved from it: no path leads to an item whose key holds a square bracket.
        value = self._values.written(path)
        assert value is not None
        return self._supported.by(value)

    def _supports(self, evidence: Evidence) -> Iterator[Node]:
        for path in evidence.supports:
            node = self._values.written(path) or self._values.named(path)
            if node is not None:
                yield node


def marks(numbers: tuple[int, ...]) -> str:
    """The numbers as they stand after a value.

    >>> marks((1, 3))
    ' [1] [3]'
    """
    return "".join(f" [{number}]" for number in numbers)
