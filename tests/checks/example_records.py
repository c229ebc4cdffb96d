"""The files of the example records, by their names below the folder."""

from pathlib import Path

EXAMPLE = Path(__file__).parent / "example"

EXAMPLE_FILES = {path.relative_to(EXAMPLE).as_posix(): path.read_bytes() for path in EXAMPLE.rglob("*.json")}
