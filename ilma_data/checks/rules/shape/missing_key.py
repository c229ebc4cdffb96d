"""ILMA102: an object has all the keys that its type requires."""

from collections.abc import Iterator

from ilma_data.checks.finding import Finding, Fix
from ilma_data.checks.fixes.mending import add
from ilma_data.checks.rule import Example, rule
from ilma_data.checks.shape.fault import ShapeFault
from ilma_data.store.document import JsonValue


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
        fault.place,
        f"{fault.holder} lacks the key `{fault.key}`",
        expected=[f"`{fault.key}`: {fault.description}"],
        fix=_fix(fault),
    )


_SAYS_MUCH = {
    "reported": "null says that the source denies the value",
    "evidence": "an empty list says that nothing is known",
}
"""Keys of which no machine knows the value, though null or an empty list would be taken."""


def _fix(fault: ShapeFault) -> Fix | None:
    """Add the only thing that can be meant, or else what says that nothing is known."""
    key = str(fault.key)
    if key in _SAYS_MUCH or not fault.context.get("likely", True):
        return None
    values: list[JsonValue] = [*(fault.words if len(fault.words) == 1 else ()), None, []]
    if fault.steps == () and key == "id":
        values = [fault.file.record_id]
    following = fault.keys[fault.keys.index(key) + 1 :]
    fixes = (add(fault.place, key, value, following) for value in values if fault.takes(value))
    return next(fixes, None)
