"""The ids of the records that a check knew of."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from ilma_data.checks.record_file import RecordFile


@dataclass(frozen=True)
class RecordIds:
    """The ids that the files of a records folder have by their names, retired ones included.

    `known` are all of them, `checked` those whose findings were asked for, and `faulty` those of files that can't be
    read or whose record has a wrong shape: they hide other findings.
    """

    known: frozenset[str] = frozenset()
    checked: frozenset[str] = frozenset()
    faulty: frozenset[str] = frozenset()

    @classmethod
    def of(cls, files: Mapping[str, RecordFile], chosen: Collection[str]) -> "RecordIds":
        """The ids of these files, of which the chosen names are checked."""
        by_name = {name: file.record_id for name, file in files.items() if file.record_id is not None}
        return cls(
            frozenset(by_name.values()),
            frozenset(record_id for name, record_id in by_name.items() if name in chosen),
            frozenset(record_id for name, record_id in by_name.items() if not files[name].is_whole),
        )

    def __or__(self, other: "RecordIds") -> "RecordIds":
        return RecordIds(self.known | other.known, self.checked | other.checked, self.faulty | other.faulty)
