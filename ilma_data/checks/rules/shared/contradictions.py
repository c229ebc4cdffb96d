"""Dates that contradict one another, each pair in one rule alone: what one rule reports, those after it pass over."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple, Protocol

from ilma_data.checks.record_file import RecordFile
from ilma_data.checks.tree import Tree
from ilma_data.model.agreement import Agreement, Stage
from ilma_data.model.dates import EdtfDate, Truth
from ilma_data.model.meeting import Meeting
from ilma_data.model.paths import Steps
from ilma_data.model.signatory import Office, Person
from ilma_data.model.vocabulary.stages import STAGES_IN_ORDER


class DatedStep(NamedTuple):
    """A dated milestone, and where its date stands."""

    file: RecordFile
    steps: Steps
    stage: Stage
    date: EdtfDate


class DatedMeeting(NamedTuple):
    """A meeting with its period."""

    file: RecordFile
    meeting: Meeting
    period: EdtfDate


class Held(Protocol):
    """An office, as far as its dates say when it was held."""

    @property
    def since(self) -> EdtfDate | None:
        """Since when."""

    @property
    def until(self) -> EdtfDate | None:
        """Until when."""

    @property
    def attested(self) -> Sequence[EdtfDate]:
        """Dates at which it is known to have been held."""


def dated_steps(file: RecordFile, agreement: Agreement) -> Iterator[DatedStep]:
    """The milestones of an agreement that have a date, in the order of the list."""
    for index, milestone in enumerate(agreement.milestones):
        if milestone.date is not None:
            yield DatedStep(file, ("milestones", index, "date"), milestone.stage, milestone.date)


@lru_cache(maxsize=1)  # several rules ask, of one tree after the other
def parts_outside(tree: Tree) -> dict[DatedMeeting, list[DatedMeeting]]:
    """For each meeting, the parts of it whose period can't overlap its own."""
    found: dict[DatedMeeting, list[DatedMeeting]] = {}
    for file, meeting in tree.meetings():
        whole = _meeting(tree, meeting.part_of)
        if (
            whole is not None
            and meeting.period is not None
            and meeting.period.overlaps(whole.period) is Truth.NO
        ):
            found.setdefault(whole, []).append(DatedMeeting(file, meeting, meeting.period))
    return found


@lru_cache(maxsize=1)
def steps_outside(tree: Tree) -> dict[DatedMeeting, list[DatedStep]]:
    """For each meeting, the milestones taken at it whose date can't lie within its period.

    Meetings apart of which a part, or the whole, says another time.
    """
    doubtful = {one.file.name for whole, parts in parts_outside(tree).items() for one in (whole, *parts)}
    found: dict[DatedMeeting, list[DatedStep]] = {}
    for file, agreement in tree.agreements():
        for step in dated_steps(file, agreement):
            meeting = _meeting(tree, agreement.milestones[int(step.steps[1])].meeting)
            if meeting is None or meeting.file.name in doubtful:
                continue
            if step.date.overlaps(meeting.period) is Truth.NO:
                found.setdefault(meeting, []).append(step)
    return found


def steps_within(tree: Tree, meeting: DatedMeeting) -> bool:
    """Whether the date of some milestone that was taken at a meeting may lie within its period."""
    taken = _steps_at_meetings(tree).get(meeting.meeting.id, ())
    return any(step.date.overlaps(meeting.period) is not Truth.NO for step in taken)


@lru_cache(maxsize=1)
def _steps_at_meetings(tree: Tree) -> Mapping[str, Sequence[DatedStep]]:
    """The dated milestones that were taken at each meeting."""
    found: dict[str, list[DatedStep]] = defaultdict(list)
    for file, agreement in tree.agreements():
        for step in dated_steps(file, agreement):
            if (meeting := agreement.milestones[int(step.steps[1])].meeting) is not None:
                found[meeting].append(step)
    return found


def steps_out_of_order(tree: Tree) -> Iterator[tuple[DatedStep, DatedStep]]:
    """Each milestone that certainly came before one that it must follow, once, and the first such one.

    Milestones apart whose date a meeting contradicts.
    """
    contradicted = {(step.file.name, step.steps) for steps in steps_outside(tree).values() for step in steps}
    for file, agreement in tree.agreements():
        ordered = sorted(
            (
                step
                for step in dated_steps(file, agreement)
                if step.stage in STAGES_IN_ORDER and (file.name, step.steps) not in contradicted
            ),
            key=lambda step: STAGES_IN_ORDER.index(step.stage),
        )
        reported: set[Steps] = set()
        for earlier, later in combinations(ordered, 2):
            is_new = later.steps not in reported and later.stage is not earlier.stage
            if is_new and later.date.before(earlier.date) is Truth.YES:
                reported.add(later.steps)
                yield later, earlier


def doubtful_dates(tree: Tree) -> frozenset[tuple[str, Steps]]:
    """The dates of milestones and meetings that contradict another one: the file and the place of each."""
    found: set[tuple[str, Steps]] = set()
    for whole, parts in parts_outside(tree).items():
        found |= {(one.file.name, ("period",)) for one in (whole, *parts)}
    for meeting, steps in steps_outside(tree).items():
        found |= {(meeting.file.name, ("period",)), *((step.file.name, step.steps) for step in steps)}
    for pair in steps_out_of_order(tree):
        found |= {(step.file.name, step.steps) for step in pair}
    return frozenset(found)


def is_doubtful(office: Held) -> bool:
    """Whether the dates of an office contradict one another."""
    since, until = office.since, office.until
    if since is not None and until is not None and until.before(since) is Truth.YES:
        return True
    return any(
        (since is not None and attested.before(since) is Truth.YES)
        or (until is not None and until.before(attested) is Truth.YES)
        for attested in office.attested
    )


def offices_of(person: Person) -> Iterator[tuple[int, Office]]:
    """The offices of a person whose dates hold together, and their numbers in the list."""
    return ((number, office) for number, office in enumerate(person.offices) if not is_doubtful(office))


def _meeting(tree: Tree, meeting_id: str | None) -> DatedMeeting | None:
    meeting = tree.dataset.meetings.get(meeting_id or "")
    if meeting is None or meeting.period is None or meeting.id not in tree.files_by_id:
        return None
    return DatedMeeting(tree.files_by_id[meeting.id], meeting, meeting.period)
