"""Folders with something else in them than files of records, and folders that change while they are read."""

import errno
import os
import socket
from pathlib import Path

import pytest

from ilma_data.checks.one_file import read_file
from ilma_data.checks.runner import check, validate
from ilma_data.cli import main
from ilma_data.dataset.errors import InvalidRecordsError
from ilma_data.dataset.loading import load
from ilma_data.store.files import Folder, LinkAwayError
from tests.hostile.conftest import EXAMPLE, Found, codes

WATER = "domains/water.json"
GOOD = (EXAMPLE / WATER).read_bytes()

posix = pytest.mark.skipif(os.name == "nt", reason="Windows has no such files, or lets few make links")

NAMES = {
    "domains/Water.json": ("its name is no slug", WATER),
    "domains/water.JSON": ("does not end in .json|is no slug", WATER),
    "domains/water.json~": ("editor's copy of domains/water.json", WATER),
    "domains/#water.json#": ("editor's copy of domains/water.json", WATER),
    "domains/water.json.orig": ("editor's copy of domains/water.json", WATER),
    "domains/water.yaml": ("does not end in .json", None),
    "domains/water": ("does not end in .json", None),
    "domains/con.json": ("Windows takes con for a device", None),
    "agreements/lpt1.json": ("Windows takes lpt1 for a device", None),
    f"domains/{'a' * 200}.json": ("its name is 200 characters long", None),
    "domains/w\u0430ter.json": ("its name is no slug", WATER),
    "domains/a--b.json": ("its name is no slug", "domains/a-b.json"),
    "domains/deep/er/water.json": ("domains/deep/er is none of the folders", WATER),
    "DOMAINS/irrigation-2.json": ("DOMAINS is none of the folders", "domains/irrigation-2.json"),
    "notes.txt": ("does not end in .json", None),
    "domains/a\nrecords/b.json:1:1: ILMA000.json": ("is none of the folders", "domains/b-json-1-1-ilma000.json"),
    "domains/\x1b[31mred.json": ("its name is no slug", "domains/31mred.json"),
    "domains/\u202egnp.json": ("its name is no slug", "domains/gnp.json"),
    "domains/\udcff.json": ("its name is no slug", None),
}  # fmt: skip


@posix
@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_name_of_no_record_is_one_finding(name: str, records: Path, found: Found) -> None:
    problem, nearest = NAMES[name]
    (records / name).parent.mkdir(parents=True, exist_ok=True)
    try:
        (records / name).write_bytes(GOOD)
    except OSError:
        pytest.skip("this file system takes no such name")
    [finding] = found()
    assert (finding.code, finding.file, finding.nearest) == ("ILMA006", name, nearest)
    assert any(one in finding.message for one in problem.split("|")), finding.message
    with pytest.raises(InvalidRecordsError):
        load(records)


def test_hidden_files_and_folders_are_passed_over(records: Path, found: Found) -> None:
    for name in (
        ".git/config",
        "domains/.DS_Store",
        "domains/.#water.json",
        ".gitkeep",
        "domains/.water.json.swp",
    ):
        (records / name).parent.mkdir(exist_ok=True)
        (records / name).write_bytes(b"\0")
    assert found() == ()


def test_empty_folders_are_no_finding(tmp_path: Path) -> None:
    (tmp_path / "agreements").mkdir()
    report = validate([tmp_path])
    assert (report.findings, report.files) == ((), 0)
    assert len(load(tmp_path).records) == 0


