"""A file is the old one or the new one, and nothing else is left behind."""

import os
import stat
from pathlib import Path

import pytest

from ilma_data.store.writing import write_whole


def test_new_and_existing_files_hold_what_was_written(tmp_path: Path) -> None:
    path = tmp_path / "water.json"
    write_whole(path, b"one")
    assert path.read_bytes() == b"one"
    write_whole(path, b"two")
    assert path.read_bytes() == b"two"
    assert [found.name for found in tmp_path.iterdir()] == ["water.json"]


@pytest.mark.skipif(os.name == "nt", reason="permissions and links are those of POSIX systems")
def test_permissions_and_links_stay(tmp_path: Path) -> None:
    path, link = tmp_path / "water.json", tmp_path / "link.json"
    path.write_bytes(b"one")
    path.chmod(0o640)
    link.symlink_to("water.json")
    write_whole(link, b"two")
    assert link.is_symlink()
    assert path.read_bytes() == b"two"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@pytest.mark.skipif(os.name == "nt", reason="permissions and links are those of POSIX systems")
def test_a_new_file_gets_the_permissions_of_any_new_file(tmp_path: Path) -> None:
    (tmp_path / "plain.json").write_bytes(b"")
    write_whole(tmp_path / "water.json", b"one")
    assert (tmp_path / "water.json").stat().st_mode == (tmp_path / "plain.json").stat().st_mode


@pytest.mark.parametrize("where", ["write", "fsync", "replace"])
@pytest.mark.parametrize("fault", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_whatever_goes_wrong_leaves_the_old_file_and_nothing_beside_it(
    where: str, fault: BaseException, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "water.json"
    path.write_bytes(b"old")

    def fail(*_: object) -> None:
        raise fault

    if where == "write":
        monkeypatch.setattr(Path, "chmod", fail)
    elif where == "fsync":
        monkeypatch.setattr(os, "fsync", fail)
    else:
        monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(type(fault)):
        write_whole(path, b"new")
    monkeypatch.undo()
    assert path.read_bytes() == b"old"
    assert [found.name for found in tmp_path.iterdir()] == ["water.json"]
