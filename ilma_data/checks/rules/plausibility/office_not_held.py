"""ILMA404: whoever signs or takes part in an office holds it on that day."""

import json
from collections.abc import Iterator
from typing import NamedTuple

from ilma_data.checks.finding import Finding, Related
from ilma_data.checks.record_file import RecordFile
from ilma_data.checks.rule import Example, rule
from ilma_data.checks.rules.shared.contradictions import Held, dated_steps, doubtful_dates, offices_of
from ilma_data.checks.tree import Tree
from ilma_data.model.agreement import Agreement, Signature, Stage
from ilma_data.model.base import Record
from ilma_data.model.dates import EdtfDate, Truth
from ilma_data.model.meeting import Meeting, Participant
from ilma_data.model.paths import Steps
from ilma_data.model.signatory import Person


class Act(NamedTuple):
    """Somebody signed or took part: where that stands, on which day, and where the date stands."""

    file: RecordFile
    steps: Steps
    who: Signature | Participant
    date: EdtfDate
    dated: Steps


@rule(
    "ILMA404",
    name="office-not-held",
    level="warning",
    why="Articles call people by an office that they held before or got later; on the day they held another.",
    mend="Correct the capacity, the date, or the `since` and `until` of the office.",
    example=Example(
        "meetings/lake-talks-2021.json", '"capacity": "Adviser"', '"capacity": "Minister of Water"'
    ),
)
def check(tree: Tree) -> Iterator[Finding]:
    """Report capacities for which the person has offices of that title, and none that may have been held that day."""
    doubtful = doubtful_dates(tree)
    for act in (act for file, record in tree.records() for act in acts_of(file, record)):
        if (act.file.name, act.dated) in doubtful:
            continue
        person = tree.dataset.signatories.get(act.who.signatory)
        if act.who.capacity is None or not isinstance(person, Person):
            continue
        titled = [office for office in person.offices if office.title == act.who.capacity]
        offices = [(number, office) for number, office in offices_of(person) if office in titled]
        if (
            offices
            and len(offices) == len(titled)
            and all(is_outside(office, act.date) for _, office in offices)
        ):
            number = offices[0][0]
            yield Finding(
                act.file.at(*act.steps, "capacity"),
                f"{person.id} was not {act.who.capacity} on {act.date}, by the dates of the office",
                found=json.dumps(act.who.capacity, ensure_ascii=False),
                expected=["the office held that day"],
                related=[
                    Related(tree.files_by_id[person.id].at("offices", number), "the office"),
                    Related(act.file.at(*act.dated), "the date"),
                ],
            )


def acts_of(file: RecordFile, record: Record) -> Iterator[Act]:
    """What the signers of an agreement and the participants of a meeting did, where the date is known and only one."""
    if isinstance(record, Agreement):
        signed = [step for step in dated_steps(file, record) if step.stage is Stage.SIGNED]
        for index, signature in enumerate(record.signatures):
            if len(signed) == 1:
                yield Act(file, ("signatures", index), signature, signed[0].date, signed[0].steps)
    elif isinstance(record, Meeting) and record.period is not None:
        for index, participant in enumerate(record.participants):
            yield Act(file, ("participants", index), participant, record.period, ("period",))


def is_outside(office: Held, date: EdtfDate) -> bool:
    """Whether an office certainly began after a date, or ended before it."""
    too_early = office.since is not None and date.before(office.since) is Truth.YES
    too_late = office.until is not None and office.until.before(date) is Truth.YES
    return too_early or too_late
