"""ILMA202: a link to a signatory leads to one of the right kind: person, organization or state."""

from collections.abc import Iterator

from ilma_data.checks.finding import Finding, Related
from ilma_data.checks.rule import Example, rule
from ilma_data.checks.rules.shared.dangling import of_wrong_kind
from ilma_data.checks.tree import Tree


@rule(
    "ILMA202",
    name="wrong-kind",
    why="An office is held in an organization and a place lies in a state; a person in their stead is a slip.",
    mend="Name a signatory of the kind that is expected.",
    example=Example(
        "signatories/freedonia-ministry-of-water.json",
        '"state": "signatory/freedonia"',
        '"state": "signatory/ada-lovell"',
    ),
)
def check(tree: Tree) -> Iterator[Finding]:
    """Report links to signatories of another kind than the field takes."""
    for link, kinds in of_wrong_kind(tree):
        target = tree.dataset.signatories[link.target]
        allowed = " or ".join(kinds)
        yield Finding(
            link.place,
            f"`{link.node.steps[-1]}` takes a signatory of the kind {allowed}, and {link.target} is of the kind "
            f"{target.kind}",
            found=f'"{link.target}"',
            expected=[f"a signatory of the kind {allowed}"],
            related=[Related(tree.files_by_id[target.id].at("kind"), f"its kind is {target.kind}")],
        )
