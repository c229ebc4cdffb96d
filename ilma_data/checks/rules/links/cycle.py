"""ILMA203: no chain of `part_of`, `broader` or `relations` leads back to its beginning."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from graphlib import CycleError, TopologicalSorter
from typing import TypeAlias

from ilma_data.checks.finding import Finding, Related
from ilma_data.checks.link import Link
from ilma_data.checks.rule import Example, rule
from ilma_data.checks.rules.shared.circles import knots, leading_into_circles
from ilma_data.checks.tree import Tree

CHAINS = {
    "meeting": ("part_of",),
    "signatory": ("part_of",),
    "domain": ("broader",),
    "agreement": ("relations",),
}
"""For each record type the top-level field whose links make a chain."""

_Pair: TypeAlias = tuple[str, str]
"""The ids at the beginning and at the end of a link."""

_Chain: TypeAlias = dict[_Pair, Link]


@rule(
    "ILMA203",
    name="cycle",
    why="Nothing is part of itself, wider than itself, or later than itself; programs that follow the chain never end.",
    mend="Remove the link that is wrong: the one from the wider or earlier record.",
    example=Example("domains/water.json", '"broader": null', '"broader": "domain/irrigation"'),
)
def check(tree: Tree) -> Iterator[Finding]:
    """Report each cycle once, at the first of its records in the order of ids."""
    for chain in _chains(tree):
        for cycle in _cycles(chain):
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


def leads_on(link: Link) -> bool:
    """Whether a chain leads on by this link."""
    record_type = link.target.type
    return (
        link.node.steps[0] in CHAINS.get(record_type, ()) and record_type == link.record_id.partition("/")[0]
    )


def _chains(tree: Tree) -> Iterable[_Chain]:
    """The links that make the chains of each type."""
    chains: dict[str, _Chain] = {record_type: {} for record_type in CHAINS}
    for link in tree.links:
        if leads_on(link):
            chains[link.target.type][link.record_id, str(link.target)] = link
    return chains.values()


def _cycles(chain: _Chain) -> Iterator[list[str]]:
    """The ids of each cycle, in the order of the links. Of each the first link goes before the next one is sought."""
    for links in _tangles(sorted(chain)):
        while (cycle := _cycle(links)) is not None:
            yield cycle
            first = cycle.index(min(cycle))
            links.remove((cycle[first], cycle[(first + 1) % len(cycle)]))


def _tangles(links: Sequence[_Pair]) -> Iterable[list[_Pair]]:
    """The links among which there are cycles: those that hang together, in their order.

    The search for cycles goes from the ends of the links to their beginnings, and takes up the ids in the order of all
    links. So those from which it comes into no cycle are left out, but for the first that names each of the others.
    """
    narrower: dict[str, list[str]] = defaultdict(list)
    for beginning, end in links:
        narrower[end].append(beginning)
    concerned = leading_into_circles(narrower)
    beside: dict[str, set[str]] = {one: set() for one in concerned}
    kept: list[_Pair] = []
    named: set[str] = set()
    for beginning, end in links:
        if beginning in concerned:
            beside[beginning].add(end)
            beside[end].add(beginning)
            kept.append((beginning, end))
        elif end in concerned and end not in named:
            kept.append((beginning, end))
            named.add(end)
    number = {one: place for place, group in enumerate(knots(beside)) for one in group}
    tangles: dict[int, list[_Pair]] = defaultdict(list)
    for beginning, end in kept:
        tangles[number[end]].append((beginning, end))
    return tangles.values()


def _cycle(links: Sequence[_Pair]) -> list[str] | None:
    """The ids of one cycle in the order of the links, or None."""
    sorter: TopologicalSorter[str] = TopologicalSorter()
    for beginning, end in links:
        sorter.add(beginning, end)
    try:
        sorter.prepare()
    except CycleError as error:
        found: list[str] = error.args[1]
        return found[:0:-1]  # graphlib names the cycle from end to beginning, and its first id twice
    return None
