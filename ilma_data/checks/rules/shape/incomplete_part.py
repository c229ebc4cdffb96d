"""ILMA109: evidence that implies something says how, and a locator names a place."""

from collections.abc import Iterator

from ilma_data.checks.finding import Finding, Fix
from ilma_data.checks.fixes.mending import remove
from ilma_data.checks.rule import Example, rule
from ilma_data.checks.shape.fault import ShapeFault


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
    expected = fault.context["expected"]
    yield Finding(
        fault.place,
        f"{fault.subject} lacks {expected}",
        found=fault.shown,
        expected=[expected],
        fix=_fix(fault),
    )


def _fix(fault: ShapeFault) -> Fix | None:
    """Remove a locator that says nothing, as where the place was not recorded."""
    says_nothing = isinstance(fault.value, dict) and not any(
        value is not None for value in fault.value.values()
    )
    return remove(fault.place, "the empty `locator`") if says_nothing else None
