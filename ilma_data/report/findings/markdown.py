"""Findings as Markdown, for summaries and comments: nothing from a file becomes markup, a link or a mention."""

from collections.abc import Iterator

from ilma_data.checks.finding import Finding
from ilma_data.checks.outcome import Report
from ilma_data.report.findings.summary import mended, outcome, tallies
from ilma_data.report.findings.wording import place, sentences
from ilma_data.report.markup import as_code, as_text
from ilma_data.report.page import Page
from ilma_data.report.words import count

_ROOM_FOR_THE_REST = 100  # bytes, for the line that says how many more there are


def lines(report: Report, page: Page) -> Iterator[str]:  # noqa: ARG001 - a form takes both
    """What it came to, a table of counts by code, and a list of all findings."""
    yield from _head(report)
    if report.findings:
        yield ""
    for finding in report.findings:
        yield from _item(finding)


def lines_within(report: Report, size: int) -> Iterator[str]:
    """The same in at most so many bytes of UTF-8, line ends included: cut after a finding, with how many more.

    Nothing where there is no room for the table.
    """
    head = [*_head(report), *([""] if report.findings else [])]
    left = size - _ROOM_FOR_THE_REST - sum(map(_bytes, head))
    if left < 0:
        return
    yield from head
    for number, finding in enumerate(report.findings):
        item = list(_item(finding))
        left -= sum(map(_bytes, item))
        if left < 0:
            yield from ("", f"and {count(len(report.findings) - number, 'more finding')}")
            return
        yield from item


def _head(report: Report) -> Iterator[str]:
    yield f"**ilma validate: {outcome(report)}** in {count(report.records, 'record')} of {as_code(report.label)}"
    listed = tallies(report)
    if listed:
        yield ""
        yield "| rule | level | findings | fixes |"
        yield "| --- | --- | ---: | --- |"
    for tally in listed:
        name = as_text(f"{tally.code} {tally.rule}")
        yield f"| {name} | {tally.level} | {tally.findings:,} | {as_text(mended(tally))} |"


def _item(finding: Finding) -> Iterator[str]:
    """A list item: the place and the message, then the rest on lines of its own."""
    message, *more = sentences(finding)
    level = "" if finding.level == "error" else "warning: "
    title = as_text(f"{finding.code} {finding.rule}")
    yield f"- {as_code(place(finding))} **{title}**: {level}{as_text(message)}"
    for sentence in more:
        yield f"  - {as_text(sentence)}"


def _bytes(line: str) -> int:
    return len(line.encode("utf-8", "backslashreplace")) + 1
