"""ILMA002: a record file is UTF-8, without a byte order mark."""

from collections.abc import Iterator

from ilma_data.checks.finding import Finding, Fix
from ilma_data.checks.fixes.mending import fix
from ilma_data.checks.record_file import RecordFile
from ilma_data.checks.rule import Example, rule
from ilma_data.checks.rules.shared.json_faults import json_findings
from ilma_data.store.document import Document, JsonFault


@rule(
    "ILMA002",
    name="not-utf-8",
    why="Names in Arabic, Hebrew and French survive only if everyone reads the same encoding (RFC 8259, section 8.1).",
    mend="Save the file as UTF-8 without a byte order mark: in most editors `Save with encoding`, `UTF-8`.",
    example=Example("domains/water.json", '"eau"', '"\udce9au"'),
)
def check(file: RecordFile) -> Iterator[Finding]:
    """Report the first byte that is not UTF-8, or the mark."""
    yield from json_findings(file, "encoding", "byte-order-mark", fix=_fix)


def _fix(document: Document, fault: JsonFault) -> Fix | None:  # noqa: ARG001 - every fix is asked with both
    """Write the text, which is all there, without the mark."""
    return fix("Remove the byte order mark", safe=True) if fault.kind == "byte-order-mark" else None
