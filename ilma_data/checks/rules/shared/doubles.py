"""Records that look like one thing recorded twice: signatories by their names, sources by their address."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations
from typing import TypeAlias

from ilma_data.checks.rules.shared.likeness import are_alike, folded
from ilma_data.checks.tree import Tree
from ilma_data.model.signatory import Organization, Person, State
from ilma_data.model.source import Source

AnySignatory: TypeAlias = Person | Organization | State

ALIKE = {"person": 0.9, "organization": 0.95, "state": 0.95}
"""Likeness of preferred names from which on two of a kind are taken for one; equal other forms always are."""


@lru_cache(maxsize=1)  # three rules ask, of one tree after the other
def like_signatories(tree: Tree) -> tuple[tuple[AnySignatory, AnySignatory], ...]:
    """The earlier and the later of two of a kind with like preferred names, or with a form of a name in common."""
    return tuple(_like_signatories(tree))


def _like_signatories(tree: Tree) -> Iterator[tuple[AnySignatory, AnySignatory]]:
    by_kind: dict[str, list[AnySignatory]] = defaultdict(list)
    for signatory in tree.dataset.signatories:
        by_kind[signatory.kind].append(signatory)
    for kind, signatories in by_kind.items():
        forms = {one.id: _forms(one) for one in signatories}
        names = {one.id: folded(one.name) for one in signatories}
        for earlier, later in combinations(signatories, 2):
            if earlier.id in later.different_from or later.id in earlier.different_from:
                continue
            shared = forms[earlier.id] & forms[later.id]
            if shared or are_alike(names[earlier.id], names[later.id], ALIKE[kind]):
                yield earlier, later


def sources_of_one_page(tree: Tree) -> Iterator[tuple[Source, Source]]:
    """The first and each later source with one address, whatever its scheme, `www`, last slash or fragment."""
    seen: dict[str, Source] = {}
    for source in tree.dataset.sources:
        if source.url is not None:
            first = seen.setdefault(address(source.url), source)
            if first is not source:
                yield first, source


def _forms(signatory: AnySignatory) -> frozenset[str]:
    return frozenset(folded(text) for text in (signatory.name, *(form.text for form in signatory.names)))


def address(url: str) -> str:
    """An address without what the same page may be called with or without."""
    return re.sub("^https?://(www[.])?", "", url).partition("#")[0].rstrip("/").casefold()
