"""The snapshot of a release: records that are without a finding, compiled into one file."""

from pathlib import Path

from ilma_data.checks.runner import check
from ilma_data.dataset.errors import InvalidRecordsError
from ilma_data.model.reading import from_json
from ilma_data.model.records import TYPES
from ilma_data.store.canonical import to_bytes
from ilma_data.store.files import Folder
from ilma_data.store.snapshot import Snapshot


def compile_snapshot(records: Path) -> bytes:
    """The snapshot of a records folder. The same records give the same bytes, and each is in canonical form.

    Raises `InvalidRecordsError` with a line for each finding of `ilma validate`, and `FileNotFoundError` or
    `NotADirectoryError` where there is no such folder: a package never carries what its own checks refuse.
    """
    folder = Folder(records)
    report = check(folder)
    if report.findings:
        raise InvalidRecordsError(
            folder.label,
            [f"{found.path}:{found.span.start}: {found.code} {found.message}" for found in report.findings],
        )
    return Snapshot.compile({name: _canonical(name, folder.read(name)) for name in folder.names()})


def _canonical(name: str, raw: bytes) -> bytes:
    return to_bytes(from_json(TYPES[name.partition("/")[0]], raw))
