"""The pages of the rules are those of the rules as they are: what is printed there is what is printed."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from ilma_data.checks.catalogue import all_rules
from ilma_data.checks.finding import Fix
from ilma_data.report.rule_pages import Tried, index_page, rule_page
from ilma_data.testing.examples import tried

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "docs" / "rules"
RULES = {rule.code: rule for rule in all_rules()}
READ = "Read what it changed before you keep it."
STALE = "run scripts/generate"


@pytest.fixture(scope="module")
def trials() -> dict[str, Tried]:
    """What comes of each rule's bad example."""
    return {code: tried(rule, ROOT / "tests" / "checks" / "example") for code, rule in RULES.items()}


def section(page: str, heading: str) -> str:
    found = re.search(rf"^## {heading}.*?\n\n(.*?)(?=\n\n## |\Z)", page, re.MULTILINE | re.DOTALL)
    assert found is not None, heading
    return found[1]


def test_there_is_a_page_for_each_rule_and_no_other() -> None:
    assert {path.name for path in PAGES.iterdir()} == {"README.md", *(f"{code}.md" for code in RULES)}, STALE


@pytest.mark.parametrize("code", RULES)
def test_the_page_is_that_of_the_rule_and_shows_what_is_printed(code: str, trials: dict[str, Tried]) -> None:
    page = (PAGES / f"{code}.md").read_text("utf-8")
    assert page == rule_page(RULES[code], trials[code]), STALE
    shown = section(page, "What `ilma validate` says")
    beside = " --with-packaged" if RULES[code].example.with_packaged else ""
    assert shown == f"```console\n$ ilma validate records{beside}\n{trials[code].printed}```"
    assert f": {code} {RULES[code].name}: " in shown, "`ilma validate` finds nothing in the bad example"
    right, wrong = section(page, "Right"), section(page, "Wrong")
    assert right != wrong
    for text in (section(page, "Why"), section(page, "How to mend it"), section(page, "Related rules")):
        assert text


def test_the_index_lists_every_rule_with_its_page() -> None:
    index = (PAGES / "README.md").read_text("utf-8")
    assert index == index_page(), STALE
    rows = dict(re.findall(r"^\| \[(ILMA[0-9]{3})\]\((?:\1)\.md\) \| (.+) \|$", index, re.MULTILINE))
    assert rows == {code: f"{rule.name} | {rule.level} | {rule.what}" for code, rule in RULES.items()}


def test_every_link_of_the_pages_leads_somewhere() -> None:
    headings = {
        line[3:].lower().replace(" ", "-")
        for line in (PAGES / "README.md").read_text("utf-8").splitlines()
        if line.startswith("## ")
    }
    for path in PAGES.iterdir():
        links = re.findall(r"\]\(([^)]+)\)", path.read_text("utf-8"))
        assert links, path.name
        for link in links:
            target, _, anchor = link.partition("#")
            assert (PAGES / target).exists(), f"{path.name}: {link}"
            assert not anchor or anchor in headings, f"{path.name}: {link}"


A_TRIAL = Tried(
    "domains/a.json", "1\n2\n3\n4\n5\n6\n7\n", "1\n2\n3\n4\nfive\nand more\n6\n7\n", "printed\n", None
)


def test_an_example_is_shown_among_the_lines_around_it() -> None:
    page = rule_page(RULES["ILMA101"], A_TRIAL)
    assert section(page, "Right") == "`domains/a.json`, lines 3 to 7:\n\n```json\n3\n4\n5\n6\n7\n```"
    assert (
        section(page, "Wrong")
        == "`domains/a.json`, lines 3 to 8:\n\n```json\n3\n4\nfive\nand more\n6\n7\n```"
    )


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("1\n2\n", "1\n2\n2\n", "lines 1 to 3:\n\n```json\n1\n2\n2\n```"),
        ("1\n", "one\n", "lines 1 to 1:\n\n```json\none\n```"),
        ("1\n2\n3\n", "2\n3\n", "lines 1 to 2:\n\n```json\n2\n3\n```"),
        ("1\n2\n", "1\n2", "lines 1 to 2:\n\n```json\n1\n2\n```"),
        ("1\n2\n3\n4\n", "1\n2\n", "lines 1 to 2:\n\n```json\n1\n2\n```"),
    ],
)
def test_an_example_at_an_end_of_the_file_has_fewer_lines_around_it(
    before: str, after: str, shown: str
) -> None:
    page = rule_page(RULES["ILMA101"], replace(A_TRIAL, before=before, after=after))
    assert section(page, "Wrong") == f"`domains/a.json`, {shown}"


def test_what_cannot_be_seen_is_written_as_an_escape() -> None:
    page = rule_page(RULES["ILMA107"], replace(A_TRIAL, before='"a"\n', after='"a\u200b\udcff\r"\n'))
    assert "\n```json\n" + r'"a\u200b\xff\r"' + "\n```\n" in page
    assert "written as an escape" in section(page, "Wrong")
    assert "written as an escape" not in section(page, "Right")
    assert page.encode()


@pytest.mark.parametrize(
    ("fix", "said"),
    [
        (None, "`ilma validate --fix` can't mend the example below."),
        (
            Fix("Remove the mark", (), safe=True),
            "`ilma validate --fix` mends the example below: Remove the mark.",
        ),
        (
            Fix("Write `a`", (), safe=False),
            "`ilma validate --unsafe-fixes` mends the example below with a guess: Write `a`. " + READ,
        ),
    ],
)
def test_the_page_says_whether_a_machine_can_mend_the_example(fix: Fix | None, said: str) -> None:
    page = rule_page(RULES["ILMA004"], replace(A_TRIAL, fix=fix))
    assert section(page, "How to mend it").splitlines()[-1] == said
