"""ILMA402: a person, an organization or a state is recorded once."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from ilma_data.checks.finding import Finding, Related
from ilma_data.checks.likeness import are_alike, folded
from ilma_data.checks.rule import Example, rule
from ilma_data.checks.tree import Tree
from ilma_data.model.signatory import Organization, Person, State

_ALIKE = {"person": 0.9, "organization": 0.95, "state": 0.95}
"""Likeness of preferred names from which on two of a kind are taken for one; equal other forms always are."""


@rule(
    "ILMA402",
    name="like-names",
    level="warning",
    why="One person under two spellings is two persons, each with half of the meetings.",
    mend="Merge the two: spellings go into `names`. Or name the other one in `different_from`.",
    example=Example("signatories/sylvania.json", '"name": "Sylvania"', '"name": "Freedonia"'),
)
def check(tree: Tree) -> Iterator[Finding]:
    """Report the second of two signatories of a kind with like preferred names, or with a form of a name in common."""
    by_kind: dict[str, list[Person | Organization | State]] = defaultdict(list)
    for signatory in tree.dataset.signatories:
        by_kind[signatory.kind].append(signatory)
    for kind, signatories in by_kind.items():
        forms = {one.id: _forms(one) for one in signatories}
        names = {one.id: folded(one.name) for one in signatories}
        for earlier, later in combinations(signatories, 2):
            if earlier.id in later.different_from or later.id in earlier.different_from:
                continue
            shared = forms[earlier.id] & forms[later.id]
            if shared or are_alike(names[earlier.id], names[later.id], _ALIKE[kind]):
                yield Finding(
                    tree.files_by_id[later.id].at("name"),
                    f"{later.id} has a name like that of {earlier.id} ({earlier.name})",
                    found=later.name,
                    expected=["one record for one signatory, or `different_from`"],
                    related=[Related(tree.files_by_id[earlier.id].at("name"), "the other one")],
                )


def _forms(signatory: Person | Organization | State) -> frozenset[str]:
    return frozenset(folded(text) for text in (signatory.name, *(form.text for form in signatory.names)))
