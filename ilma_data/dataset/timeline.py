"""The timeline: every dated step of an agreement and every dated meeting, in order."""

from __future__ import annotations

from collections.abc import Sequence

from ilma_data.model.keys import keys_of

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import NamedTuple, overload

    from altair import LayerChart

    from ilma_data.model.agreement import Agreement
    from ilma_data.model.dates import EdtfDate
    from ilma_data.model.ids import RecordId
    from ilma_data.model.meeting import Meeting
    from ilma_data.model.vocabulary import Existence
else:
    from ilma_data.untyped import NamedTuple


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
    def of(cls, agreements: Iterable[Agreement], meetings: Iterable[Meeting]) -> Timeline:
        """The timeline of some agreements and meetings."""
        return cls([*_steps(agreements), *_occasions(meetings)])

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, index: int) -> TimelineEntry: ...
        @overload
        def __getitem__(self, index: slice) -> tuple[TimelineEntry, ...]: ...

    def __getitem__(self, index: int | slice) -> TimelineEntry | tuple[TimelineEntry, ...]:
        return self._entries[index]

    def __len__(self) -> int:
        return len(self._entries)

    def to_svg(self, *, width: float = 1000, title: str | None = None) -> str:
        """The timeline as an SVG picture, `width` points wide (600 or more) and as high as its entries are many.

        A row for each entry, grouped by year; what is not known of a date is left open as a span. Raises `ValueError`
        for the width.
        """
        from ilma_data.dataset.timeline_events import events_of
        from ilma_data.draw.timeline.picture import timeline_svg

        return timeline_svg(events_of(self), width=width, title=title)

    def to_vega(self, *, width: float = 1000, title: str | None = None) -> dict[str, object]:
        """The same as a Vega-Lite specification with the entries in it. Raises as `to_svg` does."""
        from ilma_data.dataset.timeline_events import events_of
        from ilma_data.draw.timeline.specification import timeline_vega

        return timeline_vega(events_of(self), width=width, title=title)

    def to_altair(self, *, width: float = 1000, title: str | None = None) -> LayerChart:
        """The same as an Altair chart (the extra `altair`). Raises `MissingExtraError` where it is not installed."""
        from ilma_data.dataset.altair import as_altair

        return as_altair(self.to_vega(width=width, title=title))

    def _repr_svg_(self) -> str:
        """What a notebook shows."""
        return self.to_svg()

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
