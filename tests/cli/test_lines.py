"""`ilma validate FILE.jsonl`."""

import re
import sys
from pathlib import Path

import pytest

from ilma_data.cli import main, progress
from tests.checks.example_records import EXAMPLE


@pytest.fixture
def lines(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> list[Path]:
    assert main(["export", "jsonl", "--records", str(EXAMPLE), "--to", str(tmp_path / "out")]) == 0
    capsys.readouterr()
    return sorted((tmp_path / "out").glob("*.jsonl"))


def test_what_an_export_writes_is_without_a_finding(
    lines: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["validate", *map(str, lines)]) == 0
    assert "no finding" in capsys.readouterr().out


def test_finding_names_the_line(lines: list[Path], capsys: pytest.CaptureFixture[str]) -> None:
    (domains,) = (path for path in lines if path.stem == "domains")
    broader = re.compile('"broader": ?"domain/water"')
    text = domains.read_text("utf-8")
    (number,) = (place for place, line in enumerate(text.splitlines(), 1) if broader.search(line))
    domains.write_text(broader.sub('"broader":"domain/watre"', text), "utf-8")
    assert main(["validate", *map(str, lines), "--format", "concise"]) == 1
    assert f"{domains}:{number}:" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--fix"], "--fix is for records in a folder"),
        (["--with-packaged"], "--with-packaged is for records in a folder"),
        (["--jobs", "2"], "--jobs is for records in a folder"),
        ([str(EXAMPLE)], "is no file of JSON Lines"),
        (["none.jsonl"], "there is no such file"),
    ],
)
def test_what_goes_with_folders_alone_is_refused(
    more: list[str], said: str, lines: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["validate", *map(str, lines), *more]) == 2
    assert said in capsys.readouterr().err


def test_settings_that_go_with_folders_alone_are_refused(
    lines: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = tmp_path / "pyproject.toml"
    settings.write_text("[tool.ilma]\nwith-packaged = true\n", "utf-8")
    assert main(["validate", *map(str, lines), "--settings", str(settings)]) == 2
    assert f"with-packaged in {settings} is for records in a folder" in capsys.readouterr().err


def test_rules_about_links_alone_do_without_the_others(
    lines: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["validate", *map(str, lines), "--select", "ILMA201,ILMA208"]) == 0
    assert "factual values" not in capsys.readouterr().out


def test_progress_is_told_in_records(
    lines: list[Path], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    now = [0.0]

    def later() -> float:
        now[0] += 5
        return now[0]

    monkeypatch.setattr("time.monotonic", later)
    monkeypatch.setattr(progress, "is_terminal", lambda stream: stream is sys.stderr)
    monkeypatch.delenv("TERM", raising=False)
    assert main(["validate", *map(str, lines)]) == 0
    assert "records or so, " in capsys.readouterr().err
