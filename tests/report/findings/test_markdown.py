"""Markdown: what is rendered is the text of the findings and nothing else, and a summary stays within its limit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilma_data.checks.outcome import Report
from ilma_data.report.escape import printable
from ilma_data.report.findings.markdown import lines, lines_within
from ilma_data.report.page import Page
from tests.report.findings.readers import MARKDOWN
from tests.report.findings.reports import a_finding, a_fix, a_report, hostile_reports, many, texts


def test_a_report_is_a_table_and_a_list() -> None:
    report = a_report(a_finding(fix=a_fix()), a_finding(level="warning", expected=(), nearest=None))
    assert list(lines(report, Page())) == [
        "**ilma validate: 1 error and 1 warning** in 2 records of `records`",
        "",
        "| rule | level | findings | fixes |",
        "| --- | --- | ---: | --- |",
        "| ILMA104 unknown-word | error | 1 | --fix mends 1 |",
        "| ILMA104 unknown-word | warning | 1 |  |",
        "",
        "- `records/agreements/a.json:2:17` **ILMA104 unknown-word**: no such word",
        '  - Found: "protocoll"',
        "  - Expected: protocol, other, treaty and 3 more",
        "  - Did you mean protocol?",
        '  - Fix: Write "protocol" (--fix applies it)',
        "- `records/agreements/a.json:2:17` **ILMA104 unknown-word**: warning: no such word",
        '  - Found: "protocoll"',
    ]


def test_without_a_finding_there_is_one_line() -> None:
    assert list(lines(a_report(), Page())) == ["**ilma validate: no finding** in 2 records of `records`"]


@given(texts.filter(lambda text: text.count("`") != 2 and printable(text).strip()))
def test_a_message_is_rendered_as_it_is(message: str) -> None:
    report = a_report(a_finding(message=f"<{message}>"))
    inline = [token for token in MARKDOWN.parse("\n".join(lines(report, Page()))) if token.type == "inline"]
    item = next(token for token in inline if token.content.startswith("`records"))
    assert item.children is not None
    shown = "".join(token.content for token in item.children if token.type != "html_inline")
    assert shown.replace("`", "").endswith(f": <{printable(message)}>".replace("`", ""))


@pytest.mark.parametrize(
    ("message", "written"),
    [
        ("ask @octocat about #12", r"ask \@<!-- -->octocat about \#<!-- -->12"),
        ("see https://evil.example or www.evil.example", r"see https\://evil.example or www\.evil.example"),
        ("![x](y) <img>", r"!\[x\](y) \<img\>"),
        ("`a|b` is **no** word", r"`a|b` is \*\*no\*\* word"),
        ("one ` alone", r"one \` alone"),
        ("a\nb", r"a\\nb"),
    ],
)
def test_markup_is_escaped(message: str, written: str) -> None:
    assert list(lines(a_report(a_finding(message=message)), Page()))[6].endswith(f"**: {written}")


def size(of: list[str]) -> int:
    return len("".join(f"{line}\n" for line in of).encode("utf-8", "backslashreplace"))


@given(hostile_reports(), st.integers(0, 5000))
def test_a_cut_report_stays_within_its_size(report: Report, limit: int) -> None:
    whole, cut = list(lines(report, Page())), list(lines_within(report, limit))
    assert size(cut) <= limit
    if cut != whole and cut:
        assert cut[-1].startswith("and ")
        assert cut[:-2] == whole[: len(cut) - 2]


def test_a_cut_report_says_how_many_findings_are_left_out() -> None:
    cut = list(lines_within(many(10_000), 1_048_576))
    shown = sum(line.startswith("- ") for line in cut)
    assert cut[-1] == f"and {10_000 - shown:,} more findings"
    assert 1_000_000 < size(cut) <= 1_048_576


def test_a_small_report_is_not_cut() -> None:
    report = many(11)
    assert list(lines_within(report, 1_048_576)) == list(lines(report, Page()))
