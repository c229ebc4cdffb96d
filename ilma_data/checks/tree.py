"""What the rules look at: the files of a records folder, what could be read of each, and their data set."""

from collections.abc import Iterator, Mapping
from functools import cached_property

from ilma_data.checks.link import Link, links_of
from ilma_data.checks.record_file import RecordFile
from ilma_data.dataset.dataset import Dataset
from ilma_data.model.agreement import Agreement
from ilma_data.model.base import Record
from ilma_data.model.meeting import Meeting
from ilma_data.model.records import COLLECTIONS
from ilma_data.model.retired import Retired


class Tree:
    """All files of a records folder, and the data set of the records in them that have the right shape.

    Where `files` are only some of them, `ids` are those of all, by their types.
    """

    def __init__(
        self, files: Mapping[str, RecordFile], ids: Mapping[str, frozenset[str]] | None = None
    ) -> None:
        self.files = files
        self._known_ids = ids
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
    def links(self) -> tuple[Link, ...]:
        """Every link in every record, those of partial records included."""
        return tuple(link for file, record in self.records(partial=True) for link in links_of(file, record))

    @cached_property
    def files_by_id(self) -> Mapping[str, RecordFile]:
        """The file of each live record that is in the data set."""
        return {str(record.id): file for file, record in self.records() if not isinstance(record, Retired)}

    def ids_of(self, record_type: str) -> frozenset[str]:
        """The ids of a type, also of records that can't be read: a fault there is none where others link to it."""
        ids = self._ids if self._known_ids is None else self._known_ids
        return ids.get(record_type, frozenset())

    def hides(self, record_type: str) -> bool:
        """Whether what stands in the place of a type's folder can't be read: then nobody knows which ids it has."""
        return COLLECTIONS[record_type] in self.files

    @cached_property
    def _ids(self) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = {record_type: set() for record_type in COLLECTIONS}
        for file in self.files.values():
            if file.record_type is not None and file.record_id is not None:
                found[file.record_type].add(file.record_id)
                if file.record is not None and ("id",) in file.faults:
                    found[type(file.record).type].add(str(file.record.id))
        return {record_type: frozenset(ids) for record_type, ids in found.items()}
