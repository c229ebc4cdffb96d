"""ILMA204: a step that was taken at a meeting was taken while the meeting lasted."""

from collections.abc import Iterator

from ilma_data.checks.finding import Finding, Related
from ilma_data.checks.rule import Example, rule
from ilma_data.checks.tree import Tree
from ilma_data.model.dates import Truth


@rule(
    "ILMA204",
    name="milestone-outside-meeting",
    why="An agreement signed at a meeting is signed while that meeting lasts; if not, one of the two dates is wrong.",
    mend="Correct the date, or name the meeting at which the step was really taken.",
    example=Example("agreements/water-accord-2021.json", '"date": "2021-05-04"', '"date": "2021-05-06"'),
)
def check(tree: Tree) -> Iterator[Finding]:
    """Report milestones whose date can't lie within the period of their meeting."""
    for file, agreement in tree.agreements():
        for index, milestone in enumerate(agreement.milestones):
            meeting = tree.dataset.meetings.get(milestone.meeting or "")
            if milestone.date is None or meeting is None or meeting.period is None:
                continue
            if milestone.date.overlaps(meeting.period) is Truth.NO:
                yield Finding(
                    file.at("milestones", index, "date"),
                    f"{milestone.date} is outside {meeting.id} ({meeting.period})",
                    found=milestone.date,
                    expected=[f"a date within {meeting.period}"],
                    related=[Related(tree.files_by_id[meeting.id].at("period"), "the period of the meeting")],
                )
