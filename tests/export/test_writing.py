"""Writing: all files or none, and nothing of anybody else's is touched."""

import errno
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ilma_data.export.exported import ExportedFile
from ilma_data.export.writing import WrittenFile, write_files

OLD = {"a.csv": b"old a", "mine.txt": b"mine"}


def exported(**files: bytes) -> Iterator[ExportedFile]:
    for name, content in files.items():
        yield ExportedFile(f"{name}.csv", iter([content[:1], content[1:]]))


def failing() -> Iterator[ExportedFile]:
    def chunks() -> Iterator[bytes]:
        yield b"half"
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    yield from exported(a=b"new a")
    yield ExportedFile("b.csv", chunks())


def held(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "out").mkdir()
    for name, content in OLD.items():
        (tmp_path / "out" / name).write_bytes(content)
    return tmp_path / "out"


def test_a_new_folder_is_made_with_the_usual_permissions(tmp_path: Path) -> None:
    (tmp_path / "usual").mkdir()
    (tmp_path / "usual" / "file").write_bytes(b"")
    new = tmp_path / "new"
    assert write_files(new, exported(a=b"1", b=b"")) == (
        WrittenFile(new / "a.csv", 1),
        WrittenFile(new / "b.csv", 0),
    )
    assert held(new) == {"a.csv": b"1", "b.csv": b""}
    assert new.stat().st_mode == (tmp_path / "usual").stat().st_mode
    assert (new / "a.csv").stat().st_mode == (tmp_path / "usual" / "file").stat().st_mode
    assert sorted(path.name for path in tmp_path.iterdir()) == ["new", "usual"]


def test_files_of_the_export_are_replaced_and_others_stay(folder: Path) -> None:
    (folder / "a.csv").chmod(0o600)
    write_files(folder, exported(a=b"new a", b=b"new b"))
    assert held(folder) == {"a.csv": b"new a", "b.csv": b"new b", "mine.txt": b"mine"}
    assert (folder / "a.csv").stat().st_mode & 0o777 == 0o600


def test_a_link_is_replaced_and_what_it_leads_to_stays(folder: Path) -> None:
    (folder / "b.csv").symlink_to(folder / "mine.txt")
    write_files(folder, exported(b=b"new b"))
    assert held(folder) == {**OLD, "b.csv": b"new b"}


def test_a_link_to_a_folder_is_followed(folder: Path) -> None:
    link = folder.parent / "link"
    link.symlink_to(folder)
    assert write_files(link, exported(b=b"new b")) == (WrittenFile(link / "b.csv", 5),)
    assert held(folder) == {**OLD, "b.csv": b"new b"}


def test_where_writing_fails_all_is_as_it_was(folder: Path) -> None:
    with pytest.raises(OSError, match="No space left") as raised:
        write_files(folder, failing())
    assert raised.value.filename == str(folder)
    assert held(folder) == OLD
    with pytest.raises(OSError, match="No space left"):
        write_files(folder.parent / "new", failing())
    assert [path.name for path in folder.parent.iterdir()] == ["out"]


@pytest.mark.parametrize("linking", [True, False])
def test_where_a_file_cannot_be_put_in_place_those_before_it_come_back(
    folder: Path, monkeypatch: pytest.MonkeyPatch, linking: bool
) -> None:
    replace: Callable[[Path, Path], Path] = Path.replace

    def fails_at_c(path: Path, target: Path) -> Path:
        if target.name == "c.csv":
            raise KeyboardInterrupt
        return replace(path, target)

    def unlinkable(*_: object, **__: object) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(Path, "replace", fails_at_c)
    if not linking:
        monkeypatch.setattr(os, "link", unlinkable)
    with pytest.raises(KeyboardInterrupt):
        write_files(folder, exported(a=b"new a", b=b"new b", c=b"new c", d=b"new d"))
    assert held(folder) == OLD
    assert {path.name for path in folder.iterdir()} == set(OLD)


def test_what_is_in_the_way_is_named_and_stays(folder: Path) -> None:
    (folder / "b.csv").mkdir()
    with pytest.raises(IsADirectoryError) as raised:
        write_files(folder, exported(a=b"new a", b=b"new b"))
    assert raised.value.filename == str(folder / "b.csv")
    with pytest.raises(NotADirectoryError, match="a file, not a folder"):
        write_files(folder / "a.csv", exported(a=b"1"))
    with pytest.raises(FileNotFoundError, match="there is no folder"):
        write_files(folder / "none" / "new", exported(a=b"1"))
    assert held(folder) == OLD


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="nothing can be killed at once here")
@pytest.mark.parametrize("name", ["out", "new"])
def test_a_run_that_is_killed_leaves_the_folder_as_it_was(folder: Path, name: str) -> None:
    program = (
        "import os, pathlib, signal, sys\n"
        "from ilma_data.export.exported import ExportedFile\n"
        "from ilma_data.export.writing import write_files\n"
        "def chunks():\n"
        "    yield b'half'\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
        "files = [ExportedFile('a.csv', iter([b'new a'])), ExportedFile('b.csv', chunks())]\n"
        "write_files(pathlib.Path(sys.argv[1]), files)\n"
    )
    ran = subprocess.run([sys.executable, "-c", program, folder.parent / name], check=False)
    assert ran.returncode == -signal.SIGKILL
    assert (folder.parent / "new").exists() is False
    assert {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()} == OLD
    [left] = [path for path in folder.parent.rglob(".ilma-export-*") if path.is_dir()]
    assert left.parent == (folder if name == "out" else folder.parent)


@pytest.mark.skipif(os.geteuid() == 0 if hasattr(os, "geteuid") else True, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_named(folder: Path) -> None:
    folder.chmod(0o500)
    with pytest.raises(PermissionError) as raised:
        write_files(folder, exported(a=b"1"))
    assert raised.value.filename == str(folder)
    folder.chmod(0o700)
    assert held(folder) == OLD
