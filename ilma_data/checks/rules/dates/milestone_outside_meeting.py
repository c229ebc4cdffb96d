"""ILMA204: a step that was taken at a meeting was taken while the meeting lasted."""

from collections.abc import Iterator

from ilma_data.checks.finding import Finding, Related
from ilma_data.checks.rule import Example, rule
from ilma_data.checks.rules.shared.contradictions import steps_outside, steps_within
from ilma_data.checks.tree import Tree


@rule(
    "ILMA204",
    name="milestone-outside-meeting",
    why="An agreement signed at a meeting is signed while that meeting lasts; if not, one of the two dates is wrong.",
    mend="Correct the date, or name the meeting at which the step was really taken.",
    example=Example("agreements/water-accord-2021.json", '"date": "2021-05-04"', '"date": "2021-05-06"'),
)
def check(tree: Tree) -> Iterator[Finding]:
    """Report milestones whose date can't lie within the period of their meeting; or the period, where none can."""
    for meeting, steps in steps_outside(tree).items():
        period = meeting.file.at("period")
        if len(steps) > 1 and not steps_within(tree, meeting):
            yield Finding(
                period,
                f"None of the {len(steps)} steps taken at {meeting.meeting.id} lies within its period "
                f"({meeting.period})",
                found=f'"{meeting.period}"',
                expected=["a period with the dates of these steps"],
                related=[
                    Related(step.file.at(*step.steps), f"{step.stage} on {step.date}") for step in steps
                ],
            )
            continue
        for step in steps:
            yield Finding(
                step.file.at(*step.steps),
                f"The stage {step.stage} ({step.date}) is outside {meeting.meeting.id} ({meeting.period}), where it "
                "was reached",
                found=f'"{step.date}"',
                expected=[f"a date within {meeting.period}"],
                related=[Related(period, "the period of the meeting")],
            )
