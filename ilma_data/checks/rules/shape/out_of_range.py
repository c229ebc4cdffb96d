"""ILMA110: a number, and the length of a list, are within the bounds of their field."""

from collections.abc import Iterator

from ilma_data.checks.finding import Finding
from ilma_data.checks.rule import Example, rule
from ilma_data.checks.shape.fault import ShapeFault


@rule(
    "ILMA110",
    name="out-of-range",
    why="A paragraph 0, an amount below 1 or an empty list of parties is a slip, never a fact.",
    mend="Correct the value; what is not known is null.",
    example=Example("agreements/water-accord-2021.json", '"paragraph": 3', '"paragraph": 0'),
    errors=("greater_than_equal", "less_than_equal", "too_short", "too_long"),
)
def check(fault: ShapeFault) -> Iterator[Finding]:
    """Report the value, with the bound that it breaks."""
    context, value = fault.context, fault.value
    expected = {
        "greater_than_equal": "at least {ge}",
        "less_than_equal": "at most {le}",
        "too_short": "at least {min_length}",
        "too_long": "at most {max_length}",
    }[fault.error].format(**context)
    if isinstance(value, list):
        expected += " item" if expected.endswith(" 1") else " items"
        message = f"{fault.subject} must have {expected}, not {len(value) or 'none'}"
    else:
        message = f"{fault.subject} must be {expected}, not {fault.quoted}"
    yield Finding(fault.place, message, found=fault.shown, expected=[expected])
