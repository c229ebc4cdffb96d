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
    found: dict[str, Wanted] = {}
    for path in paths:
        root, part = _root_and_part(Path(path))
        # One folder may be written in several ways.
        before = found.setdefault(os.path.realpath(root), Wanted(root, frozenset()))
        parts = None if part is None or before.parts is None else before.parts | {part}
        found[os.path.realpath(root)] = Wanted(before.root, parts)
    return iter(found.values())


def _root_and_part(path: Path) -> tuple[Path, str | None]:
    """The records folder that a path means, and the name below it of the part that is wanted; None for all of it."""
    if not os.path.lexists(path):
        raise WrongPathError(f"{path}: no such file or folder")
    if path.is_dir() and any((path / collection).is_dir() for collection in TYPES):
        return path, None
    absolute = _absolute(path)
    if not path.is_dir() and absolute.parent.name in TYPES:
        return _parent(_parent(path)), f"{absolute.parent.name}/{absolute.name}"
    if absolute.name in TYPES:
        return _parent(path), absolute.name
    if not path.is_dir():
        raise WrongPathError(
            f"{path}: not in a records folder: a record's file lies in one of the folders {', '.join(TYPES)}"
        )
    real = Path(os.path.realpath(path))
    if real.name in TYPES:  # a link to a part of a records folder
        return real.parent, real.name
    below = path / "records"
    hint = f"; did you mean {below}?" if below.is_dir() else ""
    raise WrongPathError(f"{path}: no records folder: it has none of the folders {', '.join(TYPES)}{hint}")


def _absolute(path: Path) -> Path:
    """The path from the root of the file system, with links as they are written: a link is a file of its own name."""
    try:
        return Path(os.path.abspath(path))  # noqa: PTH100 - Path.absolute leaves the dots in
    except FileNotFoundError:
        raise WrongPathError(f"{path}: the folder in which you are was removed") from None


def _parent(path: Path) -> Path:
    """The folder above, as the user would write it: relative where the path was."""
    above = _absolute(path).parent
    return path.parent if _absolute(path.parent) == above else Path(os.path.relpath(above))
