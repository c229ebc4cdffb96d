"""The timeline: every dated step of an agreement and every dated meeting, in order."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, overload

from ilma_data.model.agreement import Agreement, Existence
from ilma_data.model.dates import EdtfDate
from ilma_data.model.ids import RecordId
from ilma_data.model.meeting import Meeting
from ilma_data.model.paths import keys_of


class TimelineEntry(NamedTuple):
    """Something that has a date: `event` is the milestone's stage or the meeting's kind, `path` the value dated."""

    date: EdtfDate
    record: RecordId
    path: str
    event: str
    title: str
    status: str
    existence: Existence


class Timeline(Sequence[TimelineEntry]):
    """Dated entries, the earliest first; of equal spans, in the order of ids. Undated events are not in it."""

    def __init__(self, entries: Iterable[TimelineEntry]) -> None:
        self._entries = tuple(
            sorted(entries, key=lambda entry: (*entry.date.sort_key[:2], entry.record, entry.path))
        )

    @classmethod
    def of(cls, agreements: Iterable[Agreement], meetings: Iterable[Meeting]) -> "Timeline":
        """The timeline of some agreements and meetings."""
        return cls([*_steps(agreements), *_occasions(meetings)])

    @overload
    def __getitem__(self, index: int) -> TimelineEntry: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[TimelineEntry, ...]: ...
    def __getitem__(self, index: int | slice) -> TimelineEntry | tuple[TimelineEntry, ...]:
        return self._entries[index]

    def __len__(self) -> int:
        return len(self._entries)

    def __repr__(self) -> str:
        if not self._entries:
            return "<Timeline: empty>"
        return f"<Timeline: {len(self)} entries, {self._entries[0].date} to {self._entries[-1].date}>"


def _steps(agreements: Iterable[Agreement]) -> Iterator[TimelineEntry]:
    for agreement in agreements:
        for key, milestone in zip(keys_of(agreement.milestones), agreement.milestones, strict=True):
            if milestone.date is not None:
                path = f"milestones[{key}].date"
                yield TimelineEntry(
                    milestone.date,
                    agreement.id,
                    path,
                    milestone.stage,
                    agreement.title,
                    "held",
                    agreement.existence,
                )


def _occasions(meetings: Iterable[Meeting]) -> Iterator[TimelineEntry]:
    for meeting in meetings:
        if meeting.period is not None:
            yield TimelineEntry(
                meeting.period,
                meeting.id,
                "period",
                meeting.kind,
                meeting.title,
                meeting.status,
                meeting.existence,
            )
