"""What a reader is told of a rule, on a page and as JSON."""

import json
import re

import pytest

from ilma_data.checks.catalogue import all_rules
from ilma_data.checks.rule import Rule
from ilma_data.report.escape import printable
from ilma_data.report.json_text import json_text
from ilma_data.report.measure import cells
from ilma_data.report.page import Page
from ilma_data.report.rules import SCOPES, rule_lines, rules_as_json, rules_by_scope, rules_lines

RULES = {rule.code: rule for rule in all_rules()}


def test_every_rule_is_listed_once_under_its_scope() -> None:
    listed = rules_by_scope()
    assert list(listed) == [scope for scope in SCOPES if scope in listed]
    assert sorted(rule.code for rules in listed.values() for rule in rules) == sorted(RULES)
    for rules in listed.values():
        assert [rule.code for rule in rules] == sorted(rule.code for rule in rules)


def test_the_list_has_a_line_for_each_rule_where_a_program_reads_it() -> None:
    lines = list(rules_lines(Page(width=40)))
    for rule in RULES.values():
        [line] = [line for line in lines if line.startswith(rule.code)]
        assert line.split(maxsplit=2) == [rule.code, rule.level, f"{rule.name}: {rule.what}"]
    assert [line for line in lines if not line.startswith("ILMA") and line] == [
        SCOPES[scope] for scope in rules_by_scope()
    ]


def test_the_list_fits_a_terminal() -> None:
    lines = list(rules_lines(Page(width=60, wraps_rows=True)))
    assert max(map(cells, lines)) <= 60
    for rule in RULES.values():
        assert f"{rule.name}: {rule.what}" in " ".join(" ".join(lines).split())


@pytest.mark.parametrize("code", RULES)
def test_a_rule_says_all_that_it_knows(code: str) -> None:
    rule = RULES[code]
    lines = list(rule_lines(rule, Page()))
    assert lines[0] == f"{code} {rule.name}"
    text = " ".join(" ".join(lines).split())
    for said in (rule.what, rule.level, rule.why, rule.mend, f"docs/rules/{code}.md"):
        assert said in text
    assert all(printable(line) == line for line in lines)
    right, wrong = (
        lines.index(next(line for line in lines if line.startswith(one))) for one in ("Right", "Wrong")
    )
    assert lines[right + 1 : wrong - 1] != lines[wrong + 1 :] != []


def test_an_example_stands_without_what_surrounds_it_in_its_file() -> None:
    lines = list(rule_lines(RULES["ILMA302"], Page()))
    assert lines[-6:] == [
        "Right in agreements/water-accord-2021.json",
        '  "milestones[signed]",',
        '  "domains"',
        "",
        "Wrong in agreements/water-accord-2021.json",
        '  "milestones[signed]"',
    ]
    assert list(rule_lines(RULES["ILMA102"], Page()))[-1] == "  (nothing)"
    assert list(rule_lines(RULES["ILMA002"], Page()))[-1] == r'  "\xe9au"'
    assert list(rule_lines(RULES["ILMA006"], Page()))[-1] == "  a file named domain/water.json"
    assert list(rule_lines(RULES["ILMA001"], Page()))[-1].endswith(", a symbolic link to nowhere")


def test_colours_change_no_word() -> None:
    for plain, coloured in (
        (rules_lines(Page()), rules_lines(Page(colour=True))),
        (rule_lines(RULES["ILMA204"], Page()), rule_lines(RULES["ILMA204"], Page(colour=True))),
    ):
        painted = list(coloured)
        assert any("\x1b" in line for line in painted)
        assert [re.sub("\x1b\\[[0-9;]*m", "", line) for line in painted] == list(plain)


def test_the_json_has_all_that_the_text_has() -> None:
    told = json.loads(json_text(rules_as_json(RULES.values())))
    assert [each["code"] for each in told] == list(RULES)
    for each in told:
        rule: Rule[object] = RULES[each["code"]]
        assert each["scope"] in SCOPES
        assert each["page"] == f"docs/rules/{rule.code}.md"
        assert each["example"] == {
            "file": rule.example.file,
            "good": rule.example.good,
            "bad": rule.example.bad,
        }
        for name in ("name", "level", "what", "why", "mend"):
            assert each[name] == getattr(rule, name)
