"""Files written whole or not at all."""

import os
import stat
from contextlib import suppress
from pathlib import Path


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that whoever looks finds the old content or the new, whatever happens in between.

    The new content goes to a temporary file beside it, and to the disk, before it takes the name; an existing file
    keeps its permissions. A symbolic link is followed, and stays one. Nothing is left behind where it fails or is
    interrupted. Raises `OSError` where the folder can't be written to, or the disk is full.
    """
    import tempfile  # with all that it imports, it takes longer than to read a file

    target = path.resolve()
    descriptor, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".new")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            Path(temporary).chmod(_mode(target))
            os.fsync(file.fileno())
        Path(temporary).replace(target)
    except BaseException:
        with suppress(OSError):
            Path(temporary).unlink()
        raise
    _flush_folder(target.parent)


def _mode(target: Path) -> int:
    """The permissions that the file has, or that a new one would get."""
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


def _flush_folder(folder: Path) -> None:
    """Make sure that the new name is on the disk, where the system can do so."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
