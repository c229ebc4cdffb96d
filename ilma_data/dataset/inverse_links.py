"""The links that lead to a record: those that all others hold, turned round."""

from __future__ import annotations

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator
    from typing import NamedTuple, TypeAlias

    from ilma_data.dataset.dataset import Dataset
    from ilma_data.model.base import Record
    from ilma_data.model.ids import RecordId

    Mentions: TypeAlias = Callable[[str], Iterable[tuple[str, Container[str]]]]
else:
    from ilma_data.untyped import NamedTuple


class Reference(NamedTuple):
    """A link as the record that holds it sees it: the record's id, and the path of the value that is the link."""

    record: RecordId
    path: str


class InverseLinks:
    """The links that the live records of a data set hold, by where they lead.

    Without `mentions` all records are read at the first question. Where there is a quicker way, `mentions` gives the
    records that may hold a link to one, in the order of the data set, each with the names of the fields in which it may
    stand: then these alone are read.
    """

    def __init__(self, dataset: Dataset, mentions: Mentions | None = None) -> None:
        self._dataset = dataset
        self._mentions = mentions
        self._found: dict[str, tuple[Reference, ...]] = {}
        self._is_whole = False

    def to(self, record_id: str) -> tuple[Reference, ...]:
        """Every link that leads to a record, in the order of the records that hold them."""
        if self._mentions is not None:
            if record_id not in self._found:
                self._found[record_id] = tuple(self._among(self._mentions(record_id), record_id))
        elif not self._is_whole:
            self._found = self._of_all()
            self._is_whole = True
        return self._found.get(record_id, ())

    def _of_all(self) -> dict[str, tuple[Reference, ...]]:
        links: dict[str, list[Reference]] = {}
        for collection in self._dataset.collections.values():
            for record in collection:
                for target, path in _links_of(record):
                    links.setdefault(target, []).append(Reference(record.id, path))
        return {target: tuple(found) for target, found in links.items()}

    def _among(self, mentions: Iterable[tuple[str, Container[str]]], record_id: str) -> Iterator[Reference]:
        for holder_id, fields in mentions:
            holder = self._dataset.find(holder_id)
            if holder is not None:
                passing = frozenset(name for name in type(holder).model_fields if name not in fields)
                for target, path in _links_of(holder, passing=passing):
                    if target == record_id:
                        yield Reference(holder.id, path)


def _links_of(record: Record, *, passing: frozenset[str] = frozenset()) -> Iterator[tuple[RecordId, str]]:
    """The links that a record holds, each with its path; its own id is none. Fields in `passing` are passed over."""
    from ilma_data.model.ids import RecordId
    from ilma_data.model.paths import nodes

    for node in nodes(record, passing=passing):
        if isinstance(node.value, RecordId) and node.steps != ("id",):
            yield node.value, node.path
