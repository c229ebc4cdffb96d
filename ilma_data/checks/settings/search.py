"""Where settings lie: in the nearest `pyproject.toml` that has a table `[tool.ilma]`, upwards from a folder."""

import os
from pathlib import Path

from ilma_data.checks.settings.reader import read_settings
from ilma_data.checks.settings.settings import Settings
from ilma_data.store.files import Folder

NAME = "pyproject.toml"


def settings_in(path: Path) -> Settings:
    """The settings in a file; a link is followed. Nothing is raised: what can't be read is in `source.fault`."""
    real = Path(os.path.realpath(path))
    try:
        raw: bytes | OSError = Folder(real.parent).read(real.name)
    except OSError as error:
        raw = error
    return read_settings(path.name, str(path), raw)


def settings_above(folder: Path) -> Settings | None:
    """The settings for what lies in a folder: those of the first file with a table `[tool.ilma]`, there or above.

    A file that can't be read ends the search, for it might have one. None where there are no settings. The file is
    named from the working directory where the folder is, and from the root otherwise.
    """
    lowest = Path(os.path.abspath(folder))  # noqa: PTH100 - a link to a folder lies where the link does
    for above in (lowest, *lowest.parents):
        path = above / NAME
        if not _is_there(path):
            continue
        settings = settings_in(path if folder.is_absolute() else Path(os.path.relpath(path)))
        if settings.source is not None and (settings.source.fault or settings.source.table is not None):
            return settings
    return None


def _is_there(path: Path) -> bool:
    try:
        path.stat()
    except OSError:
        return False
    return True
