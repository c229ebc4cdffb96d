"""ILMA402: a person, an organization or a state is recorded once."""

import json
from collections.abc import Iterator

from ilma_data.checks.finding import Finding, Related
from ilma_data.checks.rule import Example, rule
from ilma_data.checks.rules.shared.doubles import like_signatories
from ilma_data.checks.tree import Tree


@rule(
    "ILMA402",
    name="like-names",
    level="warning",
    why="One person under two spellings is two persons, each with half of the meetings.",
    mend="Merge the two, with both spellings in `names`, and retire one id; or name the other in `different_from`.",
    example=Example("signatories/sylvania.json", '"name": "Sylvania"', '"name": "Freedonia"'),
)
def check(tree: Tree) -> Iterator[Finding]:
    """Report the second of two signatories of a kind with like preferred names, or with a form of a name in common."""
    for earlier, later in like_signatories(tree):
        yield Finding(
            tree.files_by_id[later.id].at("name"),
            f"{later.id} has a name like that of {earlier.id} ({earlier.name})",
            found=json.dumps(later.name, ensure_ascii=False),
            expected=["one record for one signatory, or `different_from`"],
            related=[Related(tree.files_by_id[earlier.id].at("name"), "the other one")],
        )
