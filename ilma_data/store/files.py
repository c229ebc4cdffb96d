"""Where records lie: a folder of JSON files, or the compiled snapshot in the wheel. Both are read in the same way."""

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import Literal, Protocol

from ilma_data.store.document import MAX_BYTES


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


class LinkAwayError(OSError):
    """A symbolic link out of the records folder, or to a folder: it is not followed. `target` is what it holds."""

    def __init__(self, target: str, *, out: bool) -> None:
        where = "out of the records folder" if out else "to a folder"
        super().__init__(errno.EXDEV if out else errno.EISDIR, f"a symbolic link {where}")
        self.target = target
        self.out = out


class UnreadableFolderError(OSError):
    """A folder below the records folder whose files can't be listed."""


class Folder:
    """Record files in a folder on disk. Nothing outside of it is read, wherever a link in it may lead.

    Messages call it by its path, unless another `label` is given. Raises `NotADirectoryError` or `FileNotFoundError`
    where the path is no folder.
    """

    verified = False

    def __init__(self, root: Path, label: str | None = None) -> None:
        if not root.exists():
            raise FileNotFoundError(f"{root}: no such folder")
        if not root.is_dir():
            raise NotADirectoryError(f"{root}: not a folder")
        self.root = root
        self.label = str(root) if label is None else label
        self._real_root = Path(os.path.realpath(root))
        self._real_folders: dict[str, str] = {}
        self._unlisted: dict[str, OSError] = {}
        self._irregular: frozenset[str] | None = None  # until the files are listed

    def names(self) -> tuple[str, ...]:
        """The files below the folder, however deep, links among them.

        A folder that can't be listed, or that is a link, stands for what is in it: reading it says why. Raises
        `OSError` where the records folder itself can't be listed.
        """
        found: list[str] = []
        irregular: list[str] = []
        due = [""]
        while due:
            below = due.pop()
            try:
                with os.scandir(self.root / below) as entries:
                    listed = [(entry.name, _kind(entry)) for entry in entries]
            except OSError as error:
                if not below:
                    raise
                self._unlisted[below] = error
                found.append(below)
                continue
            for name, kind in listed:
                if name.startswith("."):
                    continue
                whole = f"{below}/{name}" if below else name
                (due if kind == "folder" else found).append(whole)
                if kind == "other":
                    irregular.append(whole)
        self._irregular = frozenset([*irregular, *self._unlisted])
        return tuple(sorted(found))

    def read(self, name: str) -> bytes:
        """A file's bytes, or one more than `MAX_BYTES` of them. Raises `OSError` where it can't be read.

        Anything but a regular file is refused before it is opened: a named pipe would wait for ever. A link is followed
        to a file in the records folder only; any other raises `LinkAwayError`.
        """
        if not {"", ".", ".."}.isdisjoint(name.split("/")):
            raise OSError(errno.EINVAL, "not the name of a file in the records folder")
        if self._irregular is not None and name not in self._irregular and _OPENS_SAFELY:
            with suppress(OSError):  # it was regular when it was listed, and most still are
                return _content(self._place(name))
        if (reason := self._unlisted.get(name)) is not None:
            raise UnreadableFolderError(reason.errno, reason.strerror)
        path = self._place(name)
        mode = os.lstat(path).st_mode
        if stat.S_ISLNK(mode):
            path = self._followed(path)
            mode = os.lstat(path).st_mode
        _require_regular(mode)
        return _content(path)

    def _place(self, name: str) -> str:
        """The path of a file in the real folder where it lies, which is below the records folder."""
        below, _, last = name.rpartition("/")
        return f"{self._real_folder(below)}{os.sep}{last}"

    def _followed(self, link: str) -> str:
        """Where a symbolic link leads: to what is below the records folder, and no folder."""
        # `Path.resolve` raises a RuntimeError for a loop (before Python 3.13); this lets the system say so.
        target, path = os.readlink(link), Path(os.path.realpath(link))  # noqa: PTH115 - a Path tidies what is written
        if not path.is_relative_to(self._real_root):
            raise LinkAwayError(target, out=True)
        if path.is_dir():
            raise LinkAwayError(target, out=False)
        if path.is_symlink():
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
        return str(path)

    def _real_folder(self, below: str) -> str:
        if below not in self._real_folders:
            real = os.path.realpath(self._real_root / below)
            if not Path(real).is_relative_to(self._real_root):
                raise LinkAwayError(real, out=True)
            self._real_folders[below] = real
        return self._real_folders[below]


def _kind(entry: "os.DirEntry[str]") -> Literal["folder", "file", "other"]:
    """What lies there: links are not followed, and neither is looked into what can't be told."""
    try:
        if entry.is_dir(follow_symlinks=False):
            return "folder"
        return "file" if entry.is_file(follow_symlinks=False) else "other"
    except OSError:
        return "other"


def _content(path: str) -> bytes:
    """What a file holds that was looked at, or one byte more than `MAX_BYTES`; also where it grows meanwhile.

    Had it become a link or a pipe since, this follows none and waits for none.
    """
    descriptor = os.open(path, _FLAGS)
    try:
        status = os.fstat(descriptor)
        _require_regular(status.st_mode)
        size = status.st_size
        # To ask for a mebibyte is to be given one, of which nearly all is given back.
        raw = os.read(descriptor, size + 1 if size < MAX_BYTES else MAX_BYTES + 1)
        while len(raw) != size and len(raw) <= MAX_BYTES:
            more = os.read(descriptor, MAX_BYTES + 1 - len(raw))
            if not more:
                break
            raw += more
        return raw
    finally:
        os.close(descriptor)


def _require_regular(mode: int) -> None:
    if not stat.S_ISREG(mode):
        raise OSError(errno.EINVAL, "not a regular file")


_OPENS_SAFELY = hasattr(os, "O_NOFOLLOW")
"""Whether a file can be opened only if it is no link; where not, each is looked at first."""

_FLAGS = os.O_RDONLY | sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"))
