"""Findings as a Code Quality report of GitLab: docs.gitlab.com, "Code Quality report format"."""

from collections import Counter
from collections.abc import Iterator

from ilma_data.checks.outcome import Report
from ilma_data.report.findings.json_lines import json_lines
from ilma_data.report.findings.wording import sentences
from ilma_data.report.page import Page

_SEVERITY = {"error": "major", "warning": "minor"}


def lines(report: Report, page: Page) -> Iterator[str]:  # noqa: ARG001 - a form takes both
    """The report as one list."""
    yield from json_lines(list(_violations(report)))


def _violations(report: Report) -> Iterator[dict[str, object]]:
    seen: Counter[str] = Counter()
    for finding in report.findings:
        # Two records folders may hold the same mistake; GitLab shows only one of equal fingerprints.
        seen[finding.fingerprint] += 1
        number = seen[finding.fingerprint]
        start, end = finding.span.start, finding.span.end
        yield {
            "description": "\n".join(sentences(finding)),
            "check_name": f"{finding.code} {finding.rule}",
            "fingerprint": finding.fingerprint if number == 1 else f"{finding.fingerprint}-{number}",
            "severity": _SEVERITY[finding.level],
            "location": {
                "path": finding.path.removeprefix("./"),
                "lines": {"begin": start.line, "end": end.line},
                "positions": {
                    "begin": {"line": start.line, "column": start.column},
                    "end": {"line": end.line, "column": end.column},
                },
            },
        }
