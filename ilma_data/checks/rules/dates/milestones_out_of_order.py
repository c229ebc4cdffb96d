"""ILMA205: an agreement takes its steps in order: negotiated, initialled, signed, ratified, in force, terminated."""

from collections.abc import Iterator

from ilma_data.checks.finding import Finding, Related
from ilma_data.checks.rule import Example, rule
from ilma_data.checks.rules.shared.contradictions import steps_out_of_order
from ilma_data.checks.tree import Tree


@rule(
    "ILMA205",
    name="milestones-out-of-order",
    why="No treaty is in force before it is signed: if so, a date or stage is wrong (Vienna Convention 1969, Part II).",
    mend="Correct the date or the stage. Provisional application is a milestone `implemented`.",
    example=Example("agreements/water-accord-2021.json", '"date": "2021-06-02"', '"date": "2021-04-02"'),
)
def check(tree: Tree) -> Iterator[Finding]:
    """Report each step that certainly came before one that it must follow, once, beside the first such step."""
    for later, earlier in steps_out_of_order(tree):
        yield Finding(
            later.file.at(*later.steps),
            f"The stage {later.stage} ({later.date}) comes before {earlier.stage} ({earlier.date})",
            found=f'"{later.date}"',
            expected=[f"a date not before {earlier.date}"],
            related=[Related(earlier.file.at(*earlier.steps), f"{earlier.stage} here")],
        )
