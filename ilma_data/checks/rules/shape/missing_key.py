"""ILMA102: an object has all the keys that its type requires."""

from collections.abc import Iterator

from ilma_data.checks.finding import Finding
from ilma_data.checks.rule import Example, rule
from ilma_data.checks.shape import ShapeFault


@rule(
    "ILMA102",
    name="missing-key",
    why="What nobody knows is written as null: then a reader can tell it from what somebody forgot.",
    mend="Add the key, with null (or an empty list) where no source says.",
    example=Example("domains/water.json", ',\n  "broader": null', ""),
    errors=("missing",),
)
def check(fault: ShapeFault) -> Iterator[Finding]:
    """Report the object that lacks the key."""
    yield Finding(
        fault.place, f"The key `{fault.key}` is missing", expected=[f"`{fault.key}`: {fault.description}"]
    )
