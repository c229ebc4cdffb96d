"""How well a record is supported and how much of it is known: two figures, derived, and never one score."""

from __future__ import annotations

from ilma_data.dataset.event_classes import state_of
from ilma_data.model.date_forms import Precision
from ilma_data.model.date_spans import reading
from ilma_data.model.kinds import is_agreement, is_meeting
from ilma_data.model.parts import is_unknown
from ilma_data.model.vocabulary import SourceKind

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import NamedTuple

    from ilma_data.dataset.dataset import Dataset
    from ilma_data.model.agreement import Agreement
    from ilma_data.model.dates import EdtfDate
    from ilma_data.model.meeting import Meeting
    from ilma_data.model.source import Source
else:
    from ilma_data.untyped import NamedTuple

_INDEPENDENT = {SourceKind.NEWS, SourceKind.WIRE, SourceKind.ACADEMIC, SourceKind.REFERENCE}


class Triangulation(NamedTuple):
    """On whose word a record rests.

    `origins` counts the independent origins of its evidence; `official` names the states whose own word (or that of an
    organization of theirs) is among it; `third_party` says whether somebody else's is.
    """

    origins: int
    official: tuple[str, ...]
    third_party: bool


def triangulation(record: Agreement | Meeting, dataset: Dataset) -> Triangulation:
    """On whose word a record rests: by its evidence alone, not by claims or disputes.

    Sources count once where they have one origin, and where they have one publisher.
    """
    cited = dict.fromkeys(evidence.source for evidence in record.evidence)
    sources = [source for source_id in cited if (source := dataset.sources.get(source_id)) is not None]
    official = {state for source in sources if (state := state_of(dataset, source.issued_by)) is not None}
    return Triangulation(
        origins(sources),
        tuple(sorted(official)),
        any(source.issued_by is None and source.kind in _INDEPENDENT for source in sources),
    )


def origins(sources: Iterable[Source]) -> int:
    """How many independent origins some sources have: those with one origin or one publisher are one."""
    groups: list[set[str]] = []
    for source in sources:
        names = {
            f"origin {source.origin or source.id}",
            *([f"publisher {source.publisher}"] if source.publisher else []),
        }
        joined = [group for group in groups if group & names]
        groups = [group for group in groups if not group & names]
        groups.append(names.union(*joined))
    return len(groups)


class Completeness(NamedTuple):
    """How many of the questions that one asks of every record it answers, and which it leaves open."""

    answered: int
    asked: int
    open: tuple[str, ...]


def completeness(record: Agreement | Meeting, dataset: Dataset) -> Completeness:
    """How much of what one asks of every agreement, or of every meeting, is known.

    Of an agreement: as many signers as parties, the day of a step, the place of one, the domains, whether it binds, who
    can read it. Of a meeting: the day, the place (calls have none), two persons, the domains.
    """
    answers: dict[str, bool] = {}
    if is_agreement(record):
        answers = {question: answer(record) for question, answer in _OF_AGREEMENTS.items()}
    elif is_meeting(record):
        answers = {question: answer(record, dataset) for question, answer in _OF_MEETINGS.items()}
    unanswered = tuple(question for question, answered in answers.items() if not answered)
    return Completeness(len(answers) - len(unanswered), len(answers), unanswered)


def _is_to_the_day(date: EdtfDate | None) -> bool:
    """Whether a date, or each end of an interval, is a certain day."""
    if date is None or date.uncertain or date.approximate:
        return False
    precision, ends = reading(date)
    return precision is not Precision.SET and all(end.unit is Precision.DAY for end in ends)


def _has_named_participants(meeting: Meeting, dataset: Dataset) -> bool:
    kinds = [
        signatory.kind
        for one in meeting.participants
        if (signatory := dataset.signatories.get(one.signatory))
    ]
    return kinds.count("person") >= 2


def _is_a_call(meeting: Meeting) -> bool:
    from ilma_data.model.vocabulary import MeetingKind

    return meeting.kind in (MeetingKind.CALL, MeetingKind.VIDEO_CONFERENCE)


_OF_AGREEMENTS: dict[str, Callable[[Agreement], bool]] = {
    "signers": lambda agreement: (
        len(agreement.signatures) >= len([p for p in agreement.parties if p.role == "party"])
    ),
    "day": lambda agreement: any(_is_to_the_day(milestone.date) for milestone in agreement.milestones),
    "place": lambda agreement: any(milestone.place is not None for milestone in agreement.milestones),
    "domains": lambda agreement: bool(agreement.domains),
    "bindingness": lambda agreement: not is_unknown(agreement.bindingness),
    "text access": lambda agreement: not is_unknown(agreement.text_access),
}

_OF_MEETINGS: dict[str, Callable[[Meeting, Dataset], bool]] = {
    "day": lambda meeting, _: _is_to_the_day(meeting.period),
    "place": lambda meeting, _: bool(meeting.places) or _is_a_call(meeting),
    "persons": _has_named_participants,
    "domains": lambda meeting, _: bool(meeting.domains),
}
