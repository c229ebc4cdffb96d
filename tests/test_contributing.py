"""The contributor's guide is true: five commands lead to a clean validation, and what it shows is what is printed."""

import re
import shlex
import shutil
import subprocess
import sys
from contextlib import suppress
from itertools import chain
from pathlib import Path

import pytest

from ilma_data.checks.catalogue import all_rules
from ilma_data.cli.options import COMMANDS, parse_command
from ilma_data.model.records import COLLECTIONS
from tests.cli.new.conversation import PROMPT, converse

ROOT = Path(__file__).parents[1]
PAGES = ["docs/contributing.md", "docs/editors.md", "CONTRIBUTING.md"]
GUIDE = (ROOT / "docs/contributing.md").read_text("utf-8")
FIVE, *LATER = (block.splitlines() for block in re.findall(r"```sh\n(.*?)```", GUIDE, re.DOTALL))
MORE = list(chain.from_iterable(LATER))
SHOWN = re.findall(r"```text\n(.*?)```", GUIDE, re.DOTALL)


def ilma_commands(lines: list[str]) -> list[list[str]]:
    split = [shlex.split(line) for line in lines]
    return [words[1:] for words in split if words[0] in ("ilma", "scripts/ilma")]


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """The schemas and, of the records, those that the guide names, with all to which they lead."""
    shutil.copytree(ROOT / "schemas", tmp_path / "schemas")
    due, done = ["signatory/israel", "signatory/morocco", "domain/water"], set[str]()
    while due:
        record_id = due.pop()
        if record_id not in done:
            done.add(record_id)
            record_type, slug = record_id.split("/")
            name = f"records/{COLLECTIONS[record_type]}/{slug}.json"
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, tmp_path / name)
            due += re.findall(f'"((?:{"|".join(COLLECTIONS)})/[a-z0-9-]+)"', (ROOT / name).read_text("utf-8"))
    return tmp_path


def test_five_commands_lead_from_the_clone_to_a_clean_validation() -> None:
    assert [line.partition(" ")[0] for line in FIVE] == ["git", "cd", *["scripts/ilma"] * 3]
    assert FIVE[-1] == "scripts/ilma validate records/"
    script = (ROOT / "scripts/ilma").read_text("utf-8")
    assert (ROOT / "scripts/ilma").stat().st_mode & 0o111
    assert 'exec "$venv/bin/ilma" "$@"' in script


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX terminal")
def test_whoever_answers_as_the_guide_does_sees_what_it_shows(clone: Path) -> None:
    *begun, checked = ilma_commands(FIVE)
    for arguments, shown in zip(begun, SHOWN, strict=False):
        lines = shown.splitlines()
        answers = [
            line.partition(PROMPT.rstrip())[2].strip()
            for line in lines
            if re.match(r"(\[.*\] )?>( |$)", line)
        ]
        on_terminal, code = converse(arguments, answers, clone)
        assert code == 0, on_terminal
        _, _, without_hint = on_terminal.partition("\n\n")
        assert [line.rstrip() for line in without_hint.rstrip().splitlines()] == lines
    end = subprocess.run(
        [sys.executable, "-m", "ilma_data", *checked], cwd=clone, capture_output=True, text=True, check=False
    )
    assert (end.returncode, end.stderr) == (0, "")
    numbers = re.compile("[0-9,]+")
    assert numbers.sub("N", end.stdout) == numbers.sub("N", SHOWN[2])


@pytest.mark.parametrize("arguments", ilma_commands([*FIVE, *MORE]), ids=" ".join)
def test_every_command_of_the_guide_is_one(arguments: list[str]) -> None:
    parse_command(arguments)  # raises WrongUseError for what is not


def test_every_command_that_a_page_names_is_one() -> None:
    for page in PAGES:
        text = (ROOT / page).read_text("utf-8")
        for command in re.findall(r"`(?:scripts/)?ilma ([a-z][^`]*)`", text):
            name, *arguments = shlex.split(command)
            assert name in COMMANDS, page
            if arguments:
                with suppress(SystemExit):  # --help was answered
                    parse_command([name, *arguments])


def test_the_rule_that_the_guide_explains_finds_what_it_shows() -> None:
    code, name = re.findall(r"(ILMA[0-9]{3}) ([a-z-]+):", SHOWN[3])[0]
    assert name in {rule.name for rule in all_rules() if rule.code == code}
    assert ["rule", code] in ilma_commands(MORE)


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page: str) -> None:
    folder = (ROOT / page).parent
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", (ROOT / page).read_text("utf-8")):
        assert (folder / target).exists(), target


def test_nothing_is_told_twice() -> None:
    door = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    told = {line for line in GUIDE.splitlines() if len(line) > 40}
    assert not told & set(door.splitlines())
