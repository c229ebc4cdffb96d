"""What the paths on a command line mean: records folders, and the parts of each that are wanted."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from ilma_data.model.records import TYPES


class WrongPathError(ValueError):
    """A path that is no records folder, no part of one and no record file. The message says what was expected."""


class Wanted(NamedTuple):
    """A records folder, and the files and folders below it that are wanted; None for all of it."""

    root: Path
    parts: frozenset[str] | None


def wanted_folders(paths: Sequence[str | os.PathLike[str]]) -> Iterator[Wanted]:
    """Each records folder once, with all that was asked of it. Raises `WrongPathError` for a path to no records."""
    found: dict[Path, frozenset[str] | None] = {}
    for path in paths:
        root, part = _root_and_part(Path(path))
        before = found.get(root, frozenset())
        found[root] = None if part is None or before is None else before | {part}
    return (Wanted(root, parts) for root, parts in found.items())


def _root_and_part(path: Path) -> tuple[Path, str | None]:
    """The records folder that a path means, and the name below it of the part that is wanted; None for all of it."""
    if not path.exists():
        raise WrongPathError(f"{path}: no such file or folder")
    absolute = path.resolve()
    if path.is_dir():
        if any((path / collection).is_dir() for collection in TYPES):
            return path, None
        if path.name in TYPES or absolute.name in TYPES:
            return _parent(path), absolute.name
        below = path / "records"
        hint = f"; did you mean {below}?" if below.is_dir() else ""
        raise WrongPathError(
            f"{path}: no records folder: it has none of the folders {', '.join(TYPES)}{hint}"
        )
    if absolute.parent.name in TYPES:
        return _parent(_parent(path)), f"{absolute.parent.name}/{absolute.name}"
    raise WrongPathError(
        f"{path}: not in a records folder: a record's file lies in one of the folders {', '.join(TYPES)}"
    )


def _parent(path: Path) -> Path:
    """The folder above, as the user would write it: relative where the path was."""
    written = path.parent
    return (
        written
        if written.resolve() == path.resolve().parent
        else Path(os.path.relpath(path.resolve().parent))
    )
