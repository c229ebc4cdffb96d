"""Suggestions for a review: whole lines, so that no column matters."""

import json
from typing import Any

from ilma_data.checks.finding import Edit, Finding, Fix
from ilma_data.report.findings.formats import lines_in
from ilma_data.report.findings.rdjson import LONGEST_SUGGESTION
from ilma_data.report.page import Page
from ilma_data.store.document import Position, Span
from tests.report.findings.reports import a_finding, a_fix, a_report


def suggestions(finding: Finding) -> Any:
    (diagnostic,) = json.loads("\n".join(lines_in("rdjson", a_report(finding), Page())))["diagnostics"]
    return diagnostic["suggestions"]


def test_a_fix_is_a_suggestion_of_whole_lines() -> None:
    assert suggestions(a_finding(fix=a_fix())) == [
        {"range": {"start": {"line": 2}, "end": {"line": 2}}, "text": '  "instrument": "protocol"'}
    ]


def test_edits_in_several_places_are_one_suggestion() -> None:
    edits = (
        Edit(Span(Position(1, 1), Position(1, 1)), "["),
        Edit(Span(Position(3, 2), Position(3, 2)), "]"),
    )
    assert suggestions(a_finding(fix=Fix("Put it in a list", edits, False))) == [
        {"range": {"start": {"line": 1}, "end": {"line": 3}}, "text": '[{\n  "instrument": "protocoll"\n}]'}
    ]


def test_without_edits_or_with_too_many_words_there_is_none() -> None:
    assert suggestions(a_finding()) == []
    assert suggestions(a_finding(fix=Fix("Save it without the mark", (), True))) == []
    long = Edit(Span(Position(1, 1), Position(1, 1)), " " * LONGEST_SUGGESTION)
    assert suggestions(a_finding(fix=Fix("Indent", (long,), True))) == []
