"""Records to a data set: from the package, or from a folder."""

from __future__ import annotations

from ilma_data.dataset.collection import Collection
from ilma_data.dataset.dataset import Dataset
from ilma_data.dataset.errors import InvalidRecordsError
from ilma_data.model.record_types import TYPES, file_name, id_in
from ilma_data.store.packaged import packaged
from ilma_data.store.plain import plain
from ilma_data.store.snapshot import Snapshot

TYPE_CHECKING = False

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator
    from typing import Any

    from ilma_data.dataset.reading import Told
    from ilma_data.model.base import Record
    from ilma_data.store.document import JsonValue
    from ilma_data.store.files import RecordFiles


def load(records: str | os.PathLike[str] | None = None, *, base: Dataset | None = None) -> Dataset:
    """The packaged records or, where a folder is named, those in it; with `base`, beside the records of that data set.

    Every record of a folder is read and validated on its own at once; links and evidence are for `ilma validate`.
    Packaged records were validated when they were packaged. Kept are the bytes: a record is decoded when it is asked
    for, and `held()` is for whoever asks for many of them many times. The records of a
    base are taken as they are: `load("my-records", base=load())` adds your own to the packaged ones, and their links
    may lead there.

    Raises `FileNotFoundError` or `NotADirectoryError` where there is no such folder, and `InvalidRecordsError`
    with every problem where a file can't be read or is no record, or where the base has an id already.
    """
    files = packaged() if records is None else _folder(records)
    dataset = dataset_from(files)
    return dataset if base is None else _beside(base, dataset, files.label)


def load_folder(records: str | os.PathLike[str], *, told: Told = None) -> Dataset:
    """The records of a folder as `load` gives them; `told` is told how many of how many were read."""
    return dataset_from(_folder(records), told)


def load_as_asked(records: str | os.PathLike[str], *, told: Told = None) -> Dataset:
    """The records of a folder as `load` gives them, for whoever asks for every one of them once, and may find it wrong.

    Nothing is read at first: each record is read and validated when it is asked for, and what was read is kept on the
    disk, so that many records take little memory. `told` is told how many of how many were read. Raises
    `InvalidRecordsError` as `load` does, but only when a file that is no record is asked for.
    """
    from ilma_data.dataset.reading import FolderReadOnce

    folder = FolderReadOnce(_folder(records), told)
    return Dataset(
        {
            collection: Collection(collection, folder.ids(record_type), folder.reader(record_type))
            for collection, record_type in TYPES.items()
        }
    )


def packaged_views() -> Dataset:
    """The packaged records, for what only shows them: in a wheel as views, which need no pydantic and read the same."""
    files = packaged()
    if not isinstance(files, Snapshot):
        return dataset_from(files)
    from ilma_data.dataset.viewing import views_of

    return views_of(files)


def dataset_from(files: RecordFiles, told: Told = None) -> Dataset:
    """The data set of some record files. Raises `InvalidRecordsError` unless they are verified already."""
    dataset, problems = readable_part(files, told)
    if problems:
        raise InvalidRecordsError(files.label, problems)
    return dataset


def readable_part(files: RecordFiles, told: Told = None) -> tuple[Dataset, tuple[str, ...]]:
    """The data set of those files that are records, and a line for each problem of the others, with its place."""
    problems: tuple[str, ...] = ()
    if not files.verified:
        from ilma_data.dataset.reading import read_records

        files, problems = read_records(files, told)
    return Dataset({collection: _lazy(files, collection) for collection in TYPES}), problems


def _folder(path: str | os.PathLike[str]) -> RecordFiles:
    from pathlib import Path

    from ilma_data.store.files import Folder

    return Folder(Path(path))


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
    def home(record_id: str) -> Collection[Record]:
        return above if record_id in above else below

    return Collection(
        below.name,
        below.ids + above.ids,
        lambda record_id: home(record_id)[record_id],
        lambda record_id: home(record_id).plain(record_id),
    )


def _lazy(files: RecordFiles, collection: str) -> Collection[Record]:
    """Records of verified files, each decoded when it is asked for."""
    record_type, below = TYPES[collection], f"{collection}/"

    def ids() -> Iterator[str]:
        names = files.names(collection) if isinstance(files, Snapshot) else files.names()
        return (id_in(name) for name in names if name.startswith(below))

    def decode(record_id: str) -> Record:
        from ilma_data.model.reading import from_json

        return from_json(record_type, files.read(file_name(record_type, record_id)))

    def as_plain(record_id: str) -> dict[str, JsonValue]:
        held: Any = plain(files.read(file_name(record_type, record_id)).decode())
        if held["id"] != record_id:  # the id of another type, which would have a file of that name here
            raise KeyError(record_id)
        record: dict[str, JsonValue] = held
        return record

    return Collection(collection, ids, decode, as_plain if isinstance(files, Snapshot) else None)
