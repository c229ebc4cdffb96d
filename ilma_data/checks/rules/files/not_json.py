"""ILMA003: a record file is JSON, of a size and depth that a record can have."""

from collections.abc import Iterator

from ilma_data.checks.finding import Finding
from ilma_data.checks.record_file import RecordFile
from ilma_data.checks.rule import Example, rule
from ilma_data.checks.rules.shared.json_faults import json_findings


@rule(
    "ILMA003",
    name="not-json",
    why="Every tool must read the same thing in a file; one that is nearly JSON is read in several ways, or in none.",
    mend="Correct the place that the finding names, and validate again: what stands after it was not looked at yet.",
    example=Example("domains/water.json", '"fr": "eau"\n', '"fr": "eau",\n'),
)
def check(file: RecordFile) -> Iterator[Finding]:
    """Report the first mistake in the syntax, or the limit that the file exceeds."""
    yield from json_findings(file, "syntax", "too-deep", "too-large", "lone-surrogate")
