"""What the README shows is what happens: its Python runs, its commands exist, its finding is what is printed."""

import doctest
import re
import shutil
from pathlib import Path

import pytest

from ilma_data.cli import main

REPOSITORY = Path(__file__).parents[1]
README = (REPOSITORY / "README.md").read_text("utf-8")


def test_python_of_the_readme_runs() -> None:
    flags = doctest.IGNORE_EXCEPTION_DETAIL | doctest.ELLIPSIS
    result = doctest.testfile(str(REPOSITORY / "README.md"), module_relative=False, optionflags=flags)
    assert result.attempted > 8
    assert result.failed == 0


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the commands of the README find where they are run: the records, and those of another time."""
    root = tmp_path_factory.mktemp("readme")
    shutil.copytree(REPOSITORY / "records", root / "records")
    shutil.copytree(REPOSITORY / "tests" / "checks" / "example", root / "old" / "records")
    return root


ASKS = {"new agreement"}
"""Commands that ask on a terminal, and say what they miss where there is none."""


@pytest.mark.parametrize("command", re.findall(r"^ilma (.+?) *#", README, re.MULTILINE))
def test_commands_of_the_readme_succeed(
    command: str, tree: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tree)
    assert main(command.split()) == (2 if command in ASKS else 0)
    assert "".join(capsys.readouterr())


def test_finding_of_the_readme_is_what_is_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    [shown] = re.findall(r"```text\n(.*?)```", README, re.DOTALL)
    shutil.copytree(REPOSITORY / "records", tmp_path / "records")
    monkeypatch.chdir(tmp_path)
    file = Path(shown.partition(":")[0])
    text = file.read_text("utf-8")
    file.write_text(text.replace('"date": "2021-11-24"', '"date": "2021-11-31"', 1), "utf-8")
    assert main(["validate", str(file)]) == 1
    assert re.sub(":[0-9]+:", ":N:", shown) in re.sub(":[0-9]+:", ":N:", capsys.readouterr().out)


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_links_of_the_pages_lead_somewhere(page: str) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", (REPOSITORY / page).read_text("utf-8")):
        assert (REPOSITORY / target).exists(), target
