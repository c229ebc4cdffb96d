"""Load a folder, hold its records, plain or typed, and say what Python allocated: holding.py KIND FOLDER."""

import gc
import json
import sys
import tracemalloc
from pathlib import Path
from typing import Any


def main(kind: str, folder: str) -> None:
    """Load, hold, and print the bytes; what importing takes is left out."""
    from ilma_data.dataset.loading import load

    for collection in load(Path(folder)).all_collections.values():
        next(_records(collection, kind), None)  # so that what is made with the first record is there
    gc.collect()
    tracemalloc.start()
    dataset = load(Path(folder))
    held = [
        record for collection in dataset.all_collections.values() for record in _records(collection, kind)
    ]
    gc.collect()
    print(json.dumps({"records": len(held), "bytes": tracemalloc.get_traced_memory()[0]}))


def _records(collection: Any, kind: str) -> Any:
    if kind == "typed":
        return iter(collection)
    return collection.plain_records()


if __name__ == "__main__":
    main(*sys.argv[1:])
