"""Records to a data set: from the package, or from a folder."""

import os
from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from ilma_data.dataset.collection import Collection
from ilma_data.dataset.dataset import Dataset
from ilma_data.dataset.errors import InvalidRecordsError
from ilma_data.model.base import Record
from ilma_data.model.records import COLLECTIONS, file_name, from_json, record_name
from ilma_data.store.document import parse
from ilma_data.store.files import Folder, RecordFiles, packaged


def load(records: str | os.PathLike[str] | None = None) -> Dataset:
    """The packaged records or, where a folder is named, those in it.

    Every record of a folder is read and validated on its own at once; links and evidence are for `ilma validate`.
    Packaged records were validated when they were packaged, and are decoded when they are asked for.

    Raises `FileNotFoundError` or `NotADirectoryError` where there is no such folder, and `InvalidRecordsError`
    with every problem where a file can't be read or is no record.
    """
    return dataset_from(packaged() if records is None else Folder(Path(records)))


def dataset_from(files: RecordFiles) -> Dataset:
    """The data set of some record files. Raises `InvalidRecordsError` unless they are verified already."""
    if not files.verified:
        return Dataset.of(_validated(files))

    ids: dict[str, list[str]] = {record_type: [] for record_type in COLLECTIONS}
    for name in files.names():
        if (named := record_name(name)) is not None:
            ids[named.record_type].append(named.record_id)
    return Dataset(
        {
            COLLECTIONS[record_type]: _lazy(files, record_type, tuple(held))
            for record_type, held in ids.items()
        }
    )


def _lazy(files: RecordFiles, record_type: str, ids: tuple[str, ...]) -> Collection[Record]:
    def decode(record_id: str) -> Record:
        return from_json(record_type, files.read(file_name(record_type, record_id)))

    return Collection(COLLECTIONS[record_type], ids, decode)


def _validated(files: RecordFiles) -> Iterator[Record]:
    problems: list[str] = []
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
    if problems:
        raise InvalidRecordsError(files.label, problems)
