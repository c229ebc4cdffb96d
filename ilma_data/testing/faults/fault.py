"""What a single fault is: a mutation, the places where it can strike, and the broken files that come of it."""

import json
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from ilma_data.model.base import Record
from ilma_data.model.ids import RecordId
from ilma_data.model.paths import Node, Steps, nodes
from ilma_data.model.retired import Retired
from ilma_data.store.canonical import to_bytes
from ilma_data.store.document import parse, pointer
from ilma_data.testing.faults.edit import Change, JsonObject, let_evidence_follow, written
from ilma_data.testing.files import file_of, files_of

RecordT = TypeVar("RecordT", bound=Record)


@dataclass(frozen=True)
class Broken:
    """The files of a data set with a single fault, and the one finding that they must bring.

    `files` are bytes by their names below the records folder; `file` is that of the finding. `pointer` is a JSON
    pointer (RFC 6901); line and column count from 1, the column in code points.
    """

    mutation: str
    what: str
    code: str
    file: str
    pointer: str
    line: int
    column: int
    files: dict[str, bytes] = field(repr=False)


class Fault(ABC):
    """A place in a data set where a mutation can strike."""

    @abstractmethod
    def strike(self, mutation: "Mutation", records: Sequence[Record]) -> Broken:
        """The files of the data set with this fault."""


@dataclass(frozen=True)
class Mutation:
    """A way to break exactly one thing.

    `code` is that of the one finding that it must bring, `what` says what it does to a file. `faults` gives the places
    of a consistent data set where it can strike; there may be none.
    """

    name: str
    code: str
    what: str
    faults: Callable[[Sequence[Record]], Iterator[Fault]]

    def applies(self, records: Sequence[Record]) -> bool:
        """Whether the data set has a place where it can strike."""
        return next(self.faults(records), None) is not None


def mutation(code: str) -> Callable[[Callable[[Sequence[Record]], Iterator[Fault]]], Mutation]:
    """Make a mutation of a function that gives the places; its docstring says what happens there."""

    def make(faults: Callable[[Sequence[Record]], Iterator[Fault]]) -> Mutation:
        what = (faults.__doc__ or "").strip()
        return Mutation(faults.__name__.strip("_").replace("_", "-"), code, what, faults)

    return make


@dataclass(frozen=True, repr=False)
class ValueFault(Fault):
    """A change to the JSON value of a record; the finding stands at `at` in its file.

    With `of_key` it stands at the key of that member. `follow` lets the paths of evidence and disputes follow what has
    changed, and gives evidence to what is new. `beside` are further records that the data set then has, sound ones.
    `found_in` is the record in whose file the finding stands, where that is another.
    """

    record: Record
    change: Change
    at: Steps
    of_key: bool = False
    follow: bool = False
    beside: tuple[Record, ...] = ()
    found_in: Record | None = None

    def __repr__(self) -> str:
        return f"<{file_of(self.record)}: {self.change}, found at {pointer(*self.at)}>"

    def strike(self, mutation: Mutation, records: Sequence[Record]) -> Broken:
        """The files with the change."""
        files = files_of((*records, *self.beside))
        value: JsonObject = json.loads(to_bytes(self.record))
        self.change(value)
        if self.follow:
            let_evidence_follow(self.record, value, records)
        files[file_of(self.record)] = written(value)
        file = file_of(self.found_in or self.record)
        document, where = parse(files[file]), pointer(*self.at)
        start = (document.key_span(where) if self.of_key else document.span(where)).start
        return Broken(
            mutation.name, mutation.what, mutation.code, file, where, start.line, start.column, files
        )


@dataclass(frozen=True, repr=False)
class FileFault(Fault):
    """A file with other bytes than it should have, or one that should not be there.

    The finding stands at `offset` in the text, in code points. `instead_of` is a file that is there no more.
    """

    file: str
    raw: bytes
    at: Steps = ()
    offset: int = 0
    text: str = ""
    instead_of: str | None = None

    def __repr__(self) -> str:
        return f"<{self.file} with other bytes, found at {pointer(*self.at)}>"

    def strike(self, mutation: Mutation, records: Sequence[Record]) -> Broken:
        """The files with this one among them."""
        files = {name: raw for name, raw in files_of(records).items() if name != self.instead_of}
        files[self.file] = self.raw
        before = self.text[: self.offset]
        line, column = before.count("\n") + 1, self.offset - (before.rfind("\n") + 1) + 1
        return Broken(
            mutation.name, mutation.what, mutation.code, self.file, pointer(*self.at), line, column, files
        )


def live(records: Sequence[Record], *models: type[RecordT]) -> Iterator[RecordT]:
    """The records of these models, in their order."""
    return (record for record in records if isinstance(record, models))


def first(records: Sequence[Record], model: type[RecordT]) -> RecordT:
    """The first record of a model. Raises `StopIteration` where there is none."""
    return next(live(records, model))


def links_of(record: Record) -> Iterator[Node]:
    """The links of a live record to others; the successors of a retired id are none."""
    for node in nodes(record):
        if isinstance(node.value, RecordId) and node.steps != ("id",) and not isinstance(record, Retired):
            yield node


def spare_links(records: Sequence[Record]) -> Iterator[tuple[Record, Node]]:
    """The links that can lead elsewhere and leave nothing unsaid: their targets are named by others too.

    What `different_from` names is not among them: it may be all that tells two records apart.
    """
    links = [(record, node) for record in records for node in links_of(record)]
    named = Counter(node.value for record, node in links if node.value != record.id)
    for record, node in links:
        if named[node.value] > 1 and node.steps[0] != "different_from":
            yield record, node
