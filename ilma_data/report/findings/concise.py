"""Findings as text, one line for each."""

from collections.abc import Iterator

from ilma_data.checks.finding import Finding
from ilma_data.checks.outcome import Report
from ilma_data.report.escape import printable
from ilma_data.report.findings.summary import COLOURS, headline
from ilma_data.report.findings.wording import place
from ilma_data.report.page import Page


def lines(report: Report, page: Page) -> Iterator[str]:
    """All findings, then the line that sums them up."""
    for finding in report.findings:
        nearest = "" if finding.nearest is None else f"; did you mean {finding.nearest}?"
        yield first_line(finding, page) + page.paint(printable(nearest), "green")
    yield headline(report, page)


def first_line(finding: Finding, page: Page) -> str:
    """`path:line:column: CODE name: message`, by which editors find their way: it is never wrapped.

    The message of a warning begins with that word.
    """
    where = page.paint(printable(place(finding)), "bold")
    code = page.paint(printable(f"{finding.code} {finding.rule}"), COLOURS[finding.level])
    level = page.paint("warning", COLOURS["warning"]) + ": " if finding.level == "warning" else ""
    return f"{where}: {code}: {level}{printable(finding.message)}"
