"""What the rules look at: the files of a records folder, what could be read of each, and their data set."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from ilma_data.checks.finding import Place
from ilma_data.dataset.dataset import Dataset
from ilma_data.model.agreement import Agreement
from ilma_data.model.base import Record
from ilma_data.model.meeting import Meeting
from ilma_data.model.paths import Steps
from ilma_data.model.records import COLLECTIONS, RecordName, record_name
from ilma_data.model.retired import Retired
from ilma_data.store.document import Document, pointer


@dataclass(eq=False)
class RecordFile:
    """A file of a records folder. `name` is its name below the folder, `path` how a message calls it.

    `document` is None where it can't be read (`error` says why). `record` is what could be made of it: with `faults`
    (where its shape is wrong) only a partial one, in which the faulty values are null; None where nothing could.
    """

    name: str
    path: str
    document: Document | None = None
    error: OSError | None = None
    record: Record | None = None
    faults: frozenset[Steps] = field(default_factory=frozenset)

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
        return any(steps[: len(fault)] == fault or fault[: len(steps)] == steps for fault in self.faults)

    def at(self, *steps: str | int) -> Place:
        """The place of a value, by the keys and indexes that lead to it."""
        return Place(self, pointer(*steps))

    def key_at(self, *steps: str | int) -> Place:
        """The place of the key of a member."""
        return Place(self, pointer(*steps), of_key=True)


class Tree:
    """All files of a records folder, and the data set of the records in them that have the right shape."""

    def __init__(self, files: Mapping[str, RecordFile]) -> None:
        self.files = files
        self.dataset = Dataset.of(file.record for file in files.values() if file.is_whole and file.record)

    def records(self, *, partial: bool = False) -> Iterator[tuple[RecordFile, Record]]:
        """The records with their files; with `partial` also those of which only a part has the right shape."""
        for file in self.files.values():
            if file.record is not None and (partial or not file.faults):
                yield file, file.record

    def agreements(self) -> Iterator[tuple[RecordFile, Agreement]]:
        """The agreements with their files."""
        return ((file, record) for file, record in self.records() if isinstance(record, Agreement))

    def meetings(self) -> Iterator[tuple[RecordFile, Meeting]]:
        """The meetings with their files."""
        return ((file, record) for file, record in self.records() if isinstance(record, Meeting))

    def retired(self) -> Iterator[tuple[RecordFile, Retired]]:
        """The retired ids with their files."""
        return ((file, record) for file, record in self.records() if isinstance(record, Retired))

    @cached_property
    def files_by_id(self) -> Mapping[str, RecordFile]:
        """The file of each live record that is in the data set."""
        return {str(record.id): file for file, record in self.records() if not isinstance(record, Retired)}

    def ids_of(self, record_type: str) -> frozenset[str]:
        """The ids of a type, also of records that can't be read: a fault there is none where others link to it."""
        return self._ids.get(record_type, frozenset())

    @cached_property
    def _ids(self) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = {record_type: set() for record_type in COLLECTIONS}
        for file in self.files.values():
            if file.record_type is not None and file.record_id is not None:
                found[file.record_type].add(file.record_id)
                if file.record is not None and ("id",) in file.faults:
                    found[file.record_type].add(str(file.record.id))
        return {record_type: frozenset(ids) for record_type, ids in found.items()}
