"""ILMA108: an item stands in its list once."""

from collections.abc import Iterator

from ilma_data.checks.finding import Finding, Related
from ilma_data.checks.fixes.mending import remove
from ilma_data.checks.rule import Example, rule
from ilma_data.checks.shape.fault import ShapeFault


@rule(
    "ILMA108",
    name="repeated-item",
    why="Evidence names an item by what it holds; of two that hold the same it could not tell which.",
    mend="Remove one of the two, or say what sets them apart.",
    example=Example(
        "agreements/water-accord-2021.json",
        '"instrument",\n        "parties"',
        '"parties",\n        "parties"',
    ),
    errors=("repeated_item",),
)
def check(fault: ShapeFault) -> Iterator[Finding]:
    """Report the second of the two."""
    listed, name = fault.field_key, fault.context["name"]
    what = f"`{name}`" if name else "this item"
    message = f"`{listed}` holds {what} a second time"
    if not fault.context["identical"]:
        message = f"`{listed}` holds {what} twice, and nothing sets the two apart"
    yield Finding(
        fault.place,
        message,
        found=fault.shown,
        expected=["each item once"],
        related=[Related(fault.file.at(*fault.context["first"]), "the first of the two")],
        fix=remove(fault.place, "the repeated item", safe=True) if fault.context["identical"] else None,
    )
