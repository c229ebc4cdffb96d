"""Files of an export on the disk: all of them, or none."""

import errno
import os
import shutil
import stat
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from ilma_data.export.exported import ExportedFile


class WrittenFile(NamedTuple):
    """A file that was written, and how many bytes it has."""

    path: Path
    size: int


def write_files(folder: Path, files: Iterable[ExportedFile]) -> tuple[WrittenFile, ...]:
    """Write files to a folder, which is made where there is none (the folder that it lies in must be there).

    They go to a temporary folder first, and to the disk: a new folder takes its name with all that is in it, and in
    one that is there file by file is put in place. Where anything fails or is interrupted, the folder is as it was.
    A file of the same name is replaced and keeps its permissions; so is a link, and not what it leads to. All others
    stay. Raises `OSError`, with the path, where something is in the way or can't be written, or the disk is full.
    """
    target = folder.resolve()  # a link to a folder is followed
    if target.exists() and not target.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, "is a file, not a folder", str(folder))
    if not target.parent.is_dir():
        raise FileNotFoundError(errno.ENOENT, f"there is no folder {folder.parent}", str(folder))
    try:
        written = _written(target, files)
    except IsADirectoryError:
        raise
    except OSError as error:
        raise OSError(error.errno, error.strerror or str(error), str(folder)) from error
    return tuple(WrittenFile(folder / name, size) for name, size in written.items())


def _written(target: Path, files: Iterable[ExportedFile]) -> dict[str, int]:
    """The sizes of the files by their names."""
    is_new = not target.exists()
    with _temporary_folder(target.parent if is_new else target) as made:
        sizes = {file.name: _write(made / file.name, file.chunks) for file in files}
        if is_new:
            made.chmod(0o777 & ~_mask())
            _flush(made)
            made.rename(target)
            _flush(target.parent)
        else:
            _put_in_place(made, target, sizes)
            _flush(target)
    return sizes


@contextmanager
def _temporary_folder(within: Path) -> Iterator[Path]:
    """A folder on the same disk as its target, which is gone at the end, if it still has its name."""
    made = Path(tempfile.mkdtemp(dir=within, prefix=".ilma-export-"))
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _write(path: Path, chunks: Iterable[bytes]) -> int:
    with path.open("xb") as file:
        for chunk in chunks:
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())
        return file.tell()


def _put_in_place(made: Path, target: Path, names: Iterable[str]) -> None:
    """Rename the files to the target; if one can't be, those before it get back what they replaced."""
    for name in names:
        if (target / name).is_dir() and not (target / name).is_symlink():
            raise IsADirectoryError(
                errno.EISDIR, "is a folder, where a file is to be written", str(target / name)
            )
    old = made / "old"
    old.mkdir()
    done: list[str] = []
    try:
        for name in names:
            _keep(target / name, old / name)
            _take_permissions(made / name, target / name)
            done.append(name)
            (made / name).replace(target / name)
    except BaseException:
        for name in done:
            _restore(old / name, target / name, taken=not (made / name).exists())
        raise


def _keep(path: Path, kept: Path) -> None:
    """Have what a file holds under a second name, if it is there."""
    if not path.is_symlink() and not path.exists():
        return
    try:
        os.link(path, kept, follow_symlinks=False)
    except OSError:  # a file system without hard links
        shutil.copy2(path, kept, follow_symlinks=False)


def _restore(kept: Path, path: Path, *, taken: bool) -> None:
    if not taken:
        return
    with suppress(OSError):
        if kept.is_symlink() or kept.exists():
            kept.replace(path)
        else:
            path.unlink()


def _take_permissions(new: Path, old: Path) -> None:
    with suppress(FileNotFoundError):
        mode = old.lstat().st_mode
        if stat.S_ISREG(mode):
            new.chmod(stat.S_IMODE(mode))


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _flush(folder: Path) -> None:
    """Make sure that the names in a folder are on the disk, where the system can do so."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
