"""Findings as JUnit XML, for services that show results of tests: each file with findings is a suite.

An error is a failed case and a warning a skipped one. A last suite has one case that passes, for all other files: a
report without a case counts as broken in many places.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from xml.sax.saxutils import escape, quoteattr

from ilma_data.checks.finding import Finding
from ilma_data.checks.outcome import Report
from ilma_data.report.escape import printable
from ilma_data.report.findings.summary import of_level
from ilma_data.report.findings.wording import place, sentences
from ilma_data.report.page import Page
from ilma_data.report.words import count

_FORBIDDEN = re.compile("[\ufffe\uffff]")
"""What XML 1.0 forbids besides control characters and surrogates, which `printable` has written out."""


def lines(report: Report, page: Page) -> Iterator[str]:  # noqa: ARG001 - a form takes both
    """The report as one document."""
    suites = [list(findings) for _, findings in groupby(report.findings, attrgetter("path"))]
    failed = len(of_level(report, "error"))
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield _tag("testsuites", name="ilma validate", tests=len(report.findings) + 1, failures=failed, errors=0)
    for findings in suites:
        yield from _suite(findings)
    others = count(max(report.files - len(suites), 0), "file")
    yield f"  {_tag('testsuite', name='files without a finding', tests=1, failures=0, errors=0, skipped=0)}"
    yield f"    {_tag('testcase', classname=report.label, name=f'{others} without a finding', closed=True)}"
    yield "  </testsuite>"
    yield "</testsuites>"


def _suite(findings: Sequence[Finding]) -> Iterator[str]:
    path = findings[0].path
    levels = Counter(finding.level for finding in findings)
    seen: Counter[str] = Counter()
    yield "  " + _tag(
        "testsuite",
        name=path,
        tests=len(findings),
        failures=levels["error"],
        errors=0,
        skipped=levels["warning"],
    )
    for finding in findings:
        # Cases of one name would be taken for one.
        name = f"{finding.code} {finding.rule} at {finding.span.start}"
        seen[name] += 1
        name += f" ({seen[name]})" if seen[name] > 1 else ""
        yield f"    {_tag('testcase', classname=path, name=name)}"
        yield from _outcome(finding)
        yield "    </testcase>"
    yield "  </testsuite>"


def _outcome(finding: Finding) -> Iterator[str]:
    element = "failure" if finding.level == "error" else "skipped"
    yield f"      {_tag(element, type=finding.code, message=finding.message)}"
    for sentence in (printable(place(finding)), *sentences(finding)):
        yield escape(_allowed(sentence))
    yield f"      </{element}>"


def _tag(element: str, *, closed: bool = False, **attributes: str | int) -> str:
    written = [f"{name}={quoteattr(_allowed(printable(str(value))))}" for name, value in attributes.items()]
    return f"<{' '.join([element, *written])}{'/' if closed else ''}>"


def _allowed(text: str) -> str:
    return _FORBIDDEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
