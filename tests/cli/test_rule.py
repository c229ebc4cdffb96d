"""`ilma rule`: the rules, or one of them."""

import json
import re
from collections.abc import Callable

import pytest

from ilma_data.checks.catalogue import all_rules

Run = Callable[..., tuple[int, str, str]]

CODES = [rule.code for rule in all_rules()]

EXPLAINED = """\
ILMA204 milestone-outside-meeting
A step that was taken at a meeting was taken while the meeting lasted.

Level  error
Why    An agreement signed at a meeting is signed while that meeting lasts; if
       not, one of the two dates is wrong.
Mend   Correct the date, or name the meeting at which the step was really taken.
Page   docs/rules/ILMA204.md in the repository

Right in agreements/water-accord-2021.json
  "date": "2021-05-04"

Wrong in agreements/water-accord-2021.json
  "date": "2021-05-06"
"""


def test_all_rules_are_listed(run: Run) -> None:
    code, out, err = run("rule")
    assert (code, err) == (0, "")
    assert sorted(line.split()[0] for line in out.splitlines() if line.startswith("ILMA")) == CODES
    assert re.match(r"Files and JSON\nILMA001  error +unreadable-file: ", out)


def test_one_rule_is_explained(run: Run) -> None:
    assert run("rule", "ILMA204") == (0, EXPLAINED, "")


@pytest.mark.parametrize(
    "word", ["ilma204", "Ilma204", "milestone-outside-meeting", "MILESTONE-Outside-Meeting"]
)
def test_a_rule_is_known_by_its_code_and_its_name_in_capitals_or_not(run: Run, word: str) -> None:
    assert run("rule", word) == (0, EXPLAINED, "")


def test_several_rules_are_explained_in_the_order_asked_for_and_each_once(run: Run) -> None:
    first, second = run("rule", "ILMA205")[1], run("rule", "ILMA101")[1]
    assert run("rule", "ILMA205", "unknown-key", "ilma205") == (0, f"{first}\n{second}", "")


def test_the_json_holds_all_rules_or_those_asked_for(run: Run) -> None:
    listed = json.loads(run("rule", "--format", "json")[1])
    assert [rule["code"] for rule in listed] == CODES
    [one] = json.loads(run("rule", "--format", "json", "unknown-key")[1])
    assert one in listed
    assert one["code"] == "ILMA101"


@pytest.mark.parametrize(
    ("word", "nearest"),
    [
        ("ILMA2O4", "; did you mean ILMA204?"),
        ("ilma2041", "; did you mean ILMA204?"),
        ("unknown_key", "; did you mean unknown-key?"),
        ("Unkown-Key", "; did you mean unknown-key?"),
        ("weather", ""),
        ("\x1b[31m\n", ""),
        ("", ""),
    ],
)
def test_an_unknown_rule_names_the_nearest(run: Run, word: str, nearest: str) -> None:
    code, out, err = run("rule", "ILMA101", word)
    assert (code, out) == (2, "")
    shown = {"\x1b[31m\n": r"\x1b[31m\n"}.get(word, word)
    assert err == f"ilma rule: no rule {shown}{nearest}\n`ilma rule` lists the rules.\n"


def test_help_shows_what_it_takes(run: Run) -> None:
    code, out, _ = run("rule", "--help")
    assert code == 0
    assert "ilma rule unknown-key missing-key" in out
    assert "--format text|json" in out
