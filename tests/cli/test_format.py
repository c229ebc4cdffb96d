"""`ilma format`: what it writes, what it leaves alone, and its exit codes."""

import os
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Run

EXAMPLE = Path(__file__).parents[1] / "checks" / "example"
WATER = "domains/water.json"


@pytest.fixture
def records(tmp_path: Path) -> Path:
    """The example records, one of them with Windows line ends and without a final newline."""
    folder = Path(shutil.copytree(EXAMPLE, tmp_path / "records"))
    path = folder / WATER
    path.write_bytes(path.read_bytes().rstrip().replace(b"\n", b"\r\n"))
    return folder


def test_files_are_written_in_canonical_form_once(run: Run, records: Path) -> None:
    answer = run("format", records)
    assert answer == (
        0,
        f"formatted {records}/{WATER}\n",
        "1 file formatted, 15 in canonical form already\n",
    )
    assert (records / WATER).read_bytes() == (EXAMPLE / WATER).read_bytes()
    assert run("format", records) == (0, "", "0 files formatted, 16 in canonical form already\n")


def test_check_lists_what_would_change_and_writes_nothing(run: Run, records: Path) -> None:
    before = (records / WATER).read_bytes()
    assert run("format", "--check", records) == (
        1,
        f"{records}/{WATER}\n",
        "1 file would change, 15 in canonical form already\n",
    )
    assert (records / WATER).read_bytes() == before
    assert run("format", "--check", records / "agreements").code == 0


def test_diff_shows_what_would_change_and_writes_nothing(run: Run, records: Path) -> None:
    before = (records / WATER).read_bytes()
    code, out, _ = run("format", "--diff", records)
    assert code == 1
    assert out.startswith(f"--- {records}/{WATER}\n+++ {records}/{WATER}\n@@ -1,9 +1,9 @@\n-{{")
    assert "\\ No newline at end of file\n" in out
    assert (records / WATER).read_bytes() == before
    assert run("format", "--diff", records / "sources") == (
        0,
        "",
        "0 files would change, 2 in canonical form already\n",
    )


def test_record_that_is_not_right_is_formatted_and_loses_nothing(run: Run, records: Path) -> None:
    (records / WATER).write_bytes(b'{"colour": 2.50, "broader": null, "id": "domain/water"}')
    assert run("format", records / WATER).code == 0
    assert (records / WATER).read_bytes() == (
        b'{\n  "id": "domain/water",\n  "broader": null,\n  "colour": 2.50\n}\n'
    )


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b'{"id": ', "1:7: left alone: The file ends too early"),
        (b'{"id": 1, "id": 2}', '1:11: left alone: The key "id" stands more than once in one object'),
    ],
)
def test_what_can_not_be_formatted_is_left_alone_and_named(
    run: Run, records: Path, raw: bytes, reason: str
) -> None:
    (records / WATER).write_bytes(raw)
    code, out, err = run("format", records)
    assert (code, out) == (1, "")
    assert f"{records}/{WATER}:{reason}" in err
    assert err.endswith("0 files formatted, 15 in canonical form already, 1 file left alone\n")
    assert (records / WATER).read_bytes() == raw


@pytest.mark.skipif(os.name == "nt", reason="symbolic links need a right there")
def test_symbolic_link_is_not_written_through(run: Run, records: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.json"
    shutil.move(records / WATER, outside)
    (records / WATER).symlink_to(outside)
    before = outside.read_bytes()
    code, out, err = run("format", records)
    assert (code, out) == (1, "")
    assert "left alone" in err
    assert outside.read_bytes() == before


def test_file_that_is_no_record_is_none_of_its_business(run: Run, records: Path) -> None:
    (records / "notes.json").write_bytes(b"{")
    (records / "domains" / "README.md").write_bytes(b"#")
    assert run("format", records).code == 0
    assert run("format", "--check", records).err == "0 files would change, 16 in canonical form already\n"


@pytest.mark.skipif(os.name == "nt", reason="no such names there")
def test_hostile_name_forges_no_line(run: Run, records: Path) -> None:
    folder = Path(shutil.move(records, records.parent / "a\n\x1b[31mb"))
    code, out, err = run("format", "--check", folder)
    assert code == 1
    assert len(out.splitlines()) == 1
    assert "\x1b" not in out + err
    assert "\x1b" not in run("format", "--diff", folder).out


def test_without_a_path_it_is_the_folder_of_records_here(
    run: Run, records: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(records.parent)
    assert run("format").out == f"formatted records/{WATER}\n"
    monkeypatch.chdir(records)
    code, _, err = run("format")
    assert code == 2
    assert "there is no folder `records` here" in err


def test_wrong_use(run: Run, records: Path, tmp_path: Path) -> None:
    assert run("format", tmp_path / "nowhere").code == 2
    assert "no such file or folder" in run("format", tmp_path / "nowhere").err
    assert run("format", "--check", "--diff", records).code == 2
    assert run("format", "--fix", records).code == 2


def test_file_that_can_not_be_written_is_named(
    run: Run, records: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("ilma_data.cli.rewriting.write_whole", full)
    code, _, err = run("format", records)
    assert code == 3
    assert WATER in err


def test_help_documents_the_exit_codes(run: Run) -> None:
    code, out, _ = run("format", "--help")
    assert code == 0
    assert all(f"\n  {number}  " in out for number in range(4))
