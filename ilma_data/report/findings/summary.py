"""What findings come to: the line that sums them up, and how many there are of each code."""

from collections.abc import Iterator
from typing import NamedTuple

from ilma_data.checks.finding import Finding, Level
from ilma_data.checks.outcome import Report
from ilma_data.report.escape import printable
from ilma_data.report.page import Page
from ilma_data.report.words import count

COLOURS: dict[Level, str] = {"error": "red", "warning": "yellow"}


class Tally(NamedTuple):
    """How many findings there are of a code, and how many of them `--fix` and `--unsafe-fixes` can mend."""

    code: str
    rule: str
    level: Level
    findings: int
    safe_fixes: int
    unsafe_fixes: int


def tallies(report: Report) -> list[Tally]:
    """The findings counted by code, in the order of the codes."""
    found: dict[tuple[str, str, Level], list[Finding]] = {}
    for finding in report.findings:
        found.setdefault((finding.code, finding.rule, finding.level), []).append(finding)
    return [
        Tally(
            *which,
            len(these),
            sum(1 for finding in these if finding.fix is not None and finding.fix.safe),
            sum(1 for finding in these if finding.fix is not None and not finding.fix.safe),
        )
        for which, these in sorted(found.items())
    ]


def of_level(report: Report, level: Level) -> list[Finding]:
    """The errors, or the warnings."""
    return [finding for finding in report.findings if finding.level == level]


def lines(report: Report, page: Page) -> Iterator[str]:
    """The headline, the table of counts by code, and where to read on."""
    yield headline(report, page)
    yield from table(report, page)
    codes = [tally.code for tally in tallies(report)]
    if codes:
        what = "the rule" if len(codes) == 1 else "the first of these rules"
        yield from page.paragraph(f"`ilma rule {codes[0]}` explains {what}.")


def headline(report: Report, page: Page) -> str:
    """What was looked at, and what it came to."""
    looked_at = count(report.records, "record")
    if report.files != report.records:
        looked_at += f" in {count(report.files, 'file')}"
    worst = "red" if of_level(report, "error") else "yellow" if report.findings else "green"
    came_to = page.paint(outcome(report), worst)
    return f"{looked_at} in {printable(report.label)}: {came_to}{_left_out(report)}{_evidence(report)}"


def outcome(report: Report) -> str:
    """How many findings there are, and how many of them are warnings."""
    errors, warnings = len(of_level(report, "error")), len(of_level(report, "warning"))
    if not report.findings:
        return "no finding"
    if not warnings:
        return count(errors, "error")
    return (
        f"{count(errors, 'error')} and {count(warnings, 'warning')}" if errors else count(warnings, "warning")
    )


def table(report: Report, page: Page) -> Iterator[str]:
    """A line for each code: how many findings, the rule, its level, and how many of them a machine can mend."""
    listed = tallies(report)
    if not listed:
        return
    numbers = max(len(f"{tally.findings:,}") for tally in listed)
    names = max(len(_name(tally)) for tally in listed)
    levels = max(len(tally.level) for tally in listed)
    for tally in listed:
        level = page.paint(tally.level, COLOURS[tally.level])
        name, padding = _name(tally), levels - len(tally.level)
        line = f"  {tally.findings:{numbers},}  {name:{names}}  {level}{' ' * padding}  {mended(tally)}"
        yield line.rstrip()


def mended(tally: Tally) -> str:
    """How many of the findings a machine can mend; nothing where none."""
    if tally.safe_fixes and tally.unsafe_fixes:
        return f"--fix mends {tally.safe_fixes:,}, --unsafe-fixes {tally.unsafe_fixes:,} more"
    if tally.unsafe_fixes:
        return f"--unsafe-fixes mends {tally.unsafe_fixes:,}"
    return f"--fix mends {tally.safe_fixes:,}" if tally.safe_fixes else ""


def _name(tally: Tally) -> str:
    return printable(f"{tally.code} {tally.rule}")


def _left_out(report: Report) -> str:
    """What settings and options took out."""
    numbers = ((report.excepted, "excepted"), (report.ignored, "ignored"))
    said = ", ".join(f"{number:,} {word}" for number, word in numbers if number)
    return f" ({said})" if said else ""


def _evidence(report: Report) -> str:
    if not report.facts:
        return ""
    # Rounded down, so that only all of them are 100 %.
    tenths = report.supported * 1000 // report.facts
    percent = f"{tenths / 10:.1f}".removesuffix(".0")
    return f"; {report.supported:,} of {report.facts:,} factual values with evidence ({percent} %)"
