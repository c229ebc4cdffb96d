"""Where records lie: a folder of JSON files, or the compiled snapshot in the wheel. Both are read in the same way."""

import errno
import stat
from importlib.resources import files
from pathlib import Path
from typing import Protocol

from ilma_data.packaged import folder
from ilma_data.store.document import MAX_BYTES
from ilma_data.store.snapshot import Snapshot

SNAPSHOT_NAME = "_packaged/records.snapshot"
"""The snapshot in the wheel, below the package. A source tree has none, so that it can never be stale."""


class RecordFiles(Protocol):
    """Record files under the names that they have below a records folder: `agreements/<slug>.json`."""

    @property
    def label(self) -> str:
        """What to call the place in a message, and what to put before a file's name."""

    @property
    def verified(self) -> bool:
        """Whether every record was validated before it came here."""

    def names(self) -> tuple[str, ...]:
        """The names of all files, sorted. Files whose name begins with a dot are passed over."""

    def read(self, name: str) -> bytes:
        """A file's bytes. Raises `OSError` where it can't be read, `KeyError` where a snapshot lacks it."""


class Folder:
    """Record files in a folder on disk.

    Raises `NotADirectoryError` or `FileNotFoundError` where the path is no folder.
    """

    verified = False

    def __init__(self, root: Path) -> None:
        if not root.exists():
            raise FileNotFoundError(f"{root}: no such folder")
        if not root.is_dir():
            raise NotADirectoryError(f"{root}: not a folder")
        self.root = root
        self.label = str(root)

    def names(self) -> tuple[str, ...]:
        """The files below the folder, however deep."""
        found = []
        for path in self.root.rglob("*"):
            relative = path.relative_to(self.root)
            if not any(part.startswith(".") for part in relative.parts) and not path.is_dir():
                found.append(relative.as_posix())
        return tuple(sorted(found))

    def read(self, name: str) -> bytes:
        """A file's bytes, or one more than `MAX_BYTES` of them. Raises `OSError` where it can't be read.

        Anything but a regular file is refused before it is opened: a named pipe would wait for ever.
        """
        path = self.root / name
        if not stat.S_ISREG(path.stat().st_mode):
            raise OSError(errno.EINVAL, "not a regular file")
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)


def packaged() -> RecordFiles:
    """The records that came with the package: the wheel's snapshot or, in a source tree, its `records` folder."""
    snapshot = files("ilma_data").joinpath(SNAPSHOT_NAME)
    if snapshot.is_file():
        return Snapshot(snapshot.read_bytes())
    return Folder(Path(str(folder("records"))))
