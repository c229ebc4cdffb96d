"""ILMA206: a meeting that is part of another was held while that one was."""

from collections import Counter
from collections.abc import Iterator

from ilma_data.checks.finding import Finding, Related
from ilma_data.checks.rule import Example, rule
from ilma_data.checks.rules.shared.contradictions import parts_outside
from ilma_data.checks.tree import Tree


@rule(
    "ILMA206",
    name="part-outside-meeting",
    why="Talks on a visit are held while the visit lasts; if not, one of the two dates is wrong.",
    mend="Correct one of the two periods, or the link `part_of`.",
    example=Example(
        "meetings/lake-visit-2021.json",
        '"period": "2021-05-03/2021-05-05"',
        '"period": "2021-05-05/2021-05-07"',
    ),
)
def check(tree: Tree) -> Iterator[Finding]:
    """Report parts whose period can't overlap that of the whole; or the whole, where several can't and none can."""
    dated = Counter(str(one.part_of) for _, one in tree.meetings() if one.period is not None)
    for whole, parts in parts_outside(tree).items():
        period = whole.file.at("period")
        if len(parts) > 1 and len(parts) == dated[whole.meeting.id]:
            yield Finding(
                period,
                f"None of the {len(parts)} parts of {whole.meeting.id} lies within its period ({whole.period})",
                found=f'"{whole.period}"',
                expected=["a period with those of its parts"],
                related=[
                    Related(part.file.at("period"), f"the period of {part.meeting.id}") for part in parts
                ],
            )
            continue
        for part in parts:
            yield Finding(
                part.file.at("period"),
                f"{part.period} is outside {whole.meeting.id} ({whole.period}), of which {part.meeting.id} is a part",
                found=f'"{part.period}"',
                expected=[f"a date within {whole.period}"],
                related=[Related(period, "the period of the whole")],
            )
