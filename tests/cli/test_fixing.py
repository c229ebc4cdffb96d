"""What is written when findings are mended, and what is said of it."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from ilma_data.checks.finding import Finding
from ilma_data.checks.folders import WrongPathError
from ilma_data.checks.runner import validate
from ilma_data.cli.fixing import FixOutcome, fix, fixable_line
from ilma_data.cli.wrong_use import WrongUseError
from ilma_data.store import files as store_files

EXAMPLE = Path(__file__).parents[1] / "checks" / "example"
WATER = "domains/water.json"
ACCORD = "agreements/water-accord-2021.json"


@pytest.fixture
def records(tmp_path: Path) -> Path:
    """The example records with a stray space (safe), a misspelt word (unsafe), and a file that is no JSON."""
    folder = Path(shutil.copytree(EXAMPLE, tmp_path / "records"))
    break_file(folder / WATER, '"water"', '"water "')
    break_file(folder / ACCORD, '"instrument": "agreement"', '"instrument": "agrement"')
    (folder / "sources" / "water-review-2021.json").write_bytes(b'{"id": ')
    return folder


def break_file(path: Path, good: str, bad: str) -> None:
    text = path.read_bytes().decode()
    assert good in text
    path.write_bytes(text.replace(good, bad, 1).encode())


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def changed(folder: Path, before: dict[str, bytes]) -> set[str]:
    after = contents(folder)
    assert after.keys() == before.keys()
    return {name for name in after if after[name] != before[name]}


def test_safe_fixes_are_written_and_said(records: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = contents(records)
    assert fix([records], unsafe=False, diff_only=False) == FixOutcome(1, 1, 0)
    assert changed(records, before) == {"water.json"}
    assert (records / WATER).read_bytes() == (EXAMPLE / WATER).read_bytes()
    out, err = capsys.readouterr()
    assert (out, err) == ("", f"{records}/{WATER}: 1 finding mended\n")


def test_unsafe_fixes_are_written_when_asked_for_and_a_second_run_has_nothing_to_do(
    records: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert fix([records], unsafe=True, diff_only=False) == FixOutcome(2, 2, 0)
    assert [one.code for one in validate([records]).findings] == ["ILMA003"]
    before = contents(records)
    capsys.readouterr()
    assert fix([records], unsafe=True, diff_only=False) == FixOutcome(0, 0, 0)
    assert changed(records, before) == set()
    assert capsys.readouterr() == ("", "")


def test_diff_is_shown_and_nothing_is_written(records: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = contents(records)
    assert fix([records], unsafe=True, diff_only=True) == FixOutcome(2, 2, 0)
    assert changed(records, before) == set()
    out, err = capsys.readouterr()
    assert err == ""
    assert f"--- {records}/{ACCORD}\n+++ {records}/{ACCORD}\n" in out
    assert '-  "instrument": "agrement",\n+  "instrument": "agreement",\n' in out
    assert '-    "en": "water ",\n+    "en": "water",\n' in out


@pytest.mark.skipif(shutil.which("patch") is None, reason="there is no `patch` here")
def test_diff_is_one_that_patch_takes(
    records: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(records.parent)
    text = (records / WATER).read_text("utf-8")
    (records / WATER).write_bytes(text.rstrip().replace("\n", "\r\n").encode())
    fix(["records"], unsafe=True, diff_only=True)
    out, _ = capsys.readouterr()
    subprocess.run(["patch", "--binary", "-p0"], input=out.encode(), check=True, stdout=subprocess.DEVNULL)
    patched = contents(records)
    break_file(records / ACCORD, '"agreement",\n  "ambit"', '"agrement",\n  "ambit"')
    break_file(records / WATER, '"water"', '"water "')
    fix(["records"], unsafe=True, diff_only=False)
    assert contents(records) == patched


def test_only_the_named_part_is_written(records: Path) -> None:
    before = contents(records)
    assert fix([records / "agreements"], unsafe=True, diff_only=False) == FixOutcome(1, 1, 0)
    assert changed(records, before) == {"water-accord-2021.json"}
    assert fix([records / WATER], unsafe=True, diff_only=False) == FixOutcome(1, 1, 0)


def test_only_wanted_findings_are_mended(records: Path) -> None:
    def wanted(finding: Finding) -> bool:
        return finding.code == "ILMA104"

    assert fix([records], unsafe=True, diff_only=True, wanted=wanted) == FixOutcome(1, 1, 0)


def test_fix_that_would_bring_another_finding_is_said(
    records: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    break_file(records / ACCORD, '"date": "2021-06-02"', '"date": "15/06/2020"')
    (records / "sources" / "water-review-2021.json").write_bytes(
        (EXAMPLE / "sources" / "water-review-2021.json").read_bytes()
    )
    assert fix([records / ACCORD], unsafe=True, diff_only=False) == FixOutcome(1, 1, 1)
    _, err = capsys.readouterr()
    assert f'{ACCORD}:37:15: ILMA106 is not mended: to write "2020-06-15" would bring ILMA205 (' in err


@pytest.mark.skipif(os.name == "nt", reason="symbolic links need a right there")
def test_nothing_is_written_through_a_symbolic_link(records: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.json"
    shutil.move(records / WATER, outside)
    (records / WATER).symlink_to(outside)
    inside = records / "domains" / "lake.json"
    inside.symlink_to(records / "domains" / "irrigation.json")
    break_file(records / "domains" / "irrigation.json", '"fr": "irrigation"', '"fr": "irrigation "')
    before = outside.read_bytes()
    assert fix([records], unsafe=False, diff_only=False).findings == 1
    assert outside.read_bytes() == before
    assert (records / WATER).is_symlink()
    assert inside.is_symlink()
    assert (records / "domains" / "irrigation.json").read_bytes() == (
        EXAMPLE / "domains" / "irrigation.json"
    ).read_bytes()


def test_file_that_has_changed_in_the_meantime_is_left_alone(
    records: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    reads: Iterator[bytes] = iter([(records / WATER).read_bytes(), b"{}"])
    read = store_files.Folder.read

    def changing(self: store_files.Folder, name: str) -> bytes:
        return next(reads) if name == WATER else read(self, name)

    monkeypatch.setattr(store_files.Folder, "read", changing)
    before = contents(records)
    assert fix([records], unsafe=False, diff_only=False) == FixOutcome(0, 0, 0)
    assert changed(records, before) == set()
    assert "left alone: it has changed since it was read" in capsys.readouterr().err


def test_disk_that_is_full_is_an_error_with_the_name_of_the_file(
    records: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("ilma_data.cli.rewriting.write_whole", full)
    with pytest.raises(OSError, match="No space left on device") as raised:
        fix([records], unsafe=False, diff_only=False)
    assert raised.value.filename == str(records / WATER)


def test_wrong_paths_and_no_path_are_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(WrongUseError, match="never changed"):
        fix([], unsafe=True, diff_only=True)
    with pytest.raises(WrongPathError):
        fix([tmp_path / "nowhere"], unsafe=True, diff_only=True)


def test_line_for_the_summary_says_what_a_machine_can_mend(records: Path) -> None:
    found = validate([records]).findings
    assert fixable_line(found) == (
        "1 finding can be mended with --fix; 1 more with --unsafe-fixes, which guesses what was meant."
    )
    only_unsafe = [one for one in found if one.code == "ILMA104"]
    assert fixable_line(only_unsafe) == (
        "1 finding can be mended with --unsafe-fixes, which guesses what was meant."
    )
    assert (
        fixable_line([one for one in found if one.code == "ILMA107"]) == "1 finding can be mended with --fix."
    )
    assert fixable_line(found, unsafe=True) is None
    assert fixable_line([]) is None
