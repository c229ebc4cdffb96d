"""Findings as text: what is wrong, where, what to write instead, and what a machine would change."""

from collections.abc import Iterator

from ilma_data.checks.finding import Finding, Fix, Related
from ilma_data.checks.outcome import Report
from ilma_data.report.escape import printable
from ilma_data.report.findings import summary
from ilma_data.report.findings.changed_lines import ChangedLines, changed_lines
from ilma_data.report.findings.concise import first_line
from ilma_data.report.findings.excerpt import cut_around, excerpt
from ilma_data.report.findings.wording import (
    MOST_RELATED,
    applied_by,
    choices,
    more_places,
    place,
    shortened,
)
from ilma_data.report.page import Page
from ilma_data.store.document import Document

MOST_CHANGED_LINES = 10  # of a fix; `ilma validate --diff` shows all of it


def lines(report: Report, page: Page) -> Iterator[str]:
    """All findings, then what they come to."""
    for finding in report.findings:
        yield from _finding_lines(finding, page)
        yield ""
    yield from summary.lines(report, page)


def _finding_lines(finding: Finding, page: Page) -> Iterator[str]:
    yield first_line(finding, page)
    if not _is_about_all(finding):
        yield from _source(finding, page, 4, summary.COLOURS[finding.level])
        if finding.span.end.line > finding.line:
            yield f"    … up to {finding.span.end}"
    if finding.found is not None:
        yield from page.paragraph(f"found: {shortened(finding.found)}", 2, hanging=2)
    if finding.expected:
        yield from page.paragraph(f"expected: {choices(finding)}", 2, hanging=2)
    if finding.nearest is not None:
        for line in page.paragraph(f"did you mean {finding.nearest}?", 2, hanging=2):
            yield page.paint(line, "green")
    for related in finding.related[:MOST_RELATED]:
        yield printable(f"  see {place(related)}: {related.message}")
        if _says_more(finding, related):
            yield from _source(related, page, 6, "cyan")
    if more := more_places(finding):
        yield f"  {more}"
    if finding.fix is not None:
        yield from page.paragraph(f"fix: {finding.fix.title} ({applied_by(finding.fix)})", 2, hanging=2)
        if finding.place.file.document is not None:
            yield from _fix_lines(finding.place.file.document, finding.fix, page)


def _is_about_all(finding: Finding) -> bool:
    """Whether the finding is about a whole file of several lines, of which the first says nothing."""
    return finding.pointer == "" and finding.spot is None and finding.span.end.line > finding.line


def _source(finding: Finding | Related, page: Page, indent: int, colour: str) -> Iterator[str]:
    """The line of the file with carets under it."""
    document, span, margin = finding.place.file.document, finding.span, " " * indent
    if document is None or (marked := excerpt(document, span, page.width - indent)) is None:
        return
    line, carets = marked
    yield f"{margin}{line}"
    yield margin + page.paint(carets, colour)


def _says_more(finding: Finding, related: Related) -> bool:
    """Whether the line of another place says more than its number: not where it is shown, and not a bracket alone."""
    document = related.place.file.document
    if document is None or (related.path, related.span.start.line) == (finding.path, finding.line):
        return False
    return document.line(related.span.start.line).strip(" \t,[]{}") != ""


def _fix_lines(document: Document, fix: Fix, page: Page) -> Iterator[str]:
    """What goes and what comes."""
    marked = [line for change in changed_lines(document, fix) for line in _marked(change.trimmed())]
    for sign, line, begin in marked[:MOST_CHANGED_LINES]:
        shown = f"{sign} {cut_around(line, begin, page.width - 6)}" if line else sign
        yield "    " + page.paint(shown, "red" if sign == "-" else "green")
    if len(marked) > MOST_CHANGED_LINES:
        yield f"    and {len(marked) - MOST_CHANGED_LINES:,} more lines; `ilma validate --diff` shows all"


def _marked(change: ChangedLines) -> Iterator[tuple[str, str, int]]:
    """Each line of a change with its sign, and the column (from 0) where it begins to differ from its counterpart."""
    differ = [_same(old, new) for old, new in zip(change.old, change.new, strict=False)]
    for sign, texts in (("-", change.old), ("+", change.new)):
        for number, text in enumerate(texts):
            yield sign, text, differ[number] if number < len(differ) else 0


def _same(old: str, new: str) -> int:
    """How many characters two lines have in common at their beginning."""
    pairs = zip(old, new, strict=False)
    return next(
        (number for number, (one, other) in enumerate(pairs) if one != other), min(len(old), len(new))
    )
