"""ILMA108: an item stands in its list once."""

from collections.abc import Iterator

from ilma_data.checks.finding import Finding
from ilma_data.checks.rule import Example, rule
from ilma_data.checks.shape import ShapeFault


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
    yield Finding(
        fault.place,
        f"This stands in `{fault.context['field']}` already",
        found=fault.shown,
        expected=["each item once"],
    )
