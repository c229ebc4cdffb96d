"""ILMA109: what is implied says how, and a locator names a place."""

from collections.abc import Iterator

from ilma_data.checks.finding import Finding
from ilma_data.checks.rule import Example, rule
from ilma_data.checks.shape import ShapeFault


@rule(
    "ILMA109",
    name="incomplete-part",
    why="A reader must be able to follow every step from the source to the record.",
    mend="Add what is missing: a `note` that says how the source implies the values, or a place in the locator.",
    example=Example("agreements/water-accord-2021.json", '"basis": "states"', '"basis": "implies"'),
    errors=("inconsistent",),
)
def check(fault: ShapeFault) -> Iterator[Finding]:
    """Report the object that lacks something."""
    yield Finding(
        fault.place, f"Here is missing: {fault.context['expected']}", expected=[fault.context["expected"]]
    )
