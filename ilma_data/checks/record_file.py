"""A file of a records folder, and places in it."""

from dataclasses import dataclass, field
from functools import cached_property

from ilma_data.checks.holders import holders, lies_in
from ilma_data.model.base import Record
from ilma_data.model.paths import Steps
from ilma_data.model.records import RecordName, record_name
from ilma_data.store.document import Document, Position, Span, pointer


@dataclass(eq=False)
class RecordFile:
    """A file of a records folder. `name` is its name below the folder, `path` how a message calls it.

    `hides` is how a message calls the file of the same name in a base, where there is one.
    `document` is None where it can't be read (`error` says why). `record` is what could be made of it: with `faults`
    (where its shape is wrong) only a partial one, in which the faulty values are null; None where nothing could.
    """

    name: str
    path: str
    document: Document | None = None
    error: OSError | None = None
    record: Record | None = None
    faults: frozenset[Steps] = field(default_factory=frozenset)
    hides: str | None = None

    @cached_property
    def _name(self) -> RecordName | None:
        return record_name(self.name)

    @property
    def record_type(self) -> str | None:
        """The type that its folder says; None where its name is not that of a record's file."""
        return self._name.record_type if self._name else None

    @property
    def record_id(self) -> str | None:
        """The id that its name says; None where it is not a record's file."""
        return self._name.record_id if self._name else None

    @property
    def is_whole(self) -> bool:
        """Whether it is read and has the shape of a record."""
        return self.record is not None and not self.faults

    def is_faulty_at(self, steps: Steps) -> bool:
        """Whether the shape of this value, of what holds it or of what it holds is wrong: then others stay quiet."""
        return steps in holders(self.faults) or lies_in(steps, self.faults)

    def at(self, *steps: str | int) -> "Place":
        """The place of a value, by the keys and indexes that lead to it."""
        return Place(self, pointer(*steps))

    def key_at(self, *steps: str | int) -> "Place":
        """The place of the key of a member."""
        return Place(self, pointer(*steps), of_key=True)


@dataclass(frozen=True)
class Place:
    """A place in a record file: the value that a JSON pointer leads to, or (`of_key`) the key of that member."""

    file: RecordFile
    pointer: str = ""
    of_key: bool = False

    @cached_property
    def span(self) -> Span:
        """From where to where; the start of the file where it can't be read that far."""
        document = self.file.document
        if document is None:
            return Span(Position(1, 1), Position(1, 1))
        if self.of_key:
            return document.key_span(self.pointer)
        return document.nearest_span(self.pointer)

    def __str__(self) -> str:
        return f"{self.file.path}:{self.span.start}"
