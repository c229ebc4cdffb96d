"""ILMA101: every key of an object is one that its type has."""

import json
from collections.abc import Iterator

from ilma_data.checks.finding import Finding, Fix
from ilma_data.checks.fixes.mending import plain, rename
from ilma_data.checks.rule import Example, rule
from ilma_data.checks.shape.fault import ShapeFault
from ilma_data.checks.shape.field_values import field_takes


@rule(
    "ILMA101",
    name="unknown-key",
    why="The value of a misspelt key would be lost without a word, so no other keys are allowed.",
    mend="Correct the key, or move its value to the field where it belongs; the codebook lists the fields.",
    example=Example("domains/water.json", '"broader": null', '"broder": null'),
    errors=("extra_forbidden",),
)
def check(fault: ShapeFault) -> Iterator[Finding]:
    """Report the key; where it stands for one that is missing, or for one of a part, that one is its nearest."""
    message = f"{fault.holder} has no key `{fault.key}`"
    if fault.nearest is not None and "." in fault.nearest:
        message += f": it belongs in `{fault.nearest.partition('.')[0]}`"
    yield Finding(
        fault.place,
        message,
        found=json.dumps(fault.key, ensure_ascii=False),
        expected=fault.keys,
        nearest=fault.nearest,
        fix=_fix(fault),
    )


def _fix(fault: ShapeFault) -> Fix | None:
    """Rename it, where the field meant takes its value. The same letters written in another way are no guess.

    A key that stands twice has another finding, which comes first: the other one would be unknown still.
    """
    meant = fault.nearest
    if meant is None or _is_repeated(fault) or not field_takes(fault.model, meant, fault.value):
        return None
    return rename(fault.place, meant, safe=plain(str(fault.key), "_") == meant)


def _is_repeated(fault: ShapeFault) -> bool:
    document = fault.file.document
    return document is not None and any(
        flaw.kind == "duplicate-key" and flaw.span == fault.place.span for flaw in document.faults
    )
