"""Records that look like one thing recorded twice: signatories by their names, sources by their address."""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations
from typing import TypeAlias

from ilma_data.checks.rules.shared.likeness import folded
from ilma_data.checks.rules.shared.near_texts import alike_pairs
from ilma_data.checks.tree import Tree
from ilma_data.model.signatory import Organization, Person, State
from ilma_data.model.source import Source

AnySignatory: TypeAlias = Person | Organization | State

ALIKE = {"person": 0.9, "organization": 0.95, "state": 0.95}
"""Likeness of preferred names from which on two of a kind are taken for one; equal other forms always are."""

_SCHEME = re.compile("^https?://(www[.])?")


@lru_cache(maxsize=1)  # three rules ask, of one tree after the other
def like_signatories(tree: Tree) -> tuple[tuple[AnySignatory, AnySignatory], ...]:
    """The earlier and the later of two of a kind with like preferred names, or with a form of a name in common."""
    return tuple(_like_signatories(tree))


def _like_signatories(tree: Tree) -> Iterator[tuple[AnySignatory, AnySignatory]]:
    by_kind: dict[str, list[AnySignatory]] = defaultdict(list)
    for signatory in tree.dataset.signatories:
        by_kind[signatory.kind].append(signatory)
    for kind, signatories in by_kind.items():
        names = [folded(one.name) for one in signatories]
        forms = [folded_forms(one.name, *(form.text for form in one.names)) for one in signatories]
        for first, second in like_names(kind, names, forms):
            earlier, later = signatories[first], signatories[second]
            if earlier.id not in later.different_from and later.id not in earlier.different_from:
                yield earlier, later


def folded_forms(*texts: str) -> frozenset[str]:
    """The forms of a name, folded."""
    return frozenset(map(folded, texts))


def like_names(kind: str, names: Sequence[str], forms: Iterable[Iterable[Hashable]]) -> list[tuple[int, int]]:
    """The places of every two signatories of a kind that have like names, or a form of a name in common; in order.

    `names` are the preferred ones, folded; `forms` are those of each, or whatever is the same for the same form.
    """
    first: dict[Hashable, int] = {}
    shared: dict[Hashable, list[int]] = {}
    for place, forms_of_one in enumerate(forms):
        for form in forms_of_one:
            if first.setdefault(form, place) != place:
                shared.setdefault(form, [first[form]]).append(place)
    found = {pair for places in shared.values() for pair in combinations(places, 2)}
    return sorted(found.union(alike_pairs(names, ALIKE[kind])))


def sources_of_one_page(tree: Tree) -> Iterator[tuple[Source, Source]]:
    """The first and each later source with one address, whatever its scheme, `www`, last slash or fragment."""
    seen: dict[str, Source] = {}
    for source in tree.dataset.sources:
        if source.url is not None:
            first = seen.setdefault(address(source.url), source)
            if first is not source:
                yield first, source


def address(url: str) -> str:
    """An address without what the same page may be called with or without."""
    return _SCHEME.sub("", url).partition("#")[0].rstrip("/").casefold()
