"""Links that lead nowhere or to the wrong thing, for the rules that report them or what must not follow from them."""

from collections.abc import Iterator, Sequence
from weakref import WeakKeyDictionary

from ilma_data.checks.link import Link
from ilma_data.checks.rules.shared.nearest import among
from ilma_data.checks.tree import Tree
from ilma_data.model.ids import Kinds
from ilma_data.model.retired import Retired

MOST_SOUGHT = 100
"""Unknown ids of a folder for which the nearest ones are looked for, in the order of the files. Where there are more, a
whole folder was moved or renamed, and the search would take the square of their number."""


def dangling(tree: Tree) -> Sequence[tuple[Link, tuple[str, ...]]]:
    """Every link to an id that no file has, retired ones apart, with the nearest ids. Looked for once in a tree.

    Where the folder of its type, or that of retired ids, can't be read, nobody knows: a link there is none.
    """
    if tree not in _FOUND:
        _FOUND[tree] = tuple(_dangling(tree))
    return _FOUND[tree]


_FOUND: WeakKeyDictionary[Tree, tuple[tuple[Link, tuple[str, ...]], ...]] = WeakKeyDictionary()


def _dangling(tree: Tree) -> Iterator[tuple[Link, tuple[str, ...]]]:
    retired = tree.ids_of(Retired.type)
    nearest: dict[str, tuple[str, ...]] = {}
    for link in tree.links:
        target, known = link.target, tree.ids_of(link.target.type)
        hidden = tree.hides(target.type) or tree.hides(Retired.type)
        if target not in known and target not in retired and not hidden:
            if target not in nearest:
                nearest[target] = among(known).nearest(target) if len(nearest) < MOST_SOUGHT else ()
            yield link, tuple(one for one in nearest[target] if one != link.record_id)


def of_wrong_kind(tree: Tree) -> Iterator[tuple[Link, tuple[str, ...]]]:
    """Every link to a signatory of another kind than its field takes, with the kinds that it takes."""
    for link in tree.links:
        kinds = allowed_kinds(link)
        target = tree.dataset.signatories.get(link.target)
        if kinds is not None and target is not None and target.kind not in kinds:
            yield link, kinds


def allowed_kinds(link: Link) -> tuple[str, ...] | None:
    """The kinds of signatories to which a link may lead; None for any, and for a link to another type."""
    return next((mark.allowed for mark in link.node.field.metadata if isinstance(mark, Kinds)), None)
