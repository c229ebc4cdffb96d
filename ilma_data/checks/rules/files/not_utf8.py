"""ILMA002: a record file is UTF-8, without a byte order mark."""

from collections.abc import Iterator

from ilma_data.checks.finding import Finding
from ilma_data.checks.json_faults import json_findings
from ilma_data.checks.record_file import RecordFile
from ilma_data.checks.rule import Example, rule


@rule(
    "ILMA002",
    name="not-utf-8",
    why="Names in Arabic, Hebrew and French survive only if everyone reads the same encoding (RFC 8259, section 8.1).",
    mend="Save the file as UTF-8 without a byte order mark.",
    example=Example("domains/water.json", '"eau"', '"\udce9au"'),
)
def check(file: RecordFile) -> Iterator[Finding]:
    """Report the first byte that is not UTF-8, or the mark."""
    yield from json_findings(file, "encoding", "byte-order-mark")
