"""Links that lead nowhere, for the rules that report them or must not report what follows from them."""

from collections.abc import Iterator

from ilma_data.checks.link import Link
from ilma_data.checks.tree import Tree
from ilma_data.dataset.errors import nearest_ids
from ilma_data.model.retired import Retired


def dangling(tree: Tree) -> Iterator[tuple[Link, tuple[str, ...]]]:
    """Every link to an id that no file has, retired ones apart, with the nearest ids."""
    retired = tree.ids_of(Retired.type)
    for link in tree.links:
        known = tree.ids_of(link.target.type)
        if link.target not in known and link.target not in retired:
            yield link, nearest_ids(link.target, known)
