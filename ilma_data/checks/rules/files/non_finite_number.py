"""ILMA005: a number is finite, and no longer than every program can hold."""

from collections.abc import Iterator

from ilma_data.checks.finding import Finding
from ilma_data.checks.record_file import RecordFile
from ilma_data.checks.rule import Example, rule
from ilma_data.checks.rules.shared.json_faults import json_findings


@rule(
    "ILMA005",
    name="non-finite-number",
    why="NaN and Infinity are not JSON (RFC 8259, section 6), and programs round or refuse a number of 400 digits.",
    mend="Write the number that the source gives, or null where it is not known.",
    example=Example("signatories/freedonia.json", '"cow_code": null', '"cow_code": NaN'),
)
def check(file: RecordFile) -> Iterator[Finding]:
    """Report NaN, Infinity, numbers too large for a double, and numbers of absurd length."""
    yield from json_findings(file, "non-finite-number", "number-too-long")
