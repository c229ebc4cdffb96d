"""ILMA004: an object has each key once."""

import json
from collections.abc import Iterator

from ilma_data.checks.finding import Finding, Fix
from ilma_data.checks.fixes.mending import fix
from ilma_data.checks.record_file import RecordFile
from ilma_data.checks.rule import Example, rule
from ilma_data.checks.rules.shared.json_faults import json_findings
from ilma_data.store.document import Document, JsonFault
from ilma_data.store.edits import member_value, removed_member


@rule(
    "ILMA004",
    name="duplicate-key",
    why="Of two equal keys most programs keep the last without a word: the first value would be lost.",
    mend="Keep the value that the sources support best; where they differ, the other one is a dispute.",
    example=Example("domains/water.json", '"fr": "eau"', '"fr": "eau",\n    "fr": "eaux"'),
)
def check(file: RecordFile) -> Iterator[Finding]:
    """Report every key that stands in its object already."""
    yield from json_findings(file, "duplicate-key", fix=_fix)


def _fix(document: Document, fault: JsonFault) -> Fix | None:
    """Remove it where all members of this key in the object have the same value."""
    if fault.other is None:
        return None
    others = [one.span for one in document.faults if one.kind == fault.kind and one.other == fault.other]
    values = {json.dumps(member_value(document, key), sort_keys=True) for key in (fault.other, *others)}
    if len(values) > 1:
        return None
    return fix("Remove the repeated key", removed_member(document, fault.span), safe=True)
