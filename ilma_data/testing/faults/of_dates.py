"""Faults of dates in and between records: 204 to 207 and 210."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from ilma_data.model.agreement import Agreement, Milestone, Stage
from ilma_data.model.base import Record
from ilma_data.model.dates import EdtfDate, Truth
from ilma_data.model.meeting import Meeting, MeetingStatus
from ilma_data.model.paths import Steps, nodes
from ilma_data.model.signatory import Person, State
from ilma_data.model.source import Source
from ilma_data.model.vocabulary.stages import STAGES_IN_ORDER
from ilma_data.testing.faults import sound
from ilma_data.testing.faults.edit import both, put
from ilma_data.testing.faults.fault import Fault, ValueFault, first, live, mutation
from ilma_data.testing.support import path_to


@mutation("ILMA204")
def milestone_before_its_meeting(records: Sequence[Record]) -> Iterator[Fault]:
    """A step is dated before the meeting at which it was taken."""
    long_ago, later = _before_all(records)
    new = sound.meeting("no-such-meeting", first(records, Source).id, later)
    meetings = [new, *(meeting for meeting in live(records, Meeting) if _is_before(long_ago, meeting.period))]
    for agreement in (_new_agreement(records), *live(records, Agreement)):
        there = ("milestones", len(agreement.milestones))
        for meeting in meetings:
            step = {"stage": "approved", "date": long_ago, "meeting": str(meeting.id)}
            yield ValueFault(agreement, put(there, step), (*there, "date"), follow=True, beside=(new,))
        for index, milestone in enumerate(agreement.milestones):
            is_there = milestone.meeting in {meeting.id for meeting in meetings}
            if is_there and milestone.date and milestone.stage not in STAGES_IN_ORDER:
                where = ("milestones", index, "date")
                yield ValueFault(agreement, put(where, long_ago), where, follow=True)


@mutation("ILMA205")
def later_stage_before_an_earlier_one(records: Sequence[Record]) -> Iterator[Fault]:
    """A step is dated before one that it must follow."""
    long_ago, later = _before_all(records)
    for agreement in (_new_agreement(records), *live(records, Agreement)):
        number = len(agreement.milestones)
        begun = put(("milestones", number), {"stage": "negotiated", "date": later})
        ended = put(("milestones", number + 1), {"stage": "terminated", "date": long_ago})
        yield ValueFault(agreement, both(begun, ended), ("milestones", number + 1, "date"), follow=True)
        ordered = [
            (STAGES_IN_ORDER.index(milestone.stage), index, milestone)
            for index, milestone in enumerate(agreement.milestones)
            if milestone.stage in STAGES_IN_ORDER and _is_before(long_ago, milestone.date)
        ]
        for rank, index, milestone in ordered:
            signs = milestone.stage is Stage.SIGNED and agreement.signatures  # in offices of that day
            if milestone.meeting is None and not signs and any(one < rank for one, _, _ in ordered):
                where = ("milestones", index, "date")
                yield ValueFault(agreement, put(where, long_ago), where, follow=True)


@mutation("ILMA206")
def part_before_the_whole(records: Sequence[Record]) -> Iterator[Fault]:
    """A meeting is dated before the larger one of which it is a part."""
    long_ago, later = _before_all(records)
    source = first(records, Source).id
    whole = sound.meeting("no-such-meeting", source, later)
    part = sound.meeting("no-such-part", source, later, part_of=whole.id)
    yield ValueFault(part, put(("period",), long_ago), ("period",), beside=(whole,))
    meetings = {meeting.id: meeting for meeting in live(records, Meeting)}
    used = {meeting.part_of for meeting in meetings.values()}
    used |= {
        milestone.meeting for agreement in live(records, Agreement) for milestone in agreement.milestones
    }
    for meeting in meetings.values():
        if meeting.id in used:
            continue
        bare = not any(one.capacity for one in meeting.participants)  # else in offices of that day
        if bare and meeting.part_of is not None and _is_before(long_ago, meetings[meeting.part_of].period):
            yield ValueFault(meeting, put(("period",), long_ago), ("period",), follow=True)
        for other in meetings.values():
            if other.period and meeting.period and other.period.overlaps(meeting.period) is Truth.NO:
                yield ValueFault(meeting, put(("part_of",), str(other.id)), ("period",), follow=True)


@mutation("ILMA207")
def source_before_the_event(records: Sequence[Record]) -> Iterator[Fault]:
    """A source was published before an event of whose date it is evidence."""
    new = sound.meeting("no-such-meeting", first(records, Source).id, _before_all(records)[1])
    events: list[Meeting | Agreement] = [new, *live(records, Meeting), *live(records, Agreement)]
    for record in events:
        for steps, date in _happened(record):
            published, path = _just_before(date), path_to(record, steps)
            if published is not None and path.endswith(("period", ".date")):  # not all milestones at once
                source = sound.source("no-such-source", published)
                there = ("evidence", len(record.evidence))
                evidence = {"source": str(source.id), "basis": "states", "supports": [path]}
                yield ValueFault(record, put(there, evidence), (*there, "source"), beside=(source,))


@mutation("ILMA207")
def source_before_several_events(records: Sequence[Record]) -> Iterator[Fault]:
    """A source was published before all the events that it reports."""
    long_ago, later = _before_all(records)
    source = sound.source("no-such-source", long_ago)
    steps = (Milestone(stage=stage, date=EdtfDate(later)) for stage in (Stage.SIGNED, Stage.APPROVED))
    for agreement in (_new_agreement(records, *steps), *live(records, Agreement)):
        if sum(1 for _, date in _happened(agreement) if _is_before(long_ago, date)) > 1:
            evidence = {"source": str(source.id), "basis": "states", "supports": ["milestones"]}
            change = put(("evidence", len(agreement.evidence)), evidence)
            yield ValueFault(agreement, change, ("published",), beside=(source,), found_in=source)


@mutation("ILMA210")
def office_that_ends_before_it_begins(records: Sequence[Record]) -> Iterator[Fault]:
    """An office ends before it begins."""
    office = {"title": "Harbour Master", "organization": None, "since": "2010-05", "until": "2010-04-2X"}
    worn = {node.value for record in records for node in nodes(record) if node.steps[-1] == "capacity"}
    new, meeting = _new_person(records)
    for person in (new, *live(records, Person)):
        there = ("offices", len(person.offices))
        yield ValueFault(person, put(there, office), (*there, "until"), follow=True, beside=(new, meeting))
        for index, held in enumerate(person.offices):
            ended = _just_before(held.since) if held.since and held.title not in worn else None
            if ended is not None:
                where = ("offices", index, "until")
                yield ValueFault(person, put(where, ended), where, follow=True)


@mutation("ILMA210")
def office_attested_when_not_held(records: Sequence[Record]) -> Iterator[Fault]:
    """An office is attested before it begins, or after it ends."""
    office = {"title": "Harbour Master", "organization": None, "since": "2010-05", "until": "2010~"}
    new, meeting = _new_person(records)
    for person in (new, *live(records, Person)):
        there = ("offices", len(person.offices))
        for day in ("2010-04-30", "2012"):
            shown = office | {"attested": ["2010-06", day]}
            where = (*there, "attested", 1)
            yield ValueFault(person, put(there, shown), where, follow=True, beside=(new, meeting))


def _new_agreement(records: Sequence[Record], *milestones: Milestone) -> Agreement:
    return sound.agreement(
        "no-such-agreement", first(records, Source).id, first(records, State).id, *milestones
    )


def _new_person(records: Sequence[Record]) -> tuple[Person, Meeting]:
    """A person without an office, and a meeting that names them."""
    source = first(records, Source).id
    person = sound.person("no-such-person", source)
    return person, sound.meeting("no-such-meeting", source, participants=(person.id,))


def _before_all(records: Sequence[Record]) -> tuple[str, str]:
    """Two days, a year apart, that are years before any date of the data set."""
    dates = [node.value for record in records for node in nodes(record) if isinstance(node.value, EdtfDate)]
    year = min((date.earliest.year for date in dates), default=2000) - 5
    return f"{year}-06-15", f"{year + 1}-06-15"


def _is_before(day: str, date: EdtfDate | None) -> bool:
    """Whether a day is certainly before a date."""
    return date is not None and EdtfDate(day).before(date) is Truth.YES


def _just_before(date: EdtfDate) -> str | None:
    """A day that is certainly before a date, as near as may be; None where the date may be any."""
    days = [(date.earliest - timedelta(days=before)).isoformat() for before in (1, 32, 500)]
    return next((day for day in days if _is_before(day, date) and not day.endswith("-01")), None)


def _happened(record: Record) -> Iterator[tuple[Steps, EdtfDate]]:
    """The dates of what has happened, by a record: steps that were taken, and meetings that were held."""
    milestones: tuple[Milestone, ...] = getattr(record, "milestones", ())
    for index, milestone in enumerate(milestones):
        if milestone.date is not None and milestone.stage is not Stage.ANNOUNCED:
            yield ("milestones", index, "date"), milestone.date
    if isinstance(record, Meeting) and record.period is not None and record.status is MeetingStatus.HELD:
        yield ("period",), record.period
