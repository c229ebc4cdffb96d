"""All records as JSON: in one document, which `schemas/dataset.schema.json` describes, or as JSON Lines."""

import json
from collections.abc import Iterator

from ilma_data.dataset.dataset import Dataset
from ilma_data.export.citations import facts
from ilma_data.export.exported import ExportedFile
from ilma_data.model.base import Record
from ilma_data.model.schema import SCHEMA_VERSION

JSON_NAME = "ilma-data.json"


def json_files(dataset: Dataset) -> Iterator[ExportedFile]:
    """`ilma-data.json`: an object with a list for each collection. A record stands on a line of its own."""
    yield ExportedFile(JSON_NAME, _document(dataset))


def json_lines_files(dataset: Dataset) -> Iterator[ExportedFile]:
    """A file for each collection, such as `agreements.jsonl`, with a line for each record; retired ids have one too."""
    for name, collection in dataset.all_collections.items():
        lines = (_line(record) + b"\n" for record in collection)
        yield ExportedFile(f"{name}.jsonl", lines)


def record_as_json(record: Record) -> str:
    """A record on one line, with the keys and values of its file."""
    return _line(record).decode()


def _line(record: Record) -> bytes:
    """As `json.dumps` writes it: a space after each comma and each colon between values."""
    compact = type(record).__pydantic_serializer__.to_json(record, by_alias=True, exclude_defaults=True)
    # Every quote but those in texts is the end of one: what stands between texts is every second piece. No control
    # character is left in JSON, so two of them can stand for what is escaped.
    escaped = b"\\" in compact
    if escaped:
        compact = compact.replace(b"\\\\", b"\0").replace(b'\\"', b"\1")
    pieces = compact.split(b'"')
    pieces[::2] = map(_SPACED.__getitem__, pieces[::2])
    spaced = b'"'.join(pieces)
    return spaced.replace(b"\1", b'\\"').replace(b"\0", b"\\\\") if escaped else spaced


class _Spaced(dict[bytes, bytes]):
    """What stands between texts, with its spaces; the most common of it is kept."""

    def __missing__(self, piece: bytes) -> bytes:
        made = piece.replace(b",", b", ").replace(b":", b": ")
        if len(self) < _MOST_KEPT:
            self[piece] = made
        return made


_MOST_KEPT = 10_000
_SPACED = _Spaced()


def _document(dataset: Dataset) -> Iterator[bytes]:
    versions = {"schema_version": SCHEMA_VERSION, "version": facts.VERSION}
    yield json.dumps(versions).removesuffix("}").encode()
    for name, collection in dataset.all_collections.items():
        yield f',\n"{name}": ['.encode()
        for number, record in enumerate(collection):
            yield (b",\n" if number else b"\n") + _line(record)
        yield b"\n]"
    yield b"\n}\n"
