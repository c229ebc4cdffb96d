"""How many files are read: shared among processes, noted for the next run, and told on a terminal."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

import pytest

from ilma_data.checks import quick
from ilma_data.checks.sieve import reading as sieve_reading
from ilma_data.cli import main
from ilma_data.cli.reading import add_reading_arguments, means_of
from tests.checks.example_records import EXAMPLE


@pytest.fixture(autouse=True)
def caches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder for caches, and notes even on a few files."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    monkeypatch.setattr(quick, "LEAST_TO_NOTE", 1)
    return tmp_path / "caches"


def test_notes_are_kept_in_one_file_for_what_is_checked(
    caches: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["validate", str(EXAMPLE)]) == 0
    first = capsys.readouterr()
    (file,) = (path for path in caches.rglob("*") if path.is_file())
    written = file.read_bytes()
    assert main(["validate", str(EXAMPLE)]) == 0
    assert capsys.readouterr() == first
    assert file.read_bytes() == written
    file.write_bytes(written[:100])
    assert main(["validate", str(EXAMPLE)]) == 0
    assert capsys.readouterr() == first
    assert file.read_bytes() == written


def test_no_cache_writes_nothing(caches: Path) -> None:
    assert main(["validate", str(EXAMPLE), "--no-cache"]) == 0
    assert not caches.exists()


def test_a_folder_for_caches_that_cannot_be_written_is_done_without(caches: Path) -> None:
    caches.write_text("a file\n")
    assert main(["validate", str(EXAMPLE)]) == 0


@pytest.mark.parametrize("word", ["0", "-1", "two", "1.5", "", "１", "9999"])
def test_what_is_no_number_of_processes_is_refused(word: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["validate", str(EXAMPLE), f"--jobs={word}"]) == 2
    assert f"{word} is no number of processes from 1 to 999" in capsys.readouterr().err


def test_several_processes_say_the_same(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["validate", str(EXAMPLE), "--no-cache", "--jobs", "1"]) == 0
    alone = capsys.readouterr()
    monkeypatch.setattr(sieve_reading, "LEAST_TO_SHARE", 1)
    assert main(["validate", str(EXAMPLE), "--no-cache", "--jobs", "2"]) == 0
    assert capsys.readouterr() == alone


def parsed(*arguments: str) -> Namespace:
    parser = ArgumentParser()
    add_reading_arguments(parser)
    return parser.parse_args(arguments)


def test_the_options_say_by_which_means() -> None:
    with means_of(parsed("--no-cache", "--jobs=3"), ["records"]) as means:
        assert (means.told, means.seen, means.jobs) == (None, None, 3)
    with means_of(parsed(), ["records"]) as means:
        assert means.seen is not None
