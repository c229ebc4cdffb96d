"""Record files of which each is read once, all of them quickly."""

import os
import stat
from pathlib import Path

from ilma_data.store.document import MAX_BYTES
from ilma_data.store.files import Folder, RecordFiles


class Kept:
    """The files of another place, each read when it is first asked for and the same from then on.

    What is read is what was there at one time, though somebody may be writing. A plain file of a folder is opened
    without the care that links and pipes need: whatever is not one is left to the folder itself to read.
    """

    def __init__(self, files: RecordFiles) -> None:
        self.files = files
        self.label = files.label
        self.verified = files.verified
        self._names: tuple[str, ...] | None = None
        self._read: dict[str, bytes | OSError] = {}
        self._plain_folders: dict[str, str | None] = {}

    def names(self) -> tuple[str, ...]:
        """The names of all files, as they were when they were first asked for."""
        if self._names is None:
            self._names = self.files.names()
        return self._names

    def read(self, name: str) -> bytes:
        """A file's bytes. Raises what the other place raises."""
        if name not in self._read:
            try:
                self._read[name] = self._quickly(name) or self.files.read(name)
            except OSError as error:
                self._read[name] = error
        found = self._read[name]
        if isinstance(found, OSError):
            raise found
        return found

    def _quickly(self, name: str) -> bytes | None:
        """The bytes of a regular file that lies in the folder itself, and is no link; None where it may be none."""
        if not isinstance(self.files, Folder):
            return None
        below, _, last = name.rpartition("/")
        if below not in self._plain_folders:
            self._plain_folders[below] = _plain_folder(self.files.root, below)
        folder = self._plain_folders[below]
        flags = getattr(os, "O_NOFOLLOW", None)
        if folder is None or flags is None:
            return None
        try:
            descriptor = os.open(f"{folder}{os.sep}{last}", os.O_RDONLY | os.O_NONBLOCK | flags)
        except OSError:
            return None
        try:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                return None
            return _all_of(descriptor)
        except OSError:
            return None
        finally:
            os.close(descriptor)


def _plain_folder(root: Path, below: str) -> str | None:
    """The real path of a folder below the root, where no link leads there."""
    path = Path(os.path.realpath(root)) / below
    return str(path) if os.path.realpath(path) == str(path) else None


def _all_of(descriptor: int) -> bytes:
    """At most one byte more than `MAX_BYTES`, as `Folder.read` gives."""
    pieces = []
    left = MAX_BYTES + 1
    while left and (piece := os.read(descriptor, min(left, 65536))):
        pieces.append(piece)
        left -= len(piece)
    return b"".join(pieces)
