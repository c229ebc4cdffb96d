"""`ilma export`: what it lists, writes and prints, and what is wrong use of it."""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ilma_data.dataset.loading import load
from ilma_data.export.formats import FORMATS
from ilma_data.export.reading import read_export

Run = Callable[..., tuple[int, str, str]]


def test_without_a_format_all_are_listed(run: Run) -> None:
    code, out, err = run("export")
    assert (code, err) == (0, "")
    assert [line.split()[0] for line in out.splitlines()] == list(FORMATS)


@pytest.mark.parametrize("form", FORMATS)
def test_the_files_are_written_and_named_with_their_sizes(
    run: Run, folder: Path, tmp_path: Path, form: str
) -> None:
    to = tmp_path / "out"
    code, out, err = run("export", form, "--to", to, "--records", folder)
    assert (code, err) == (0, "")
    said = [line.split(" bytes  ") for line in out.splitlines()]
    assert {Path(name): int(size.replace(",", "")) for size, name in said} == {
        path: path.stat().st_size for path in to.iterdir()
    }


def test_what_was_written_reads_back(run: Run, folder: Path, tmp_path: Path) -> None:
    run("export", "json", "--to", tmp_path, "--records", folder)
    assert read_export(tmp_path) == load(folder)


def test_raw_has_no_guards(run: Run, folder: Path, tmp_path: Path) -> None:
    run("export", "csv", "--to", tmp_path, "--records", folder)
    assert "apostrophe" in (tmp_path / "datapackage.json").read_text("utf-8")
    run("export", "csv", "--raw", "--to", tmp_path, "--records", folder)
    assert "apostrophe" not in (tmp_path / "datapackage.json").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["sqllite", "--to", "out"], "sqllite is no format: there are csv, json, "),
        (["sqllite", "--to", "out"], "did you mean sqlite?"),
        (["csv"], "--to FOLDER is missing"),
        (["csv", "--to", ""], "--to FOLDER is missing"),
        (["csv", "--to", "-"], "can't go to standard output"),
        (["json", "--raw", "--to", "out"], "--raw is for csv and statements"),
        (["--to", "out"], "which format? One of csv, json, "),
        (["json", "--to", "out", "--format", "json"], "no option --format"),
        (["json", "--to", "file"], "file can't be written: is a file, not a folder"),
        (["json", "--to", "none/out"], "none/out can't be written: there is no folder none"),
        (["json", "--to", "taken"], "ilma-data.json can't be written: is a folder"),
    ],
)
def test_wrong_use_says_what_to_do(
    run: Run,
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    message: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("file").write_text("mine", "utf-8")
    Path("taken/ilma-data.json").mkdir(parents=True)
    code, out, err = run("export", *arguments, "--records", folder)
    assert (code, out) == (2, "")
    assert err.startswith("ilma export: ")
    assert message in err
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["file", "ilma-data.json", "taken"]


def test_a_missing_extra_is_named(
    run: Run, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    code, _, err = run("export", "parquet", "--to", tmp_path / "out", "--records", folder)
    assert code == 2
    assert "pip install 'ilma-data[parquet]'" in err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("form", FORMATS)
def test_records_that_cannot_be_read_are_named_and_nothing_is_written(
    run: Run, folder: Path, tmp_path: Path, form: str
) -> None:
    broken = Path(shutil.copytree(folder, tmp_path / "broken"))
    (broken / "agreements" / "water-accord-2021.json").write_text("{}", "utf-8")
    code, out, err = run("export", form, "--to", tmp_path / "out", "--records", broken)
    assert (code, out) == (2, "")
    assert "cannot be read; `ilma validate" in err
    assert "agreements/water-accord-2021.json" in err
    assert [path.name for path in tmp_path.iterdir()] == ["broken"]
