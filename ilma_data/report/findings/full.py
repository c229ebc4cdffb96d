"""Findings as text: what is wrong, where, and what to write instead."""

import difflib
from collections import Counter
from collections.abc import Iterator, Sequence

from ilma_data.checks.finding import Finding
from ilma_data.checks.runner import Report
from ilma_data.report.escape import printable
from ilma_data.report.findings.excerpt import excerpt
from ilma_data.report.page import Page
from ilma_data.report.words import count

MOST_EXPECTED = 3  # of a long list of words that may stand there
LONGEST_FOUND = 200  # characters of a faulty value; the JSON has all of it


def report_lines(report: Report, page: Page) -> Iterator[str]:
    """All findings, then what they come to."""
    for finding in report.findings:
        yield from _finding_lines(finding, page)
        yield ""
    yield from _summary_lines(report, page)


def _finding_lines(finding: Finding, page: Page) -> Iterator[str]:
    # This line is never wrapped: editors and programs find their way by it.
    place = printable(f"{finding.path}:{finding.span.start}")
    code = page.paint(f"{finding.code} {finding.rule}", "red")
    yield f"{page.paint(place, 'bold')}: {code}: {printable(finding.message)}"
    document = finding.place.file.document
    if document is not None and (marked := excerpt(document, finding.span, page.width - 4)):
        line, carets = marked
        yield f"    {line}"
        yield f"    {page.paint(carets, 'red')}" if page.colour else f"    {carets}"
    if finding.found is not None:
        yield from page.paragraph(f"found: {_cut(finding.found)}", 2, hanging=2)
    if finding.expected:
        yield from page.paragraph(f"expected: {_choices(finding)}", 2, hanging=2)
    if finding.nearest is not None:
        for line in page.paragraph(f"did you mean {finding.nearest}?", 2, hanging=2):
            yield page.paint(line, "green")
    for related in finding.related:
        yield printable(f"  see {related.path}:{related.span.start}: {related.message}")


def _cut(found: str) -> str:
    return found if len(found) <= LONGEST_FOUND else f"{found[: LONGEST_FOUND - 1]}…"


def _choices(finding: Finding) -> str:
    """What may stand there; of a long list the words that are most like what stands there now."""
    choices = finding.expected
    if len(choices) <= MOST_EXPECTED + 1:
        return " or ".join(choices)
    nearest = _most_like((finding.nearest or finding.found or "").strip('"'), choices)[:MOST_EXPECTED]
    return f"{', '.join(nearest)} and {len(choices) - MOST_EXPECTED} more"


def _most_like(word: str, choices: Sequence[str]) -> list[str]:
    return sorted(choices, key=lambda choice: -difflib.SequenceMatcher(None, word, choice).ratio())


def _summary_lines(report: Report, page: Page) -> Iterator[str]:
    looked_at = count(report.records, "record")
    if report.files != report.records:
        looked_at += f" in {count(report.files, 'file')}"
    place = printable(report.label)
    if not report.findings:
        no_finding = page.paint("no finding", "green")
        yield f"{looked_at} in {place}: {no_finding}{_evidence(report)}"
        return
    yield f"{looked_at} in {place}: {page.paint(count(len(report.findings), 'finding'), 'red')}{_evidence(report)}"
    counts = Counter((finding.code, finding.rule) for finding in report.findings)
    widest = len(f"{max(counts.values()):,}")
    for (code, rule), number in sorted(counts.items()):
        yield f"  {number:{widest},}  {code} {rule}"


def _evidence(report: Report) -> str:
    if not report.facts:
        return ""
    # Rounded down, so that only all of them are 100 %.
    tenths = report.supported * 1000 // report.facts
    percent = f"{tenths / 10:.1f}".removesuffix(".0")
    return f"; {report.supported:,} of {report.facts:,} factual values with evidence ({percent} %)"
