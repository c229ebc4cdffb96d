"""ILMA404: who signs or takes part in an office holds it that day."""

from collections.abc import Iterator
from typing import NamedTuple

from ilma_data.checks.finding import Finding, Related
from ilma_data.checks.record_file import RecordFile
from ilma_data.checks.rule import Example, rule
from ilma_data.checks.tree import Tree
from ilma_data.model.agreement import Signature, Stage
from ilma_data.model.dates import EdtfDate, Truth
from ilma_data.model.meeting import Participant
from ilma_data.model.paths import Steps
from ilma_data.model.signatory import Office, Person


class _Act(NamedTuple):
    file: RecordFile
    steps: Steps
    who: Signature | Participant
    date: EdtfDate


@rule(
    "ILMA404",
    name="office-not-held",
    level="warning",
    why="Articles call people by what they were before or became later; the office of the day is another.",
    mend="Correct the capacity, the date, or the `since` and `until` of the office.",
    example=Example(
        "meetings/lake-talks-2021.json", '"capacity": "Adviser"', '"capacity": "Minister of Water"'
    ),
)
def check(tree: Tree) -> Iterator[Finding]:
    """Report capacities for which the person has offices of that title, and none that may have been held that day."""
    for act in _acts(tree):
        person = tree.dataset.signatories.get(act.who.signatory)
        if act.who.capacity is None or not isinstance(person, Person):
            continue
        offices = [office for office in person.offices if office.title == act.who.capacity]
        if offices and all(_is_outside(office, act.date) for office in offices):
            number = person.offices.index(offices[0])
            yield Finding(
                act.file.at(*act.steps, "capacity"),
                f"{person.id} was not {act.who.capacity} on {act.date}, by the dates of the office",
                found=act.who.capacity,
                expected=["the office held that day"],
                related=[Related(tree.files_by_id[person.id].at("offices", number), "the office")],
            )


def _acts(tree: Tree) -> Iterator[_Act]:
    for file, agreement in tree.agreements():
        signed = [
            one.date for one in agreement.milestones if one.stage is Stage.SIGNED and one.date is not None
        ]
        for index, signature in enumerate(agreement.signatures):
            if len(signed) == 1:
                yield _Act(file, ("signatures", index), signature, signed[0])
    for file, meeting in tree.meetings():
        for index, participant in enumerate(meeting.participants):
            if meeting.period is not None:
                yield _Act(file, ("participants", index), participant, meeting.period)


def _is_outside(office: Office, date: EdtfDate) -> bool:
    too_early = office.since is not None and date.before(office.since) is Truth.YES
    too_late = office.until is not None and office.until.before(date) is Truth.YES
    return too_early or too_late
