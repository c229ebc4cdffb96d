"""Findings as workflow commands of GitHub Actions, which become annotations at the lines concerned.

The form is that of docs.github.com, "Workflow commands for GitHub Actions". Nothing from a file can end a command or
begin one: `%`, line ends and, in properties, `:` and `,` are escaped, and control characters are written out before.
"""

from collections.abc import Iterator

from ilma_data.checks.finding import Finding
from ilma_data.checks.outcome import Report
from ilma_data.report.escape import printable
from ilma_data.report.findings.summary import of_level
from ilma_data.report.findings.wording import sentences
from ilma_data.report.page import Page
from ilma_data.report.words import count

MOST_OF_A_LEVEL = 10  # annotations of a level that GitHub shows for a step; others it drops without a word


def lines(report: Report, page: Page) -> Iterator[str]:  # noqa: ARG001 - a form takes both
    """The first errors, the first warnings, and a notice of how many more there are."""
    errors, warnings = of_level(report, "error"), of_level(report, "warning")
    for finding in (*errors[:MOST_OF_A_LEVEL], *warnings[:MOST_OF_A_LEVEL]):
        yield _annotation(finding)
    more = [
        count(len(found) - MOST_OF_A_LEVEL, f"more {level}")
        for level, found in (("error", errors), ("warning", warnings))
        if len(found) > MOST_OF_A_LEVEL
    ]
    if more:
        yield (
            f"::notice title=ilma validate::{' and '.join(more)}: "
            "all findings are in the log of this step and, up to its limit of 1 MiB, in its summary"
        )


def _annotation(finding: Finding) -> str:
    start, end = finding.span.start, finding.span.end
    properties = {
        "file": finding.path.removeprefix("./"),
        "line": str(start.line),
        "endLine": str(end.line),
        "col": str(start.column),
        "endColumn": str(end.column),
        "title": f"{finding.code} {finding.rule}",
    }
    written = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    message = "\n".join(sentences(finding))
    return f"::{finding.level} {written}::{_escaped(message)}"


def _property(value: str) -> str:
    return _escaped(printable(value)).replace(":", "%3A").replace(",", "%2C")


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
