"""Progress: told on a terminal alone, of validation and of exports, and taken away at the end."""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ilma_data.cli import progress as told_by
from ilma_data.cli.progress import progress

Run = Callable[..., tuple[int, str, str]]
CLEAR = "\r\x1b[K"


class Clock:
    """A clock that goes on by so much whenever somebody looks."""

    def __init__(self, step: float = 0.0) -> None:
        self.now = 0.0
        self.step = step

    def __call__(self) -> float:
        self.now += self.step
        return self.now


def at_a_terminal(monkeypatch: pytest.MonkeyPatch, step: float = 0.0) -> Clock:
    clock = Clock(step)
    monkeypatch.setattr("time.monotonic", clock)
    monkeypatch.setattr(told_by, "is_terminal", lambda stream: stream is sys.stderr)
    monkeypatch.delenv("TERM", raising=False)
    return clock


def test_it_is_told_now_and_then(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    clock = at_a_terminal(monkeypatch)
    with progress("files") as told:
        assert told is not None
        told(100, 10_000)  # too early
        clock.now = 2.0
        told(2_500, 10_000)
        told(2_600, 10_000)  # too soon after
        clock.now = 4.0
        told(10_000, 10_000)
    assert capsys.readouterr().err.replace(CLEAR, "\n").splitlines() == [
        "",
        "2,500 of 10,000 files, 1,250 a second, 6 s left",
        "10,000 of 10,000 files, 2,500 a second, 0 s left",
    ]


def test_nothing_is_told_elsewhere(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    at_a_terminal(monkeypatch)
    monkeypatch.setenv("TERM", "dumb")
    with progress("files") as told:
        assert told is None
    monkeypatch.delenv("TERM")
    monkeypatch.setattr(told_by, "is_terminal", lambda _: False)
    with progress("files") as told:
        assert told is None
    assert capsys.readouterr().err == ""


def test_the_line_is_taken_away_when_ctrl_c_ends_the_work(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    clock = at_a_terminal(monkeypatch)

    def interrupted() -> None:
        with progress("files") as told:
            assert told is not None
            clock.now = 9.0
            told(1, 2)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert capsys.readouterr().err.endswith(CLEAR)


TAKE_LONG = {
    "validate": ("files", "{folder}", "--no-cache"),
    "format": ("files", "--check", "{folder}"),
    "export": ("records", "json", "--to", "{out}", "--records", "{folder}"),
    "diff": ("records", "{folder}", "{folder}"),
    "timeline": ("records", "--records", "{folder}"),
    "network": ("records", "--records", "{folder}"),
}
"""What each command counts, and how it is called."""


@pytest.mark.parametrize("command", TAKE_LONG)
def test_the_commands_that_take_long_tell_it(
    run: Run, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    at_a_terminal(monkeypatch, step=2.0)
    what, *arguments = TAKE_LONG[command]
    code, _, err = run(command, *(one.format(folder=folder, out=tmp_path / "out") for one in arguments))
    assert code == 0
    count = sum(1 for _ in folder.rglob("*.json"))
    assert f"{count:,} of {count:,} {what}, " in err
    assert CLEAR in err.rpartition(" s left")[2]


def test_it_makes_way_for_what_else_is_said(
    run: Run, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied = Path(shutil.copytree(folder, tmp_path / "copied"))
    broken = sorted(copied.rglob("*.json"))[3]
    broken.write_text("{", "utf-8")
    at_a_terminal(monkeypatch, step=2.0)
    code, _, err = run("format", "--check", copied)
    assert code == 1
    assert f"{CLEAR}{broken}:1:2: left alone: " in err
