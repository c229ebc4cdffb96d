"""Findings as JSON: everything that the text has, uncut."""

from ilma_data.checks.finding import Finding, Related
from ilma_data.checks.record_file import Place
from ilma_data.checks.runner import Report
from ilma_data.store.document import Span


def report_as_json(report: Report) -> dict[str, object]:
    """The report as a value that JSON can hold.

    Lines and columns count from 1, columns in code points, and the end is exclusive; `source_line` is the line of the
    file where the finding begins, null where the file can't be read.
    """
    return {
        "label": report.label,
        "files": report.files,
        "records": report.records,
        "factual_values": report.facts,
        "with_evidence": report.supported,
        "findings": [_finding(finding) for finding in report.findings],
    }


def _finding(finding: Finding) -> dict[str, object]:
    return {
        "code": finding.code,
        "rule": finding.rule,
        "message": finding.message,
        **_place(finding.place, finding.span),
        "source_line": _source_line(finding),
        "found": finding.found,
        "expected": list(finding.expected),
        "nearest": finding.nearest,
        "related": [_related(related) for related in finding.related],
    }


def _related(related: Related) -> dict[str, object]:
    return {"message": related.message, **_place(related.place, related.span)}


def _place(place: Place, span: Span) -> dict[str, object]:
    return {
        "path": place.file.path,
        "pointer": place.pointer,
        "line": span.start.line,
        "column": span.start.column,
        "end_line": span.end.line,
        "end_column": span.end.column,
    }


def _source_line(finding: Finding) -> str | None:
    document = finding.place.file.document
    return None if document is None else document.line(finding.line)
