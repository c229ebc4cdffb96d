"""Files read as records: those of a folder with whatever is wrong with them, packaged ones as they are."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from pydantic import ValidationError

from ilma_data.model.base import Record
from ilma_data.model.records import from_json, record_name
from ilma_data.store.document import parse
from ilma_data.store.files import RecordFiles


def read_records(files: RecordFiles, problems: list[str]) -> list[Record]:
    """The files that are records; what is wrong with the others is added to the problems."""
    with collector_paused():
        return list(_read(files, problems))


@contextmanager
def collector_paused() -> Iterator[None]:
    """Keep Python from looking for garbage among records while they are made: there is none, and it looks often."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _read(files: RecordFiles, problems: list[str]) -> Iterator[Record]:
    for name in files.names():
        place = f"{files.label}/{name}"
        named = record_name(name)
        if named is None:
            problems.append(f"{place}: not a record file")
            continue
        try:
            document = parse(files.read(name))
        except OSError as error:
            problems.append(f"{place}: {error.strerror}")
            continue
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
