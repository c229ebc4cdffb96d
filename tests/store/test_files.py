"""Files of a records folder: which there are, and how they are read."""

import os
import shutil
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilma_data.model.reading import from_json
from ilma_data.model.records import file_name, record_name
from ilma_data.store.canonical import to_bytes
from ilma_data.store.document import MAX_BYTES, parse
from ilma_data.store.files import Folder
from ilma_data.store.packaged import packaged
from ilma_data.store.snapshot import Snapshot

EXAMPLE = Path(__file__).parents[1] / "checks" / "example"


def test_all_files_are_listed_in_order_and_hidden_ones_passed_over(tmp_path: Path) -> None:
    copy = Path(shutil.copytree(EXAMPLE, tmp_path / "records"))
    (copy / "deep" / "er").mkdir(parents=True)
    (copy / "deep" / "er" / "file.txt").touch()
    (copy / ".DS_Store").touch()
    (copy / ".git").mkdir()
    (copy / ".git" / "config").touch()
    names = Folder(copy).names()
    assert list(names) == sorted(names)
    assert set(names) == {*Folder(EXAMPLE).names(), "deep/er/file.txt"}


def test_no_more_is_read_than_shows_that_a_file_is_too_large(tmp_path: Path) -> None:
    (tmp_path / "large.json").write_bytes(b"1" + b" " * (2 * MAX_BYTES))
    folder = Folder(tmp_path)
    raw = folder.read("large.json")
    assert len(raw) == MAX_BYTES + 1
    assert [fault.kind for fault in parse(raw).faults] == ["too-large"]
    assert folder.names() == ("large.json",)
    assert folder.read("large.json") == raw


@pytest.mark.parametrize("size", [0, 1, 5000, MAX_BYTES - 1, MAX_BYTES, MAX_BYTES + 1, MAX_BYTES + 2])
def test_a_file_that_was_listed_is_read_as_one_that_was_not(size: int, tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    (tmp_path / "below/file.json").write_bytes(b"x" * size)
    (tmp_path / "file.json").write_bytes(b"y" * size)
    folder = Folder(tmp_path)
    folder.names()
    for name in ("below/file.json", "file.json"):
        assert (
            folder.read(name)
            == Folder(tmp_path).read(name)
            == (tmp_path / name).read_bytes()[: MAX_BYTES + 1]
        )


@pytest.mark.skipif(os.name == "nt", reason="Windows has no flag that lets it follow no link")
def test_a_file_that_was_listed_is_read_by_what_it_is_now(tmp_path: Path) -> None:
    name = tmp_path / "file.json"
    name.write_bytes(b"before")
    folder = Folder(tmp_path)
    folder.names()
    name.write_bytes(b"now, and longer")
    assert folder.read("file.json") == b"now, and longer"
    name.unlink()
    with pytest.raises(FileNotFoundError):
        folder.read("file.json")
    os.mkfifo(name)
    with pytest.raises(OSError, match="not a regular file"):
        folder.read("file.json")
    name.unlink()
    name.symlink_to("other.json")
    (tmp_path / "other.json").write_bytes(b"linked")
    assert folder.read("file.json") == b"linked"
    name.unlink()
    name.mkdir()
    with pytest.raises(OSError, match="not a regular file"):
        folder.read("file.json")


@pytest.mark.skipif(os.name == "nt", reason="Windows has other calls for it")
def test_each_file_that_was_listed_is_opened_once_and_looked_at_by_nothing_else(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = Folder(EXAMPLE)
    names = folder.names()
    opened: list[str] = []
    real = os.open

    def counted(path: str, flags: int) -> int:
        opened.append(path)
        return real(path, flags)

    def refused(path: str) -> object:
        raise AssertionError(path)

    folders = {name.partition("/")[0] for name in names}
    for name in folders:  # where each leads is seen once
        folder.read(next(one for one in names if one.startswith(name)))
    monkeypatch.setattr(os, "open", counted)
    monkeypatch.setattr(os, "lstat", refused)
    monkeypatch.setattr(os, "stat", refused)
    contents = [folder.read(name) for name in names]
    monkeypatch.undo()
    assert opened == [f"{os.path.realpath(EXAMPLE)}/{name}" for name in names]
    assert contents == [(EXAMPLE / name).read_bytes() for name in names]


def test_what_is_no_file_raises_what_the_system_says(tmp_path: Path) -> None:
    (tmp_path / "folder.json").mkdir()
    with pytest.raises(FileNotFoundError):
        Folder(tmp_path).read("absent.json")
    with pytest.raises(OSError, match="not a regular file"):
        Folder(tmp_path).read("folder.json")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no named pipes among its files")
def test_named_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.json")
    with pytest.raises(OSError, match="not a regular file"):
        Folder(tmp_path).read("pipe.json")


def test_snapshot_and_folder_hold_the_same_files() -> None:
    folder = Folder(EXAMPLE)
    snapshot = Snapshot(Snapshot.compile({name: folder.read(name) for name in reversed(folder.names())}))
    assert snapshot.names() == folder.names()
    assert all(snapshot.read(name) == folder.read(name) for name in folder.names())
    with pytest.raises(KeyError):
        snapshot.read("domains/none.json")


def test_snapshot_finds_a_file_alike_with_and_without_its_index() -> None:
    folder = Folder(EXAMPLE)
    compiled = Snapshot.compile({name: folder.read(name) for name in folder.names()})
    some = folder.names()[1]
    wrong = ["domains/none.json", "domains/", "", some[:-1], f"{some} 0", f"{folder.names()[0]} 0 1\n{some}"]
    for name in (*folder.names(), *wrong):
        fresh, read = Snapshot(compiled), Snapshot(compiled)
        assert read.names(name.rpartition("/")[0]) is not None
        assert (name in fresh) == (name in read) == (name in folder.names())
        if name in read:
            assert fresh.read(name) == fresh.read(name) == read.read(name)


@given(part=st.binary(max_size=6) | st.sampled_from([b"{", b"}", b'"id": "', b"domain/", b"\n  ", b"2021"]))
def test_snapshot_says_which_files_hold_a_text(part: bytes) -> None:
    folder = Folder(EXAMPLE)
    snapshot = Snapshot(Snapshot.compile({name: folder.read(name) for name in folder.names()}))
    if part and b"\n" not in part:
        assert snapshot.mentioning(part) == tuple(
            name for name in folder.names() if part in folder.read(name)
        )


def test_packaged_files_are_in_canonical_form_under_the_names_of_their_ids() -> None:
    for name in packaged().names():
        named = record_name(name)
        assert named is not None, name
        raw = packaged().read(name)
        record = from_json(named.record_type, raw)
        assert to_bytes(record) == raw, name
        assert file_name(named.record_type, record.id) == name


@pytest.mark.parametrize("told", [0, 3, 8, 1000, 2 * MAX_BYTES])
def test_file_that_grows_or_shrinks_while_it_is_read_is_read_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: int
) -> None:
    (tmp_path / "one.json").write_bytes(b'{"a": 1}')
    (tmp_path / "large.json").write_bytes(b"1" * (MAX_BYTES + 10))
    really = os.fstat

    def fstat(descriptor: int) -> os.stat_result:
        status = list(really(descriptor))
        status[stat.ST_SIZE] = told
        return os.stat_result(status)

    monkeypatch.setattr(os, "fstat", fstat)
    assert Folder(tmp_path).read("one.json") == b'{"a": 1}'
    assert len(Folder(tmp_path).read("large.json")) == MAX_BYTES + 1
