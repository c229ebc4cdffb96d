"""JSON: all that the text has, and the page that says what each field holds."""

import json
from typing import Any

from ilma_data.checks.finding import Finding, Related
from ilma_data.checks.record_file import Place, RecordFile
from ilma_data.report.findings.as_json import LONGEST_SOURCE_LINE, as_value
from ilma_data.report.findings.formats import lines_in
from ilma_data.report.page import Page
from tests.report.findings.reports import a_file, a_finding, a_fix, a_report


def test_a_finding_has_everything() -> None:
    other = a_file('{"id": "agreement/b"}', "agreements/b.json")
    finding = a_finding(related=[Related(other.key_at("id"), "the first of the two")], fix=a_fix(safe=False))
    report: Any = as_value(a_report(finding, facts=3, supported=2))
    assert {key: value for key, value in report.items() if key != "findings"} == {
        "label": "records", "files": 2, "records": 2, "factual_values": 3, "with_evidence": 2, "errors": 1,
        "warnings": 0, "excepted": 0, "ignored": 0,
        "summary": [
            {"code": "ILMA104", "rule": "unknown-word", "level": "error", "findings": 1, "safe_fixes": 0,
             "unsafe_fixes": 1}
        ],
    }  # fmt: skip
    assert report["findings"] == [
        {
            "code": "ILMA104", "rule": "unknown-word", "level": "error", "message": "no such word",
            "path": "records/agreements/a.json", "pointer": "/instrument", "line": 2, "column": 17, "end_line": 2,
            "end_column": 28, "source_line": '  "instrument": "protocoll"', "found": '"protocoll"',
            "expected": ["treaty", "agreement", "protocol", "contract", "arrangement", "other"],
            "nearest": "protocol",
            "related": [
                {"message": "the first of the two", "path": "records/agreements/b.json", "pointer": "/id", "line": 1,
                 "column": 2, "end_line": 1, "end_column": 6, "source_line": '{"id": "agreement/b"}'}
            ],
            "fix": {
                "title": 'Write "protocol"', "safe": False,
                "edits": [{"line": 2, "column": 17, "end_line": 2, "end_column": 28, "text": '"protocol"'}],
            },
            "fingerprint": "0123456789abcdef",
        }
    ]  # fmt: skip


def test_what_is_not_there_is_null() -> None:
    file = RecordFile("agreements/a.json", "records/agreements/a.json", error=OSError(13, "denied"))
    (finding,) = as_value(a_report(Finding(Place(file), "denied", code="ILMA001", rule="unreadable-file")))[
        "findings"
    ]  # type: ignore[misc]
    nothing = {key for key, value in finding.items() if value is None}  # type: ignore[has-type]
    assert nothing == {"source_line", "found", "nearest", "fix"}


def test_a_line_that_is_too_long_is_left_out() -> None:
    for length, shown in ((LONGEST_SOURCE_LINE, True), (LONGEST_SOURCE_LINE + 1, False)):
        file = a_file('{"a": 1}'.ljust(length))
        value: Any = as_value(a_report(Finding(file.at("a"), "wrong")))
        assert (value["findings"][0]["source_line"] is not None) is shown


def test_each_line_of_jsonl_is_a_finding_of_the_json() -> None:
    report = a_report(a_finding(found='" two  spaces "'), a_finding(fix=a_fix()))
    lines = [json.loads(line) for line in lines_in("jsonl", report, Page())]
    assert lines == as_value(report)["findings"]


def test_names_are_written_in_their_own_script() -> None:
    (line,) = lines_in("jsonl", a_report(a_finding(found='"מים"')), Page())
    assert r'"found": "\"מים\""' in line
