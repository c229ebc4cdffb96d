"""Findings as JSON: everything that the text has, uncut. docs/formats.md says what each field holds."""

from collections.abc import Iterator

from ilma_data.checks.finding import Finding, Fix, Related
from ilma_data.checks.outcome import Report
from ilma_data.checks.record_file import Place
from ilma_data.report.findings.json_lines import json_lines
from ilma_data.report.findings.summary import of_level, tallies
from ilma_data.report.page import Page
from ilma_data.store.document import Span

LONGEST_SOURCE_LINE = 10_000  # characters; ten thousand findings on a line of 1 MiB would fill a disk


def lines(report: Report, page: Page) -> Iterator[str]:  # noqa: ARG001 - a form takes both
    """The report as one object."""
    yield from json_lines(as_value(report))


def as_value(report: Report) -> dict[str, object]:
    """The report as a value that JSON can hold.

    Lines and columns count from 1, columns in code points, and the end is exclusive. `source_line` is the line of the
    file where the place begins, null where the file can't be read, and where the line is longer than
    `LONGEST_SOURCE_LINE`.
    """
    return {
        "label": report.label,
        "files": report.files,
        "records": report.records,
        "factual_values": report.facts,
        "with_evidence": report.supported,
        "errors": len(of_level(report, "error")),
        "warnings": len(of_level(report, "warning")),
        "excepted": report.excepted,
        "ignored": report.ignored,
        "summary": [tally._asdict() for tally in tallies(report)],
        "findings": [finding_as_value(finding) for finding in report.findings],
    }


def finding_as_value(finding: Finding) -> dict[str, object]:
    """A finding as a value that JSON can hold."""
    return {
        "code": finding.code,
        "rule": finding.rule,
        "level": finding.level,
        "message": finding.message,
        **_place(finding.place, finding.span),
        "found": finding.found,
        "expected": list(finding.expected),
        "nearest": finding.nearest,
        "related": [_related(related) for related in finding.related],
        "fix": None if finding.fix is None else _fix(finding.fix),
        "fingerprint": finding.fingerprint,
    }


def _related(related: Related) -> dict[str, object]:
    return {"message": related.message, **_place(related.place, related.span)}


def _fix(fix: Fix) -> dict[str, object]:
    edits = [{**_positions(edit.span), "text": edit.text} for edit in fix.edits]
    return {"title": fix.title, "safe": fix.safe, "edits": edits}


def _place(place: Place, span: Span) -> dict[str, object]:
    return {
        "path": place.file.path,
        "pointer": place.pointer,
        **_positions(span),
        "source_line": _source_line(place, span),
    }


def _positions(span: Span) -> dict[str, object]:
    return {
        "line": span.start.line,
        "column": span.start.column,
        "end_line": span.end.line,
        "end_column": span.end.column,
    }


def _source_line(place: Place, span: Span) -> str | None:
    document = place.file.document
    if document is None:
        return None
    line = document.line(span.start.line)
    return line if len(line) <= LONGEST_SOURCE_LINE else None
