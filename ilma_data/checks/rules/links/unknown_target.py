"""ILMA201: a link leads to a record that exists."""

from collections.abc import Iterator

from ilma_data.checks.dangling import dangling
from ilma_data.checks.finding import Finding
from ilma_data.checks.rule import Example, rule
from ilma_data.checks.tree import Tree


@rule(
    "ILMA201",
    name="unknown-target",
    why="A link that leads nowhere is a fact without its other half.",
    mend="Correct the id, or add the record.",
    example=Example(
        "meetings/lake-talks-2021.json",
        '"part_of": "meeting/lake-visit-2021"',
        '"part_of": "meeting/lake-visit-2012"',
    ),
)
def check(tree: Tree) -> Iterator[Finding]:
    """Report links to ids that no file has, retired ones apart."""
    for link, near in dangling(tree):
        yield Finding(
            link.place,
            f"There is no record {link.target}",
            found=link.target,
            expected=near or [f"the id of a record of {link.target.type}"],
            nearest=near[0] if near else None,
        )
