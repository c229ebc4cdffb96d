"""Read every record file of a folder in one of several ways, and say what it cost: reading.py WAY FOLDER.

Prints JSON: the records, and the seconds of processor, imports left out.
"""

import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any


def main(way: str, folder: str) -> None:
    """Read, and print what it cost."""
    read = _WAYS[way]()
    began = time.process_time()
    held = read(folder)
    print(json.dumps({"records": len(held), "processor": time.process_time() - began}))


def _files(folder: str) -> Iterator[tuple[str, bytes]]:
    """The collection and the bytes of each file."""
    for collection in sorted(os.listdir(folder)):  # noqa: PTH208 - the quickest way is what is sought
        inside = f"{folder}/{collection}"
        for name in sorted(os.listdir(inside)):  # noqa: PTH208
            descriptor = os.open(f"{inside}/{name}", os.O_RDONLY)
            try:
                yield collection, os.read(descriptor, 1 << 20)
            finally:
                os.close(descriptor)


def _each(decode: Callable[[bytes], Any]) -> Callable[[str], list[Any]]:
    return lambda folder: [decode(raw) for _, raw in _files(folder)]


def _plain_models() -> Callable[[str], list[Any]]:
    """The models as anyone would use them: `model_validate_json`, file after file."""
    from pydantic import TypeAdapter

    from ilma_data.model.records import MODELS, TYPES
    from ilma_data.model.signatory import Signatory

    readers: dict[str, Callable[[bytes], Any]] = {}
    for collection, record_type in TYPES.items():
        model = MODELS[record_type][0]
        readers[collection] = (
            TypeAdapter(Signatory).validate_json if record_type == "signatory" else model.model_validate_json
        )
    return lambda folder: [readers[collection](raw) for collection, raw in _files(folder)]


def _typed() -> Callable[[str], list[Any]]:
    """The records that `load` gives."""
    from ilma_data.dataset.loading import load

    for collection in load().all_collections.values():
        next(
            iter(collection), None
        )  # the models are defined and their validators made, as those of the plain way are

    def read(folder: str) -> list[Any]:
        dataset = load(Path(folder))
        return [record for collection in dataset.all_collections.values() for record in collection]

    return read


_WAYS: dict[str, Callable[[], Callable[[str], list[Any]]]] = {
    "bytes": lambda: _each(len),
    "json": lambda: _each(json.loads),
    "pydantic-core": lambda: _each(import_module("pydantic_core").from_json),
    "orjson": lambda: _each(import_module("orjson").loads),
    "msgspec": lambda: _each(import_module("msgspec").json.decode),
    "plain-models": _plain_models,
    "typed": _typed,
}


if __name__ == "__main__":
    main(*sys.argv[1:])
