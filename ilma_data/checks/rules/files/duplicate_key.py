"""ILMA004: an object has each key once."""

from collections.abc import Iterator

from ilma_data.checks.finding import Finding
from ilma_data.checks.json_faults import json_findings
from ilma_data.checks.record_file import RecordFile
from ilma_data.checks.rule import Example, rule


@rule(
    "ILMA004",
    name="duplicate-key",
    why="Of two equal keys most programs keep the last without a word: the first value would be lost.",
    mend="Keep one of the two; what the other says may be a dispute.",
    example=Example("domains/water.json", '"fr": "eau"', '"fr": "eau",\n    "fr": "eaux"'),
)
def check(file: RecordFile) -> Iterator[Finding]:
    """Report every key that stands in its object already."""
    yield from json_findings(file, "duplicate-key")
