"""The files of a data set in memory."""

from collections.abc import Iterable, Mapping

from ilma_data.model.base import Record
from ilma_data.model.records import file_name
from ilma_data.store.canonical import to_bytes


def files_of(records: Iterable[Record]) -> dict[str, bytes]:
    """The files of a data set in canonical form, by their names below the records folder."""
    return {file_of(record): to_bytes(record) for record in records}


def file_of(record: Record) -> str:
    """The name of a record's file below the records folder."""
    return file_name(type(record).type, record.id)


class FilesInMemory:
    """Record files that lie in no folder: for `checks.runner.check` and `dataset.loading.dataset_from`."""

    label = "records"
    verified = False

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._files = dict(files)

    def names(self) -> tuple[str, ...]:
        """The names of all files, sorted."""
        return tuple(sorted(self._files))

    def read(self, name: str) -> bytes:
        """A file's bytes. Raises `KeyError` for a name that there is not."""
        return self._files[name]
