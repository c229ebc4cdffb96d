"""ILMA206: a part of a meeting took place while the whole did."""

from collections.abc import Iterator

from ilma_data.checks.finding import Finding, Related
from ilma_data.checks.rule import Example, rule
from ilma_data.checks.tree import Tree
from ilma_data.model.dates import Truth


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
    """Report parts whose period can't overlap that of the whole."""
    for file, meeting in tree.meetings():
        whole = tree.dataset.meetings.get(meeting.part_of or "")
        if meeting.period is None or whole is None or whole.period is None:
            continue
        if meeting.period.overlaps(whole.period) is Truth.NO:
            yield Finding(
                file.at("period"),
                f"{meeting.period} is outside {whole.id} ({whole.period}), of which it is a part",
                found=meeting.period,
                expected=[f"a date within {whole.period}"],
                related=[Related(tree.files_by_id[whole.id].at("period"), "the period of the whole")],
            )
