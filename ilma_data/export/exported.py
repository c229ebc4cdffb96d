"""What an export gives: files by name, in pieces, so that none has to be held whole."""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple


class ExportedFile(NamedTuple):
    """A file of an export: its name below the folder, and its bytes in pieces. The pieces can be taken once."""

    name: str
    chunks: Iterator[bytes]


class FileDescription(NamedTuple):
    """What metadata say of a file. `size` is in bytes, `sha256` its digest in lower-case hexadecimal."""

    name: str
    media_type: str
    size: int
    sha256: str


def pieces(path: Path) -> Iterator[bytes]:
    """What a file holds, in pieces."""
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            yield piece


_PIECE = 1 << 20  # bytes that are read at a time

MEDIA_TYPES = {
    ".csv": "text/csv",
    ".json": "application/json",
    ".jsonl": "application/jsonl",
    ".jsonld": "application/ld+json",
    ".parquet": "application/vnd.apache.parquet",
    ".sqlite": "application/vnd.sqlite3",
    ".ttl": "text/turtle",
}
"""By the ending of a file's name. All but that of JSON Lines are in IANA's register."""


def described(name: str, chunks: Iterable[bytes]) -> FileDescription:
    """The description of a file with these bytes. Raises `ValueError` for an ending that no export has."""
    ending = name[name.rfind(".") :]
    if ending not in MEDIA_TYPES:
        raise ValueError(f"{name}: no export has files that end so; expected one of {', '.join(MEDIA_TYPES)}")
    digest, size = hashlib.sha256(), 0
    for chunk in chunks:
        digest.update(chunk)
        size += len(chunk)
    return FileDescription(name, MEDIA_TYPES[ending], size, digest.hexdigest())
