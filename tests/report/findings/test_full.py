"""Findings as text and JSON: the place, the line, the carets, and what would be right."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilma_data.checks.finding import Finding, Related
from ilma_data.checks.record_file import Place, RecordFile
from ilma_data.checks.runner import Report
from ilma_data.report.findings.as_json import report_as_json
from ilma_data.report.findings.excerpt import excerpt
from ilma_data.report.findings.full import report_lines
from ilma_data.report.measure import cells
from ilma_data.report.page import Page
from ilma_data.store.document import Position, Span, parse

WORDS = ("treaty", "agreement", "protocol", "contract", "arrangement", "other")


def a_file(text: str, name: str = "agreements/a.json") -> RecordFile:
    return RecordFile(name, f"records/{name}", parse(text.encode()))


def a_report(*findings: Finding, records: int = 2, facts: int = 0, supported: int = 0) -> Report:
    return Report("records", findings, 2, records, facts, supported)


def text_of(report: Report) -> str:
    return "\n".join(report_lines(report, Page()))


def a_finding(**changes: object) -> Finding:
    file = a_file('{\n  "instrument": "protocoll"\n}')
    known = {
        "message": "no such word", "found": '"protocoll"', "expected": WORDS, "nearest": "protocol",
        "code": "ILMA104", "rule": "unknown-word",
    }  # fmt: skip
    return Finding(file.at("instrument"), **(known | changes))  # type: ignore[arg-type]


def test_a_finding_in_full() -> None:
    other = a_file('{"id": "agreement/b"}', "agreements/b.json")
    finding = a_finding(related=[Related(Place(other, "/id", of_key=True), "the first of the two")])
    assert text_of(a_report(finding)) == (
        "records/agreements/a.json:2:17: ILMA104 unknown-word: no such word\n"
        '      "instrument": "protocoll"\n'
        "                    ^^^^^^^^^^^\n"
        '  found: "protocoll"\n'
        "  expected: protocol, other, treaty and 3 more\n"
        "  did you mean protocol?\n"
        "  see records/agreements/b.json:1:2: the first of the two\n"
        "\n"
        "2 records in records: 1 finding\n"
        "  1  ILMA104 unknown-word"
    )


def test_a_short_list_of_words_is_shown_whole() -> None:
    assert "\n  expected: a or b or c or d\n" in text_of(a_report(a_finding(expected=("a", "b", "c", "d"))))


def test_a_file_that_cannot_be_read_has_no_line_to_show() -> None:
    file = RecordFile("agreements/a.json", "records/agreements/a.json", error=OSError(13, "denied"))
    finding = Finding(Place(file), "denied", code="ILMA001", rule="unreadable-file")
    assert text_of(a_report(finding)).splitlines()[:2] == [
        "records/agreements/a.json:1:1: ILMA001 unreadable-file: denied",
        "",
    ]
    assert report_as_json(a_report(finding))["findings"] == [
        {
            "code": "ILMA001", "rule": "unreadable-file", "message": "denied", "path": "records/agreements/a.json",
            "pointer": "", "line": 1, "column": 1, "end_line": 1, "end_column": 1, "source_line": None,
            "found": None, "expected": [], "nearest": None, "related": [],
        }
    ]  # fmt: skip


def test_names_and_values_cannot_write_to_the_terminal() -> None:
    file = a_file('{"a\\u001b": 1}', "agreements/\x1b[2J\n.json")
    finding = Finding(
        file.at("a\x1b"),
        "key \x1b[2J\n",
        "\x1b[31m",
        ("\x9b",),
        "\u202e",
        [Related(Place(file), "\r")],
        code="X",
        rule="y",
    )
    text = text_of(a_report(finding))
    assert all(line.isprintable() for line in text.split("\n"))
    assert text.splitlines()[0] == r"records/agreements/\x1b[2J\n.json:1:13: X y: key \x1b[2J\n"


@pytest.mark.parametrize(
    ("report", "summary"),
    [
        (
            a_report(facts=1204, supported=1204),
            "no finding; 1,204 of 1,204 factual values with evidence (100 %)",
        ),
        (
            a_report(facts=9999, supported=9998),
            "no finding; 9,998 of 9,999 factual values with evidence (99.9 %)",
        ),
        (a_report(facts=3, supported=0), "no finding; 0 of 3 factual values with evidence (0 %)"),
        (a_report(), "no finding"),
    ],
)
def test_the_summary_counts_evidence_and_never_rounds_up(report: Report, summary: str) -> None:
    assert text_of(report) == f"2 records in records: {summary}"


def test_the_summary_counts_findings_by_code() -> None:
    report = a_report(a_finding(), a_finding(code="ILMA001", rule="unreadable-file"), a_finding(), records=1)
    assert text_of(report).splitlines()[-3:] == [
        "1 record in 2 files in records: 3 findings",
        "  1  ILMA001 unreadable-file",
        "  2  ILMA104 unknown-word",
    ]


def marked(text: str, start: int, end: int, width: int = 40) -> tuple[str, str]:
    """The excerpt of a one-line text, with a span from one column to another."""
    found = excerpt(parse(text.encode()), Span(Position(1, start), Position(1, end)), width)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "start", "end", "line", "carets"),
    [
        ('\t"a": \t"b"', 8, 11, '    "a":     "b"', "             ^^^"),
        ('"特別": 1', 7, 8, '"特別": 1', "        ^"),
        ('"e\u0301": 1', 7, 8, '"e\u0301": 1', "     ^"),
        ('"\x1b": 1', 2, 3, r'"\x1b": 1', " ^^^^"),
        ('{"a"', 5, 5, '{"a"', "    ^"),
    ],
)
def test_carets_stand_under_what_they_mean(text: str, start: int, end: int, line: str, carets: str) -> None:
    assert marked(text, start, end) == (line, carets)


@given(st.text('ab\t特é\u0301"', min_size=1, max_size=120).filter(str.strip), st.data(), st.integers(20, 60))
def test_a_long_line_is_cut_around_the_carets(text: str, data: st.DataObject, width: int) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    line, carets = marked(text, start + 1, end + 1, width)
    assert cells(line) <= width
    assert len(carets) <= width + 1
    assert carets.strip(" ").strip("^") == ""
    _, uncut = marked(text, start + 1, end + 1, 1000)
    assert carets.count(" ") == uncut.count(" ") or line.startswith("…")


def test_a_span_over_several_lines_is_marked_on_its_first() -> None:
    document = parse(b'{"a": {\n  "b": 1\n}}')
    assert excerpt(document, document.span("/a"), 40) == ('{"a": {', "      ^")


def test_a_blank_line_is_not_shown() -> None:
    assert excerpt(parse(b" \n"), Span(Position(1, 1), Position(1, 1)), 40) is None
