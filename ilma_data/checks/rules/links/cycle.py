"""ILMA203: no chain of `part_of`, `broader` or `relations` leads back to its beginning."""

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from ilma_data.checks.finding import Finding, Related
from ilma_data.checks.link import Link
from ilma_data.checks.rule import Example, rule
from ilma_data.checks.tree import Tree

CHAINS = {
    "meeting": ("part_of",),
    "signatory": ("part_of",),
    "domain": ("broader",),
    "agreement": ("relations",),
}
"""For each record type the top-level field whose links make a chain."""


@rule(
    "ILMA203",
    name="cycle",
    why="Nothing is part of itself, wider than itself, or later than itself; programs that follow the chain never end.",
    mend="Remove the link that is wrong: the one from the wider or earlier record.",
    example=Example("domains/water.json", '"broader": null', '"broader": "domain/irrigation"'),
)
def check(tree: Tree) -> Iterator[Finding]:
    """Report each cycle once, at the first of its records in the order of ids."""
    for record_type, fields in CHAINS.items():
        chain = {
            (link.record_id, str(link.target)): link
            for link in tree.links
            if link.target.type == record_type == link.record_id.partition("/")[0]
            and link.node.steps[0] in fields
        }
        while (cycle := _cycle(chain)) is not None:
            first = cycle.index(min(cycle))
            around = [*cycle[first:], *cycle[:first]]
            steps = [chain[pair] for pair in zip(around, [*around[1:], around[0]], strict=True)]
            yield Finding(
                steps[0].place,
                f"This chain leads back to its beginning: {' > '.join([*around, around[0]])}",
                found=f'"{steps[0].target}"',
                expected=["a chain that ends"],
                related=[Related(step.place, f"leads on to {step.target}") for step in steps[1:]],
            )
            del chain[around[0], str(steps[0].target)]


def _cycle(chain: dict[tuple[str, str], Link]) -> list[str] | None:
    """The ids of one cycle in the order of the links, or None."""
    sorter: TopologicalSorter[str] = TopologicalSorter()
    for beginning, end in sorted(chain):
        sorter.add(beginning, end)
    try:
        sorter.prepare()
    except CycleError as error:
        found: list[str] = error.args[1]
        return found[:0:-1]  # graphlib names the cycle from end to beginning, and its first id twice
    return None
