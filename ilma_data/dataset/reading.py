"""Files read as records: those of a folder with whatever is wrong with them, packaged ones as they are."""

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from pydantic import ValidationError

from ilma_data.collector import CollectorPaused
from ilma_data.dataset.errors import InvalidRecordsError
from ilma_data.model.base import Record
from ilma_data.model.quick_reading import keys_set, read_quickly
from ilma_data.model.reading import from_json
from ilma_data.model.record_types import file_name
from ilma_data.model.records import RecordName, record_name
from ilma_data.store.document import MAX_BYTES, parse
from ilma_data.store.files import RecordFiles
from ilma_data.store.spool import Spool

Told: TypeAlias = Callable[[int, int], None] | None
"""What is told, where there is something, how many of how many were read."""


class ReadFiles:
    """The bytes of files that are records, as files that are verified; nothing is read from disk again."""

    verified = True

    def __init__(self, label: str, contents: Mapping[str, bytes]) -> None:
        self.label = label
        self._contents = contents

    def names(self) -> tuple[str, ...]:
        """The names of all files, sorted."""
        return tuple(sorted(self._contents))

    def read(self, name: str) -> bytes:
        """A file's bytes. Raises `KeyError` where there is none."""
        return self._contents[name]


class FolderReadOnce:
    """The records of a folder, each read and validated when it is first asked for.

    What was read is kept in a temporary file, and is the same from then on, though somebody may be writing. Raises
    `InvalidRecordsError` with every problem of the folder: for a name that is no record's at once, for anything else
    when it is met. `told` is told how many of how many were read.
    """

    def __init__(self, files: RecordFiles, told: Told = None) -> None:
        self._files = files
        self._told = told
        self._kept = Spool()
        self._ids: dict[str, list[str]] = {}
        for name in files.names():
            named = record_name(name)
            if named is None:
                raise self._invalid([f"{files.label}/{name}: not a record file"])
            self._ids.setdefault(named.record_type, []).append(named.record_id)
        for ids in self._ids.values():
            ids.sort()
        self._count = sum(map(len, self._ids.values()))

    def ids(self, record_type: str) -> Sequence[str]:
        """The ids of the records of a type, by the names of their files; sorted."""
        return self._ids.get(record_type, ())

    def reader(self, record_type: str) -> Callable[[str], Record]:
        """What gives the record of each of these ids."""
        ids = self.ids(record_type)
        numbers = array("q", [-1]) * len(ids)  # less than a dictionary takes, of as many as there may be

        def read(record_id: str) -> Record:
            place = bisect_left(ids, record_id)
            if numbers[place] >= 0:
                return from_json(record_type, self._kept.read(numbers[place]))
            name = file_name(record_type, record_id)
            try:
                found = _read(self._files, name, RecordName(record_type, record_id))
            except _NoRecordError as error:
                raise self._invalid(error.problems) from None
            numbers[place] = self._kept.add(found.content)
            if self._told is not None:
                self._told(len(self._kept), self._count)
            return found.record

        return read

    def _invalid(self, met: Iterable[str]) -> InvalidRecordsError:
        """With all problems of the folder; or those that were met, where it can't be read any more, or was mended."""
        try:
            found = read_records(self._files)[1]
        except OSError:
            found = ()
        return InvalidRecordsError(self._files.label, found or tuple(met))


def read_records(files: RecordFiles, told: Told = None) -> tuple[ReadFiles, tuple[str, ...]]:
    """The files that are records, and a line for each problem of the others, with its place.

    `told` is told how many of how many were read.
    """
    contents: dict[str, bytes] = {}
    problems: list[str] = []
    names = files.names()
    with CollectorPaused():
        for done, name in enumerate(names, 1):
            named = record_name(name)
            if named is None:
                problems.append(f"{files.label}/{name}: not a record file")
                continue
            try:
                contents[name] = _read(files, name, named).content
            except _NoRecordError as error:
                problems += error.problems
            if told is not None:
                told(done, len(names))
    return ReadFiles(files.label, contents), tuple(problems)


class _Read(NamedTuple):
    """A record, and the bytes that hold it: those of its file, without what its reader passes over."""

    content: bytes
    record: Record


class _NoRecordError(Exception):
    """A file that holds no record, or another one: a line for each problem, with its place."""

    def __init__(self, *problems: str) -> None:
        super().__init__(*problems)
        self.problems = problems


def _read(files: RecordFiles, name: str, named: RecordName) -> _Read:
    """A record from the file that its name says. Raises `_NoRecordError`."""
    place = f"{files.label}/{name}"
    try:
        raw = files.read(name)
    except OSError as error:
        raise _NoRecordError(f"{place}: {error.strerror}") from None
    record = _sound(raw, named)
    if record is not None:
        return _Read(raw, record)
    document = parse(raw)
    if document.faults:
        raise _NoRecordError(
            *(f"{place}:{fault.span.start.line}: {fault.message}" for fault in document.faults)
        )
    try:
        record = from_json(named.record_type, document.text)
    except ValidationError as error:
        raise _NoRecordError(
            *(
                f"{place}: {'.'.join(map(str, one['loc']))}: {one['msg']}"
                for one in error.errors(include_url=False)
            )
        ) from None
    if record.id != named.record_id:
        raise _NoRecordError(f"{place}: its id is {record.id}, and the file is that of {named.record_id}")
    return _Read(document.text.encode(), record)


def _sound(raw: bytes, named: RecordName) -> Record | None:
    """The record that the file's name says, where these bytes hold it as pydantic alone can tell; None says nothing.

    Its reader of JSON takes what `parse` takes but for equal keys and sizes. Of equal keys it drops all but the last,
    each with a colon: where the record has all the colons of the file, it has all its keys. Escapes might hide a colon.
    """
    if len(raw) > MAX_BYTES or b"\\u" in raw:
        return None
    record = read_quickly(named.record_type, raw)
    if record is None or record.id != named.record_id:
        return None
    return record if keys_set(named.record_type, record).count(b":") == raw.count(b":") else None
