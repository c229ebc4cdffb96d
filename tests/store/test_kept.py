"""Files that are read once: what they hold is what the folder itself gives."""

import os
from pathlib import Path

import pytest

from ilma_data.store.document import MAX_BYTES
from ilma_data.store.files import Folder
from ilma_data.store.kept import Kept
from ilma_data.store.packaged import packaged


def outcome(files: Folder | Kept, name: str) -> object:
    try:
        return files.read(name)
    except OSError as error:
        return type(error), error.strerror


def test_packaged_records_are_the_same() -> None:
    files = packaged()
    kept = Kept(files)
    assert kept.names() == files.names()
    assert kept.label == files.label
    assert all(kept.read(name) == files.read(name) for name in files.names()[::20])


@pytest.mark.skipif(os.name == "nt", reason="links and pipes are those of POSIX systems")
def test_odd_files_are_read_as_the_folder_reads_them(tmp_path: Path) -> None:
    outside = tmp_path / "outside.json"
    outside.write_bytes(b"secret")
    folder = tmp_path / "records"
    (folder / "domains").mkdir(parents=True)
    contents = {"plain": b"{}", "empty": b"", "large": b"x" * (MAX_BYTES + 5), "two": b"y" * 70_000}
    for name, content in contents.items():
        (folder / "domains" / f"{name}.json").write_bytes(content)
    os.mkfifo(folder / "domains" / "pipe.json")
    (folder / "domains" / "inside.json").symlink_to("plain.json")
    (folder / "domains" / "outside.json").symlink_to(outside)
    (folder / "sources").symlink_to(tmp_path)
    linked = tmp_path / "link"
    linked.symlink_to(folder)
    for root in (folder, linked):
        files, kept = Folder(root), Kept(Folder(root))
        for name in (
            *files.names(),
            "domains/gone.json",
            "sources/outside.json",
            "../outside.json",
            "domains",
        ):
            assert outcome(kept, name) == outcome(files, name)
    assert Kept(Folder(folder)).read("domains/plain.json") == b"{}"


def test_what_was_read_stays(tmp_path: Path) -> None:
    path = tmp_path / "one.json"
    path.write_bytes(b"before")
    kept = Kept(Folder(tmp_path))
    assert (kept.names(), kept.read("one.json")) == (("one.json",), b"before")
    path.unlink()
    assert (kept.names(), kept.read("one.json")) == (("one.json",), b"before")
    assert isinstance(outcome(kept, "two.json"), tuple)
    (tmp_path / "two.json").write_bytes(b"too late")
    assert isinstance(outcome(kept, "two.json"), tuple)
