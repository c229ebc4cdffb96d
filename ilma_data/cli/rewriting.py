"""Record files written anew, each whole or not at all, and none outside its records folder."""

import os
from pathlib import Path

from ilma_data.cli.terminal import say
from ilma_data.store.files import Folder
from ilma_data.store.writing import write_whole


def is_own_file(folder: Folder, name: str) -> bool:
    """Whether no link leads to a file of a records folder, neither its own name nor that of a folder on the way."""
    return os.path.realpath(folder.root / name) == str(Path(os.path.realpath(folder.root), name))


def write_anew(folder: Folder, name: str, before: bytes, after: bytes) -> bool:
    """Write a file of a records folder that held `before`, and tell whether it was written.

    A symbolic link is left alone, and so is a file that has changed in the meantime; standard error says so. Raises
    `OSError` with the file's own name where it can't be written.
    """
    path = folder.root / name
    if not is_own_file(folder, name):
        say(
            f"{path}: left alone: a symbolic link leads there; what it leads to is written under its own name only"
        )
        return False
    try:
        if folder.read(name) != before:
            say(f"{path}: left alone: it has changed since it was read")
            return False
        write_whole(path, after)
    except OSError as error:
        raise OSError(error.errno, error.strerror or str(error), str(path)) from error
    return True
