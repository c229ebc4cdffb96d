"""Exported files, written or read as text."""

from collections.abc import Iterable
from pathlib import Path

from ilma_data.export.exported import ExportedFile


def write(files: Iterable[ExportedFile], folder: Path) -> None:
    """Each file, below the folder."""
    for file in files:
        (folder / file.name).write_bytes(b"".join(file.chunks))


def contents(files: Iterable[ExportedFile]) -> dict[str, bytes]:
    """The bytes of each file by its name."""
    return {file.name: b"".join(file.chunks) for file in files}
