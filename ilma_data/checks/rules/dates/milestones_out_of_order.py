"""ILMA205: an agreement takes its steps in order: negotiated, initialled, signed, ratified, in force, terminated."""

from collections.abc import Iterator
from itertools import combinations

from ilma_data.checks.finding import Finding, Related
from ilma_data.checks.rule import Example, rule
from ilma_data.checks.tree import Tree
from ilma_data.model.agreement import Stage
from ilma_data.model.dates import Truth

_ORDER = (Stage.NEGOTIATED, Stage.INITIALLED, Stage.SIGNED, Stage.RATIFIED, Stage.IN_FORCE, Stage.TERMINATED)
"""Stages that follow one another. The others come when they come: a cabinet approves before a signature or after."""


@rule(
    "ILMA205",
    name="milestones-out-of-order",
    why="No treaty is in force before it is signed, unless a date or a stage is wrong (VCLT 1969, Part II).",
    mend="Correct the date or the stage. Provisional application is a milestone `implemented`.",
    example=Example("agreements/water-accord-2021.json", '"date": "2021-06-02"', '"date": "2021-04-02"'),
)
def check(tree: Tree) -> Iterator[Finding]:
    """Report each step that certainly came before one that it must follow, once, beside the nearest such step."""
    for file, agreement in tree.agreements():
        ordered = sorted(
            (
                (_ORDER.index(milestone.stage), index, milestone)
                for index, milestone in enumerate(agreement.milestones)
                if milestone.stage in _ORDER and milestone.date is not None
            ),
            key=lambda entry: entry[:2],
        )
        reported: set[int] = set()
        for (rank, before, earlier), (later_rank, index, later) in combinations(ordered, 2):
            if earlier.date is None or later.date is None or rank == later_rank or index in reported:
                continue
            if later.date.before(earlier.date) is Truth.YES:
                reported.add(index)
                yield Finding(
                    file.at("milestones", index, "date"),
                    f"The stage {later.stage} ({later.date}) comes before {earlier.stage} ({earlier.date})",
                    found=later.date,
                    expected=[f"a date not before {earlier.date}"],
                    related=[Related(file.at("milestones", before, "date"), f"{earlier.stage} here")],
                )
