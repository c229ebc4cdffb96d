"""What the models look at only once every field is right: items that stand in a list twice, parts that lack something.

Here it is looked at in partial records too, so that one mistake hides no other.
"""

from collections.abc import Iterator
from typing import NamedTuple

from ilma_data.checks.holders import holders, lies_in
from ilma_data.model.base import Part, Record
from ilma_data.model.paths import Steps, nodes


class Repeated(NamedTuple):
    """An item that can't be told from an earlier one of its list. `name` is what a path would call both."""

    steps: Steps
    first: Steps
    name: str
    owner: type[Part]


def repeated_items(record: Record, faults: frozenset[Steps]) -> Iterator[Repeated]:
    """Every item of a list that has the longest key of an earlier one, or is equal to it where it has no key.

    Items in which something is wrong are passed over.
    """
    first: dict[tuple[Steps, object], Steps] = {}
    for node in nodes(record):
        if not node.is_item or node.steps in holders(faults) or lies_in(node.steps, faults):
            continue
        item = node.value
        keys = item.keys() if isinstance(item, Part) else ()
        same: object = keys[-1] if keys else item
        earlier = first.setdefault((node.steps[:-1], same), node.steps)
        if earlier != node.steps:
            name = keys[0] if keys else str(item) if not isinstance(item, Part) else ""
            yield Repeated(node.steps, earlier, name, type(node.owner))
