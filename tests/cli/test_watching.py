"""`--watch`: a check, and another one whenever something has changed; nothing is waited for."""

import os
import shutil
import sys
from collections.abc import Callable, Iterable
from itertools import islice
from pathlib import Path

import pytest

from ilma_data.cli import watching
from ilma_data.cli.watching import watch
from ilma_data.cli.wrong_use import WrongUseError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = tmp_path / "records"
    (found / "domains").mkdir(parents=True)
    (found / "domains" / "water.json").write_text("{}", "utf-8")
    return found


def runs(
    roots: list[Path], steps: Iterable[Callable[[], object]], check: Callable[[], object] = lambda: 1
) -> int:
    """How often it is checked, while these things happen one after the other; after the last, Ctrl-C."""
    left = iter(steps)
    count = 0

    def counted() -> object:
        nonlocal count
        count += 1
        return check()

    def wait() -> None:
        step = next(left, None)
        if step is None:
            raise KeyboardInterrupt
        step()

    with pytest.raises(KeyboardInterrupt):
        watch(counted, roots, wait=wait, time_of_day=lambda: "12:34:56")
    return count


def nothing() -> None:
    pass


def test_one_check_until_something_changes(folder: Path) -> None:
    assert runs([folder], []) == 1
    assert runs([folder], [nothing, nothing]) == 1


def test_every_kind_of_change_is_another_check(folder: Path) -> None:
    water = folder / "domains" / "water.json"
    steps: list[Callable[[], object]] = [
        lambda: water.write_text("{ }", "utf-8"),
        lambda: os.utime(water, ns=(1, 1)),
        (folder / "sources").mkdir,
        lambda: (folder / "sources" / "new.json").write_text("", "utf-8"),
        lambda: water.rename(folder / "domains" / "rain.json"),
        (folder / "sources" / "new.json").unlink,
    ]
    assert runs([folder], steps) == 1 + len(steps)
    quiet = [step for change in ((folder / "stray").touch,) for step in (change, nothing, nothing)]
    assert runs([folder], quiet) == 2


def test_a_file_put_in_the_place_of_one_of_the_same_size_and_time(folder: Path) -> None:
    water = folder / "domains" / "water.json"

    def replace() -> None:
        before = water.stat()
        other = folder.parent / "other"
        other.write_text("[]", "utf-8")
        os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))
        other.replace(water)

    assert runs([folder], [replace]) == 2


def test_hidden_files_of_editors_are_passed_over(folder: Path) -> None:
    assert runs([folder], [(folder / ".water.json.swp").touch, (folder / ".git").mkdir]) == 1


def test_settings_beside_the_records_count_also_before_they_are_there(folder: Path) -> None:
    settings = folder.parent / "pyproject.toml"
    steps: list[Callable[[], object]] = [
        lambda: settings.write_text("", "utf-8"),
        lambda: settings.write_text("[tool]", "utf-8"),
        settings.unlink,
    ]
    assert runs([folder, settings], steps) == 4


def test_folder_that_vanishes_and_comes_back(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def check() -> int:
        if not folder.exists():
            raise WrongUseError("records: no such file or folder", command="ilma validate")
        return 0

    steps: list[Callable[[], object]] = [lambda: shutil.rmtree(folder), nothing, folder.mkdir]
    assert runs([folder], steps, check) == 3
    assert capsys.readouterr().err == "ilma validate: records: no such file or folder\n"


def test_file_that_goes_while_it_is_checked_ends_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def check() -> int:
        raise FileNotFoundError(2, "No such file or directory", "records/domains")

    assert runs([folder], [(folder / "stray").touch], check) == 2
    assert capsys.readouterr().err.count("No such file or directory") == 2


def test_change_during_a_check_is_noticed_after_it(folder: Path) -> None:
    left = iter(["a", "b"])

    def check() -> None:
        for name in islice(left, 1):
            (folder / name).touch()

    assert runs([folder], [], check) == 3


def test_closed_pipe_and_ctrl_c_end_it(folder: Path) -> None:
    for error in (BrokenPipeError, KeyboardInterrupt, ZeroDivisionError):

        def check(error: type[BaseException] = error) -> int:
            raise error

        with pytest.raises(error):
            watch(check, [folder], wait=nothing)


def test_output_has_the_time_and_no_escape_unless_on_a_terminal(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    runs([folder], [], lambda: sys.stdout.write("a finding\n"))
    expected = "12:34:56: checking\na finding\nWaiting for changes; Ctrl-C ends.\n"
    assert capsys.readouterr().out == expected
    monkeypatch.setattr(watching, "is_terminal", lambda stream: stream is sys.stdout)
    monkeypatch.setenv("TERM", "xterm")
    runs([folder], [], lambda: sys.stdout.write("a finding\n"))
    out = capsys.readouterr().out
    assert out.startswith("\x1b[2J")
    assert out.endswith(expected)
    monkeypatch.setenv("TERM", "dumb")
    runs([folder], [], lambda: sys.stdout.write("a finding\n"))
    assert capsys.readouterr().out == expected
