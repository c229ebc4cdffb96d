"""Findings as text: the place, the line, the carets, what would be right, and what a machine would change."""

from dataclasses import replace

import pytest

from ilma_data.checks.finding import Edit, Finding, Fix, Related
from ilma_data.checks.outcome import Report
from ilma_data.checks.record_file import Place, RecordFile
from ilma_data.report.findings.formats import lines_in
from ilma_data.report.measure import cells
from ilma_data.report.page import Page
from ilma_data.store.document import Position, Span
from tests.report.findings.reports import a_file, a_finding, a_fix, a_report


def text_of(report: Report, width: int = 80) -> str:
    return "\n".join(lines_in("full", report, Page(width)))


def test_a_finding_in_full() -> None:
    other = a_file('{"id": "agreement/b"}', "agreements/b.json")
    related = Related(Place(other, "/id", of_key=True), "the first of the two")
    assert text_of(a_report(a_finding(related=[related], fix=a_fix()))) == (
        "records/agreements/a.json:2:17: ILMA104 unknown-word: no such word\n"
        '      "instrument": "protocoll"\n'
        "                    ^^^^^^^^^^^\n"
        '  found: "protocoll"\n'
        "  expected: protocol, other, treaty and 3 more\n"
        "  did you mean protocol?\n"
        "  see records/agreements/b.json:1:2: the first of the two\n"
        '      {"id": "agreement/b"}\n'
        "       ^^^^\n"
        '  fix: Write "protocol" (--fix applies it)\n'
        '    -   "instrument": "protocoll"\n'
        '    +   "instrument": "protocol"\n'
        "\n"
        "2 records in records: 1 error\n"
        "  1  ILMA104 unknown-word  error  --fix mends 1\n"
        "`ilma rule ILMA104` explains the rule."
    )


def test_a_warning_says_so_without_colour() -> None:
    text = text_of(a_report(a_finding(level="warning")))
    assert text.startswith("records/agreements/a.json:2:17: ILMA104 unknown-word: warning: no such word\n")
    assert "\n2 records in records: 1 warning\n  1  ILMA104 unknown-word  warning\n" in text


@pytest.mark.parametrize(("level", "code"), [("error", "31"), ("warning", "33")])
def test_errors_are_red_and_warnings_yellow(level: str, code: str) -> None:
    first, source, carets, *_ = lines_in("full", a_report(a_finding(level=level)), Page(colour=True))
    assert f"\x1b[{code}mILMA104 unknown-word\x1b[0m" in first
    assert "\x1b" not in source
    assert carets.endswith(f"\x1b[{code}m{' ' * 16}^^^^^^^^^^^\x1b[0m")


def test_a_short_list_of_words_is_shown_whole() -> None:
    assert "\n  expected: a or b or c or d\n" in text_of(a_report(a_finding(expected=("a", "b", "c", "d"))))


def test_a_long_value_is_cut() -> None:
    (line,) = [
        line
        for line in text_of(a_report(a_finding(found="x" * 500))).splitlines()
        if "found" in line or "xxx" in line
    ][1:]
    assert line.strip() == "x" * 199 + "…"


def test_a_place_over_several_lines_says_where_it_ends() -> None:
    file = a_file('{\n  "parties": [\n    1\n  ]\n}')
    lines = text_of(a_report(replace(a_finding(found=None), place=file.at("parties")))).splitlines()
    assert lines[1:4] == ['      "parties": [', "                 ^", "    … up to 4:4"]


def test_many_places_are_cut() -> None:
    file = a_file('{"id": "agreement/b"}', "agreements/b.json")
    related = [Related(file.at("id"), f"number {number}") for number in range(12)]
    lines = text_of(a_report(a_finding(related=related))).splitlines()
    assert sum(line.startswith("  see ") for line in lines) == 5
    assert "  and 7 more places" in lines


def test_the_line_of_another_place_is_shown_only_where_it_says_more() -> None:
    finding = a_finding()
    bracket = a_file('{\n  "id": 1}', "agreements/b.json")
    unreadable = RecordFile("agreements/c.json", "records/agreements/c.json", error=OSError(13, "denied"))
    related = [
        Related(finding.place, "on the same line"),
        Related(bracket.at(), "a bracket"),
        Related(Place(unreadable), "no line at all"),
    ]
    lines = text_of(a_report(replace(finding, related=related))).splitlines()
    assert lines[6:10] == [
        "  see records/agreements/a.json:2:17: on the same line",
        "  see records/agreements/b.json:1:1: a bracket",
        "  see records/agreements/c.json:1:1: no line at all",
        "",
    ]


def test_an_unsafe_fix_names_its_option() -> None:
    text = text_of(a_report(a_finding(fix=a_fix(safe=False))))
    assert '\n  fix: Write "protocol" (--unsafe-fixes applies it)\n' in text
    assert "\n  1  ILMA104 unknown-word  error  --unsafe-fixes mends 1\n" in text


