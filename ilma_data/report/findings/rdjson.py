"""Findings in the Reviewdog Diagnostic Format (`rdjson`), which puts suggestions of whole lines into a review.

Only the fields that every release of reviewdog knows: it refuses a report with others. There columns count bytes of
UTF-8; ours count code points, as in all forms, and suggestions name lines alone, so that no column matters for them.
"""

from collections.abc import Iterator

from ilma_data.checks.finding import Finding
from ilma_data.checks.outcome import Report
from ilma_data.report.findings.changed_lines import changed_stretch
from ilma_data.report.findings.json_lines import json_lines
from ilma_data.report.findings.wording import sentences
from ilma_data.report.page import Page

LONGEST_SUGGESTION = 10_000  # characters; nobody reads a longer one in a review


def lines(report: Report, page: Page) -> Iterator[str]:  # noqa: ARG001 - a form takes both
    """The report as one object."""
    diagnostics = [_diagnostic(finding) for finding in report.findings]
    yield from json_lines({"source": {"name": "ilma"}, "diagnostics": diagnostics})


def _diagnostic(finding: Finding) -> dict[str, object]:
    start, end = finding.span.start, finding.span.end
    positions = {
        "start": {"line": start.line, "column": start.column},
        "end": {"line": end.line, "column": end.column},
    }
    return {
        "message": "\n".join(sentences(finding)),
        "location": {"path": finding.path.removeprefix("./"), "range": positions},
        "severity": finding.level.upper(),
        "code": {"value": finding.code},
        "suggestions": list(_suggestions(finding)),
    }


def _suggestions(finding: Finding) -> Iterator[dict[str, object]]:
    document = finding.place.file.document
    if document is None or finding.fix is None:
        return
    change = changed_stretch(document, finding.fix)
    if change is None:
        return
    text = "\n".join(change.new)
    if len(text) <= LONGEST_SUGGESTION:
        last = change.first + len(change.old) - 1
        yield {"range": {"start": {"line": change.first}, "end": {"line": last}}, "text": text}
