"""ILMA101: an object has no key that its type does not know."""

from collections.abc import Iterator

from ilma_data.checks.finding import Finding
from ilma_data.checks.rule import Example, rule
from ilma_data.checks.shape import ShapeFault


@rule(
    "ILMA101",
    name="unknown-key",
    why="A misspelt key would drop its value without a word, so records are closed.",
    mend="Correct the key, or move its value to the field where it belongs.",
    example=Example("domains/water.json", '"broader": null', '"broder": null'),
    errors=("extra_forbidden",),
)
def check(fault: ShapeFault) -> Iterator[Finding]:
    """Report the key; where it stands for one that is missing, that one is its nearest."""
    yield Finding(
        fault.place,
        f"There is no key `{fault.key}` here",
        found=fault.key,
        expected=fault.keys,
        nearest=fault.nearest,
    )