def test_a_long_fix_is_cut_and_a_long_line_around_what_changes() -> None:
    file = a_file("[" + "\n0," * 30 + "\n0]")
    edits = tuple(Edit(Span(Position(line, 1), Position(line, 2)), "1") for line in range(2, 12))
    lines = text_of(
        a_report(replace(a_finding(fix=Fix("Write 1", edits, True)), place=file.at()))
    ).splitlines()
    signs = [line for line in lines if line.startswith(("    - ", "    + "))]
    assert signs == ["    - 0,", "    + 1,"] * 5
    assert "    and 10 more lines; `ilma validate --diff` shows all" in lines

    long = a_file('{"a": "' + "x" * 300 + '", "b": 1}')
    edit = Edit(long.at("b").span, "2")
    lines = text_of(
        a_report(replace(a_finding(fix=Fix("Write 2", (edit,), True)), place=long.at("b")))
    ).splitlines()
    minus, plus = (line for line in lines if line.startswith(("    - ", "    + ")))
    assert (minus[:7], plus[:7]) == ("    - …", "    + …")
    assert (minus[-4:], plus[-4:]) == (": 1}", ": 2}")
    assert max(map(cells, lines[1:-3])) <= 80


def test_a_fix_without_edits_is_its_title() -> None:
    text = text_of(a_report(a_finding(fix=Fix("Save it without a byte order mark", (), True))))
    assert "\n  fix: Save it without a byte order mark (--fix applies it)\n\n" in text


def test_a_file_that_cannot_be_read_has_no_line_to_show() -> None:
    file = RecordFile("agreements/a.json", "records/agreements/a.json", error=OSError(13, "denied"))
    finding = Finding(Place(file), "denied", code="ILMA001", rule="unreadable-file")
    assert text_of(a_report(finding)).splitlines()[:2] == [
        "records/agreements/a.json:1:1: ILMA001 unreadable-file: denied",
        "",
    ]


def test_names_and_values_cannot_write_to_the_terminal() -> None:
    file = a_file('{"a\\u001b": 1}', "agreements/\x1b[2J\n.json")
    related = [Related(Place(file), "\r")]
    finding = Finding(
        file.at("a\x1b"), "key \x1b[2J\n", "\x1b[31m", ("\x9b",), "\u202e", related, code="X", rule="y"
    )
    text = text_of(a_report(finding))
    assert all(line.isprintable() for line in text.split("\n"))
    assert text.splitlines()[0] == r"records/agreements/\x1b[2J\n.json:1:13: X y: key \x1b[2J\n"


def test_a_narrow_page_keeps_every_line_but_those_that_name_a_place() -> None:
    other = a_file('{"id": "agreement/' + "b" * 60 + '"}', "agreements/b.json")
    finding = a_finding(related=[Related(other.at("id"), "the first")], fix=a_fix(safe=False))
    lines = text_of(a_report(finding), width=40).splitlines()
    assert [line for line in lines[:-4] if cells(line) > 40] == [
        "records/agreements/a.json:2:17: ILMA104 unknown-word: no such word",
        "  see records/agreements/b.json:1:8: the first",
    ]


@pytest.mark.parametrize(
    ("report", "summary"),
    [
        (a_report(facts=1204, supported=1204), "no finding; 1,204 of 1,204 factual values with evidence (100 %)"),
        (a_report(facts=9999, supported=9998), "no finding; 9,998 of 9,999 factual values with evidence (99.9 %)"),
        (a_report(facts=3, supported=0), "no finding; 0 of 3 factual values with evidence (0 %)"),
        (a_report(), "no finding"),
        (replace(a_report(), excepted=2), "no finding (2 excepted)"),
        (replace(a_report(facts=1, supported=1), excepted=1, ignored=1204),
         "no finding (1 excepted, 1,204 ignored); 1 of 1 factual values with evidence (100 %)"),
    ],
)  # fmt: skip
def test_the_summary_counts_evidence_and_never_rounds_up(report: Report, summary: str) -> None:
    assert text_of(report) == f"2 records in records: {summary}"


def test_the_summary_counts_findings_by_code() -> None:
    findings = [
        a_finding(fix=a_fix()),
        a_finding(code="ILMA001", rule="unreadable-file"),
        a_finding(fix=a_fix(safe=False)),
        a_finding(code="ILMA401", rule="like-names", level="warning"),
    ]
    assert text_of(a_report(*findings, records=1)).splitlines()[-5:] == [
        "1 record in 2 files in records: 3 errors and 1 warning",
        "  1  ILMA001 unreadable-file  error",
        "  2  ILMA104 unknown-word     error    --fix mends 1, --unsafe-fixes 1 more",
        "  1  ILMA401 like-names       warning",
        "`ilma rule ILMA001` explains the first of these rules.",
    ]


def test_the_concise_form_has_a_line_for_each_and_one_for_all() -> None:
    report = a_report(a_finding(), a_finding(level="warning", nearest=None))
    assert list(lines_in("concise", report, Page(40))) == [
        "records/agreements/a.json:2:17: ILMA104 unknown-word: no such word; did you mean protocol?",
        "records/agreements/a.json:2:17: ILMA104 unknown-word: warning: no such word",
        "2 records in records: 1 error and 1 warning",
    ]
