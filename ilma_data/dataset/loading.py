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


def load(records: str | os.PathLike[str] | None = None, *, base: Dataset | None = None) -> Dataset:
    """The packaged records or, where a folder is named, those in it; with `base`, beside the records of that data set.

    Every record of a folder is read and validated on its own at once; links and evidence are for `ilma validate`.
    Packaged records were validated when they were packaged, and are decoded when they are asked for. The records of a
    base are taken as they are: `load("my-records", base=load())` adds your own to the packaged ones, and their links
    may lead there.

    Raises `FileNotFoundError` or `NotADirectoryError` where there is no such folder, and `InvalidRecordsError`
    with every problem where a file can't be read or is no record, or where the base has an id already.
    """
    files = packaged() if records is None else Folder(Path(records))
    dataset = dataset_from(files)
    return dataset if base is None else _beside(base, dataset, files.label)


def dataset_from(files: RecordFiles) -> Dataset:
    """The data set of some record files. Raises `InvalidRecordsError` unless they are verified already."""
    dataset, problems = readable_part(files)
    if problems:
        raise InvalidRecordsError(files.label, problems)
    return dataset


def readable_part(files: RecordFiles) -> tuple[Dataset, tuple[str, ...]]:
    """The data set of those files that are records, and a line for each problem of the others, with its place."""
    if not files.verified:
        problems: list[str] = []
        return Dataset.of(_validated(files, problems)), tuple(problems)

    ids: dict[str, list[str]] = {record_type: [] for record_type in COLLECTIONS}
    for name in files.names():
        if (named := record_name(name)) is not None:
            ids[named.record_type].append(named.record_id)
    collections = {
        COLLECTIONS[record_type]: _lazy(files, record_type, tuple(held)) for record_type, held in ids.items()
    }
    return Dataset(collections), ()


def _beside(base: Dataset, added: Dataset, label: str) -> Dataset:
    """The records of both; they are decoded where they lie."""
    taken = {record_id for collection in base.all_collections.values() for record_id in collection.ids}
    problems = [
        f"{record_id}: the base has this id already"
        for collection in added.all_collections.values()
        for record_id in collection.ids
        if record_id in taken
    ]
    if problems:
        raise InvalidRecordsError(label, problems)
    return Dataset(
        {name: _joined(below, added.all_collections[name]) for name, below in base.all_collections.items()}
    )


def _joined(below: Collection[Record], above: Collection[Record]) -> Collection[Record]:
    return Collection(
        below.name,
        below.ids + above.ids,
        lambda record_id: above[record_id] if record_id in above else below[record_id],
    )


def _lazy(files: RecordFiles, record_type: str, ids: tuple[str, ...]) -> Collection[Record]:
    def decode(record_id: str) -> Record:
        return from_json(record_type, files.read(file_name(record_type, record_id)))

    return Collection(COLLECTIONS[record_type], ids, decode)


def _validated(files: RecordFiles, problems: list[str]) -> Iterator[Record]:
    """The files that are records; what is wrong with the others is added to the problems."""
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
