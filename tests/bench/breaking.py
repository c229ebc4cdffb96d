"""A hundredth of the files broken, each by one fault of the public catalogue: and what must be found there."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from random import Random
from typing import NamedTuple

from ilma_data.testing import CATALOGUE, Mutation, RecordSet, file_of, files_of
from ilma_data.testing.faults.fault import Broken
from tests.bench.multiplying import Copy, Made, Records, Template

_TAKES_AN_ID = "ILMA111"
"""An id that is not the file's own may be the one that a link of another fault leads to: then nobody misses it."""

LOCAL = tuple(one for one in CATALOGUE if one.code != _TAKES_AN_ID)
"""The faults that can be found beside others."""

_TRIES = 200


class Expected(NamedTuple):
    """A finding that there must be: line and column count from 1."""

    file: str
    line: int
    column: int
    code: str


class BrokenRecords:
    """Records of which a hundredth is broken, one fault in a file; the others are those of `records`, byte for byte."""

    def __init__(self, records: Records) -> None:
        self.records = records

    def files(self) -> Iterator[Made]:
        """Every record as its file."""
        instead = {copy: {record_id: raw} for copy, (record_id, raw, _) in self._faults.items()}
        return self.records.files(instead)

    @property
    def expected(self) -> tuple[Expected, ...]:
        """The findings that there must be, sorted."""
        return tuple(sorted(one for _, _, one in self._faults.values()))

    @cached_property
    def _faults(self) -> Mapping[Copy, tuple[str, bytes, Expected]]:
        """The broken record of each copy that stands apart: its id in the set, its bytes, and the finding."""
        faults = {}
        for copy in self.records.apart:
            chooser = Random(f"{self.records.seed} {copy}")
            records = self.records.sets[copy.set_number]
            broken = _broken(records, chooser)
            record = next(one for one in records if file_of(one) == broken.file)
            raw = broken.files[broken.file]
            file = Template(record, raw).filled(copy, {}).file
            faults[copy] = str(record.id), raw, Expected(file, broken.line, broken.column, broken.code)
        return faults


def _broken(records: RecordSet, chooser: Random) -> Broken:
    """The set with a fault in one of its files, and in that alone."""
    sound = files_of(records)
    for _ in range(_TRIES):
        found = _struck(chooser.choice(LOCAL), records, chooser)
        if found is None or found.files.keys() != sound.keys():
            continue
        if [name for name, raw in sound.items() if found.files[name] != raw] == [found.file]:
            return found
    raise LookupError(f"no fault finds a place in {records[0].id} and the records beside it")


def _struck(mutation: Mutation, records: RecordSet, chooser: Random) -> Broken | None:
    faults = list(mutation.faults(records))
    return chooser.choice(faults).strike(mutation, records) if faults else None
