"""The ids of the records that a check knew of."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

from ilma_data.checks.record_file import RecordFile
from ilma_data.model.records import record_name


@dataclass(frozen=True)
class RecordIds:
    """The ids that the files of a records folder have by their names, retired ones included; worked out when asked for.

    `all_names` are those of all files, `checked_names` of those whose findings were asked for, and `faulty_names` of
    those that can't be read or hold no record of the right shape: they hide other findings.
    """

    all_names: frozenset[str] = frozenset()
    checked_names: frozenset[str] = frozenset()
    faulty_names: frozenset[str] = frozenset()

    @classmethod
    def of(cls, files: Mapping[str, RecordFile], chosen: Collection[str]) -> "RecordIds":
        """The ids of these files, of which the chosen names are checked."""
        faulty = (name for name, file in files.items() if not file.is_whole)
        return cls(frozenset(files), frozenset(chosen), frozenset(faulty))

    @cached_property
    def known(self) -> frozenset[str]:
        """The ids of all files."""
        return _ids(self.all_names)

    @cached_property
    def checked(self) -> frozenset[str]:
        """The ids of those whose findings were asked for."""
        return _ids(self.checked_names)

    @cached_property
    def faulty(self) -> frozenset[str]:
        """The ids of those that hide other findings."""
        return _ids(self.faulty_names)

    def __or__(self, other: "RecordIds") -> "RecordIds":
        return RecordIds(
            self.all_names | other.all_names,
            self.checked_names | other.checked_names,
            self.faulty_names | other.faulty_names,
        )


def _ids(names: Collection[str]) -> frozenset[str]:
    return frozenset(named.record_id for name in names if (named := record_name(name)) is not None)
