"""Findings as SARIF 2.1.0 (OASIS), for code scanning and for viewers in editors."""

import os
import re
from collections.abc import Iterator
from urllib.parse import quote

from ilma_data import __version__
from ilma_data.checks.catalogue import all_rules
from ilma_data.checks.finding import Edit, Finding, Fix
from ilma_data.checks.outcome import Report
from ilma_data.checks.record_file import Place
from ilma_data.report.findings.json_lines import json_lines
from ilma_data.report.findings.wording import sentences
from ilma_data.report.page import Page
from ilma_data.store.document import Span

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
ROOT = "%SRCROOT%"  # what a relative path starts from: the folder where ilma was run
FINGERPRINT = "ilmaFingerprint/v1"

_DRIVE = re.compile(r"[A-Za-z]:/")


def lines(report: Report, page: Page) -> Iterator[str]:  # noqa: ARG001 - a form takes both
    """The report as a log of one run."""
    yield from json_lines(as_value(report))


def as_value(report: Report) -> dict[str, object]:
    """The log as a value that JSON can hold. All rules are in it, also those that found nothing."""
    rules = _rules(report)
    places = {str(rule["id"]): number for number, rule in enumerate(rules)}
    run = {
        "tool": {"driver": {"name": "ilma", "version": __version__, "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {ROOT: {"description": {"text": "The folder where ilma was run."}}},
        "results": [_result(finding, places[finding.code]) for finding in report.findings],
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rules(report: Report) -> list[dict[str, object]]:
    known: dict[str, dict[str, object]] = {
        rule.code: {
            "id": rule.code,
            "name": rule.name,
            "shortDescription": _message(rule.what),
            "fullDescription": _message(rule.why),
            "help": _message(f"{rule.what}\n\n{rule.why}\n\nTo mend it: {rule.mend}"),
            "defaultConfiguration": {"level": rule.level},
        }
        for rule in all_rules()
    }
    for (
        finding
    ) in report.findings:  # what is found elsewhere than in records may have no rule in the catalogue
        known.setdefault(finding.code, {"id": finding.code, "name": finding.rule})
    return [known[code] for code in sorted(known)]


def _result(finding: Finding, rule: int) -> dict[str, object]:
    result: dict[str, object] = {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": finding.level,
        "message": _message("\n".join(sentences(finding))),
        "locations": [_location(finding.place, finding.span)],
        "partialFingerprints": {FINGERPRINT: finding.fingerprint},
    }
    if finding.related:
        result["relatedLocations"] = [
            {"id": number, "message": _message(related.message), **_location(related.place, related.span)}
            for number, related in enumerate(finding.related)
        ]
    if finding.fix is not None and finding.fix.edits:
        result["fixes"] = [_fix(finding, finding.fix)]
    return result


def _location(place: Place, span: Span) -> dict[str, object]:
    physical = {"artifactLocation": _artifact(place.file.path), "region": _region(span)}
    location: dict[str, object] = {"physicalLocation": physical}
    if place.pointer:
        location["logicalLocations"] = [{"fullyQualifiedName": place.pointer}]
    return location


def _artifact(path: str) -> dict[str, object]:
    """A path as a URI: relative to `ROOT`, or absolute. Bytes that are no UTF-8 stay the bytes that they are."""
    slashed = path.replace("\\", "/") if os.sep == "\\" else path
    try:
        raw = slashed.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        raw = slashed.encode("utf-8", "surrogatepass")
    if slashed.startswith("/"):
        return {"uri": "file://" + quote(raw)}
    if os.sep == "\\" and _DRIVE.match(slashed):
        return {"uri": "file:///" + quote(raw, safe="/:")}
    return {"uri": quote(raw.removeprefix(b"./")), "uriBaseId": ROOT}


def _region(span: Span) -> dict[str, object]:
    return {
        "startLine": span.start.line,
        "startColumn": span.start.column,
        "endLine": span.end.line,
        "endColumn": span.end.column,
    }


def _fix(finding: Finding, fix: Fix) -> dict[str, object]:
    change = {
        "artifactLocation": _artifact(finding.path),
        "replacements": [_replacement(edit) for edit in fix.edits],
    }
    return {"description": _message(fix.title), "artifactChanges": [change]}


def _replacement(edit: Edit) -> dict[str, object]:
    return {"deletedRegion": _region(edit.span), "insertedContent": {"text": edit.text}}


def _message(text: str) -> dict[str, object]:
    """A message of plain text. Braces are doubled (3.11.5), and no text of a file makes a link (3.11.6)."""
    return {"text": text.replace("{", "{{").replace("}", "}}").replace("](", "] (")}
