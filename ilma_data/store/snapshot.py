"""The snapshot: all record files of a release in one, with an index of offsets."""

import json
from collections.abc import Mapping
from typing import NamedTuple

_MAGIC = b"ilma-data snapshot 1\n"


class _Place(NamedTuple):
    offset: int
    length: int


class Snapshot:
    """Record files compiled into one: a line that names the format, a line of JSON with the place of each, the bytes.

    Raises `ValueError` for bytes that are no snapshot of this format.
    """

    verified = True
    label = "the packaged records"

    def __init__(self, compiled: bytes) -> None:
        if not compiled.startswith(_MAGIC):
            raise ValueError("not a snapshot of records, or of another version of the format")
        body = compiled.index(b"\n", len(_MAGIC)) + 1
        index = json.loads(compiled[len(_MAGIC) : body])
        self._places = {name: _Place(body + offset, length) for name, (offset, length) in index.items()}
        self._compiled = compiled

    @staticmethod
    def compile(contents: Mapping[str, bytes]) -> bytes:
        """The snapshot of some files, by name. The same files give the same bytes."""
        index, offset = {}, 0
        for name, content in sorted(contents.items()):
            index[name] = (offset, len(content))
            offset += len(content)
        head = json.dumps(index, separators=(",", ":")).encode() + b"\n"
        return b"".join([_MAGIC, head, *(contents[name] for name in index)])

    def names(self) -> tuple[str, ...]:
        """The names of all files, sorted."""
        return tuple(self._places)

    def read(self, name: str) -> bytes:
        """A file's bytes. Raises `KeyError` where the snapshot lacks it."""
        offset, length = self._places[name]
        return self._compiled[offset : offset + length]
