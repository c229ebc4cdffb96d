"""Findings as JSON Lines: one finding a line, as it stands in the JSON."""

from collections.abc import Iterator

from ilma_data.checks.outcome import Report
from ilma_data.report.findings.as_json import finding_as_value
from ilma_data.report.findings.json_lines import json_line
from ilma_data.report.page import Page


def lines(report: Report, page: Page) -> Iterator[str]:  # noqa: ARG001 - a form takes both
    """A line for each finding; without a finding, none."""
    for finding in report.findings:
        yield json_line(finding_as_value(finding))
