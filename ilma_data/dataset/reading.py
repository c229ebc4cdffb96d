"""Files read as records: those of a folder with whatever is wrong with them, packaged ones as they are."""

from collections.abc import Iterator

from pydantic import ValidationError

from ilma_data.dataset.collector import CollectorPaused
from ilma_data.model.base import Record
from ilma_data.model.quick_reading import keys_set, read_quickly
from ilma_data.model.records import from_json, record_name
from ilma_data.store.document import MAX_BYTES, parse
from ilma_data.store.files import RecordFiles


def read_records(files: RecordFiles, problems: list[str]) -> list[Record]:
    """The files that are records; what is wrong with the others is added to the problems."""
    with CollectorPaused():
        return list(_read(files, problems))


def _read(files: RecordFiles, problems: list[str]) -> Iterator[Record]:
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
        at_once = _sound(raw, named.record_type)
        if at_once is not None and at_once.id == named.record_id:
            yield at_once
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
            yield record
        else:
            problems.append(f"{place}: its id is {record.id}, and the file is that of {named.record_id}")


def _sound(raw: bytes, record_type: str) -> Record | None:
    """The record in these bytes, where pydantic alone can tell that they hold one; None says nothing.

    Its reader of JSON takes what `parse` takes but for equal keys and sizes. Of equal keys it drops all but the last,
    each with a colon: where the record has all the colons of the file, it has all its keys. Escapes might hide a colon.
    """
    if len(raw) > MAX_BYTES or b"\\u" in raw:
        return None
    record = read_quickly(record_type, raw)
    if record is None or keys_set(record_type, record).count(b":") != raw.count(b":"):
        return None
    return record
