"""Files read as records: those of a folder with whatever is wrong with them, packaged ones as they are."""

from collections.abc import Iterator, Mapping

from pydantic import ValidationError

from ilma_data.dataset.collector import CollectorPaused
from ilma_data.model.quick_reading import keys_set, read_quickly
from ilma_data.model.records import RecordName, from_json, record_name
from ilma_data.store.document import MAX_BYTES, parse
from ilma_data.store.files import RecordFiles


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


def read_records(files: RecordFiles) -> tuple[ReadFiles, tuple[str, ...]]:
    """The files that are records, and a line for each problem of the others, with its place."""
    problems: list[str] = []
    with CollectorPaused():
        return ReadFiles(files.label, dict(_read(files, problems))), tuple(problems)


def _read(files: RecordFiles, problems: list[str]) -> Iterator[tuple[str, bytes]]:
    for name in files.names():
        place = f"{files.label}/{name}"
        named = record_name(name)
        if named is None:
            problems.append(f"{place}: not a record file")
            continue
        try:
            raw = files.read(name)
        except OSError as error:
            problems.append(f"{place}: {error.strerror}")
            continue
        if _is_sound(raw, named):
            yield name, raw
            continue
        document = parse(raw)
        if document.faults:
            problems.extend(f"{place}:{fault.span.start.line}: {fault.message}" for fault in document.faults)
            continue
        try:
            record = from_json(named.record_type, document.text)
        except ValidationError as error:
            problems.extend(
                f"{place}: {'.'.join(map(str, one['loc']))}: {one['msg']}"
                for one in error.errors(include_url=False)
            )
            continue
        if record.id == named.record_id:
            yield name, document.text.encode()
        else:
            problems.append(f"{place}: its id is {record.id}, and the file is that of {named.record_id}")


def _is_sound(raw: bytes, named: RecordName) -> bool:
    """Whether these bytes hold the record that the file's name says, as pydantic alone can tell; False says nothing.

    Its reader of JSON takes what `parse` takes but for equal keys and sizes. Of equal keys it drops all but the last,
    each with a colon: where the record has all the colons of the file, it has all its keys. Escapes might hide a colon.
    """
    if len(raw) > MAX_BYTES or b"\\u" in raw:
        return False
    record = read_quickly(named.record_type, raw)
    return (
        record is not None
        and record.id == named.record_id
        and keys_set(named.record_type, record).count(b":") == raw.count(b":")
    )
