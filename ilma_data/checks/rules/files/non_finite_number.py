"""ILMA005: a number is finite and of a sensible length."""

from collections.abc import Iterator

from ilma_data.checks.finding import Finding
from ilma_data.checks.json_faults import json_findings
from ilma_data.checks.record_file import RecordFile
from ilma_data.checks.rule import Example, rule


@rule(
    "ILMA005",
    name="non-finite-number",
    why="NaN and Infinity are not JSON; some programs read them, others stop (RFC 8259, section 6).",
    mend="Write null where the number is not known.",
    example=Example("signatories/freedonia.json", '"cow_code": null', '"cow_code": NaN'),
)
def check(file: RecordFile) -> Iterator[Finding]:
    """Report NaN, Infinity, numbers too large for a double, and numbers of absurd length."""
    yield from json_findings(file, "non-finite-number", "number-too-long")
