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
        lines = (f"{record_as_json(record)}\n".encode() for record in collection)
        yield ExportedFile(f"{name}.jsonl", lines)


def record_as_json(record: Record) -> str:
    """A record on one line, with the keys and values of its file."""
    return json.dumps(
        record.model_dump(mode="json", by_alias=True, exclude_defaults=True), ensure_ascii=False
    )


def _document(dataset: Dataset) -> Iterator[bytes]:
    versions = {"schema_version": SCHEMA_VERSION, "version": facts.VERSION}
    yield json.dumps(versions).removesuffix("}").encode()
    for name, collection in dataset.all_collections.items():
        yield f',\n"{name}": ['.encode()
        for number, record in enumerate(collection):
            yield f"{',' if number else ''}\n{record_as_json(record)}".encode()
        yield b"\n]"
    yield b"\n}\n"
