"""How many bytes the files of an installed package have, its dependencies left out: installed.py PACKAGE."""

import contextlib
import json
import sys
from importlib.metadata import files
from pathlib import Path


def main(package: str) -> None:
    """Print the bytes."""
    size = 0
    for file in files(package) or ():
        with contextlib.suppress(OSError):
            size += Path(str(file.locate())).stat().st_size
    print(json.dumps({"bytes": size}))


if __name__ == "__main__":
    main(*sys.argv[1:])