@pytest.mark.parametrize(
    "path", ["", ".", "no-such", "a" * 5000, "/".join(["a" * 200] * 100), "nul\x1b[31m\n", "\udcff", "~"]
)
def test_path_to_no_records_is_wrong_use(
    path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for arguments in (["validate", path], ["list", "--records", path], ["timeline", "--records", path]):
        if arguments[0] == "validate" or path not in ("", "."):
            assert main(arguments) == 2
            out, err = capsys.readouterr()
            assert out == ""
            assert err.startswith("ilma")
            assert "Traceback" not in err
            assert "\x1b" not in err


@posix
@pytest.mark.parametrize("target", ["/etc/passwd", "/dev/zero", "../../secret.json", "../../records", ".."])
@pytest.mark.parametrize("name", [WATER, "domains/other.json", "notes", "more"])
def test_link_out_of_the_folder_is_named_and_never_followed(
    target: str, name: str, records: Path, found: Found
) -> None:
    (records.parent / "secret.json").write_bytes(b'{"secret": "of somebody else"}')
    (records / name).unlink(missing_ok=True)
    (records / name).symlink_to(target)
    [finding] = found()
    if (records / name).resolve() == records.resolve():
        assert (finding.code, finding.message) == (
            "ILMA007", f"A symbolic link leads to the folder {target}; nothing was read there"
        )  # fmt: skip
    else:
        message = f"A symbolic link leads out of the records folder, to {target}; nothing was read there"
        assert (finding.code, finding.message, finding.found) == ("ILMA007", message, target)
    assert finding.place.file.document is None
    with pytest.raises(LinkAwayError):
        Folder(records).read(name)


@posix
def test_target_of_a_link_cannot_forge_a_line(records: Path, found: Found) -> None:
    (records / "domains/other.json").symlink_to("/nowhere\nrecords/x.json:1:1: ILMA001 \x1b[31m\u202e")
    assert codes(found()) == ["ILMA007"]


@posix
def test_folder_of_a_collection_that_is_a_link_hides_what_leads_there(records: Path, found: Found) -> None:
    (records / "sources").rename(records.parent / "elsewhere")
    (records / "sources").symlink_to("../elsewhere")
    assert [(one.code, one.file) for one in found()] == [("ILMA007", "sources")]
    assert codes(validate([records / "sources"]).findings) == ["ILMA007"]


@posix
def test_link_to_a_file_in_the_folder_is_read_as_a_file_of_its_own_name(records: Path, found: Found) -> None:
    (records / "domains/other.json").symlink_to("water.json")
    assert codes(found()) == ["ILMA111"]
    assert codes(validate([records / "domains/other.json"]).findings) == ["ILMA111"]


@posix
@pytest.mark.parametrize("target", ["other.json", "another.json", "./../domains/other.json"])
def test_links_that_go_round_are_unreadable(target: str, records: Path, found: Found) -> None:
    (records / "domains/other.json").symlink_to(target)
    (records / "domains/another.json").symlink_to("other.json")
    findings = found()
    assert codes(findings) == ["ILMA001", "ILMA001"]
    assert "can't be read: Too many" in findings[0].message


@posix
def test_records_folder_may_itself_be_a_link(records: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(records)
    assert validate([tmp_path / "link"]).findings == ()
    assert len(load(tmp_path / "link").records) == len(load(records).records)


@posix
def test_one_folder_written_in_several_ways_is_checked_once(
    records: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "link").symlink_to(records)
    paths = ["records", "./records", "records/../records", str(records), "link", "records/domains", "records"]
    assert validate(paths).files == validate([records]).files


@posix
def test_folder_that_was_removed_is_wrong_use(
    tmp_path: Path, records: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    assert main(["validate", str(records)]) == 0
    for path in (".", "records", "..", "./x.json"):
        assert main(["validate", path]) == 2
        assert len(capsys.readouterr().err.splitlines()) == 1


class Pipe:
    def __init__(self, path: Path) -> None:
        os.mkfifo(path)


class Socket:
    def __init__(self, path: Path) -> None:
        with socket.socket(socket.AF_UNIX) as unix:
            unix.bind(os.path.relpath(path))


@posix
@pytest.mark.parametrize("make", [Pipe, Socket])
def test_what_is_no_file_is_not_waited_for(
    make: type[Pipe | Socket], records: Path, found: Found, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(records / "domains")
    (records / WATER).unlink()
    make(records / WATER)
    [finding] = found()
    assert (finding.code, finding.message) == ("ILMA001", "The file can't be read: not a regular file")


@posix
def test_device_is_not_opened(records: Path, found: Found) -> None:
    (records / WATER).unlink()
    try:
        os.mknod(records / WATER, 0o20666, os.makedev(1, 5))
    except OSError:
        pytest.skip("only an administrator can make a device")
    [finding] = found()
    assert "not a regular file" in finding.message


def refuse(monkeypatch: pytest.MonkeyPatch, name: str, path: Path, error: int) -> None:
    """Let a function of the system fail for a path."""
    real = getattr(os, name)

    def fails(given: str | Path, *arguments: int) -> object:
        if os.fspath(given) == os.fspath(path):
            raise OSError(error, os.strerror(error), os.fspath(given))
        return real(given, *arguments)

    monkeypatch.setattr(os, name, fails)


@pytest.mark.parametrize("error", [errno.EACCES, errno.EIO, errno.ENOENT, errno.ESTALE])
def test_file_that_cannot_be_read_is_one_finding(
    error: int, records: Path, found: Found, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse(monkeypatch, "open", Path(os.path.realpath(records)) / WATER, error)
    [finding] = found()
    assert (finding.code, finding.message) == ("ILMA001", f"The file can't be read: {os.strerror(error)}")
    with pytest.raises(InvalidRecordsError, match="water"):
        load(records)


@pytest.mark.parametrize("name", ["sources", "domains", "retired", "signatories", "meetings"])
def test_folder_that_cannot_be_listed_is_one_finding(
    name: str, records: Path, found: Found, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.scandir

    def fails(given: str | Path) -> object:
        if Path(given).name == name:
            raise PermissionError(errno.EACCES, "Permission denied")
        return real(given)

    monkeypatch.setattr(os, "scandir", fails)
    findings = found()
    assert [(one.code, one.file, one.message) for one in findings] == [
        ("ILMA001", name, "The folder can't be read: Permission denied")
    ]
    with pytest.raises(InvalidRecordsError):
        load(records)


def test_records_folder_that_cannot_be_listed_is_wrong_use(
    records: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    refuse(monkeypatch, "scandir", records, errno.EACCES)
    assert main(["validate", str(records)]) == 2
    assert capsys.readouterr().err == f"ilma validate: {records}: Permission denied\n"
    assert main(["list", "--records", str(records)]) == 2


class Vanishing(Folder):
    """A folder of which the files are gone once they are listed."""

    def names(self) -> tuple[str, ...]:
        names = super().names()
        for path in sorted(self.root.rglob("*"), reverse=True):
            path.rmdir() if path.is_dir() else path.unlink()
        self.root.rmdir()
        return names


def test_folder_that_vanishes_while_it_is_read_is_a_finding_for_each_file(records: Path) -> None:
    report = check(Vanishing(records))
    assert report.files == len(report.findings) > 5
    assert {(one.code, one.message) for one in report.findings} == {
        ("ILMA001", "The file can't be read: No such file or directory")
    }


def test_folder_below_that_vanishes_is_a_finding(records: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.scandir

    def removes(given: str | Path) -> object:
        if Path(given).name == "sources":
            for path in Path(given).iterdir():
                path.unlink()
            Path(given).rmdir()
        return real(given)

    monkeypatch.setattr(os, "scandir", removes)
    [finding] = validate([records]).findings
    assert (finding.code, finding.file) == ("ILMA001", "sources")


@posix
@pytest.mark.parametrize(
    "name",
    [
        "../secret.json",
        "domains/../../secret.json",
        "/etc/passwd",
        "",
        ".",
        "domains/..",
        "domains//water.json",
    ],
)
def test_name_that_leads_out_of_the_folder_is_not_read(name: str, records: Path) -> None:
    (records.parent / "secret.json").write_bytes(b"{}")
    assert isinstance(read_file(Folder(records), name).error, OSError)


@posix
def test_link_that_takes_the_place_of_a_file_in_between_is_not_followed(
    records: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (records.parent / "secret.json").write_bytes(b"{}")
    real = os.open

    def swaps(path: str | Path, flags: int, *arguments: int) -> int:
        if Path(path).name == "water.json":
            Path(path).unlink()
            Path(path).symlink_to("../../secret.json")
        return real(path, flags, *arguments)

    monkeypatch.setattr(os, "open", swaps)
    with pytest.raises(OSError, match="symbolic links"):
        Folder(records).read(WATER)


@posix
def test_folder_deeper_than_any_path_is_a_finding(records: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    deep = records / "domains"
    monkeypatch.chdir(deep)
    for _ in range(25):
        Path("d" * 200).mkdir()
        os.chdir("d" * 200)
    monkeypatch.chdir(records)
    [finding] = validate([records]).findings
    assert finding.code == "ILMA001"
    assert "too long" in finding.message


def test_ids_that_are_paths_lead_nowhere(capsys: pytest.CaptureFixture[str]) -> None:
    for wrong in (
        "domain/../../etc/passwd",
        "../../etc/passwd",
        "/etc/passwd",
        "file:///etc/passwd",
        "domain/\x00",
    ):
        assert main(["show", wrong, "--records", str(EXAMPLE)]) == 2
        assert "no record has this id" in capsys.readouterr().err
