"""The entries of a timeline as events to draw: the bounds of their dates, and the kind of mark that they get."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from ilma_data.draw.timeline.event import Event, Kind
from ilma_data.model.agreement import Stage
from ilma_data.model.date_spans import reading
from ilma_data.model.dates import Precision
from ilma_data.model.meeting import Meeting

if TYPE_CHECKING:
    from ilma_data.dataset.timeline import TimelineEntry

_ON_THE_WAY = {Stage.NEGOTIATED, Stage.ANNOUNCED, Stage.INITIALLED}
_ENDED = {Stage.SUSPENDED, Stage.TERMINATED, Stage.DENIED}


def events_of(entries: Iterable["TimelineEntry"]) -> tuple[Event, ...]:
    """The events, in the order of the entries."""
    return tuple(map(_event, entries))


def _event(entry: "TimelineEntry") -> Event:
    precision, ends = reading(entry.date)
    lasts = precision in (Precision.INTERVAL, Precision.OPEN_INTERVAL)
    return Event(
        record=str(entry.record),
        path=entry.path,
        date=str(entry.date),
        when=entry.date.describe(),
        earliest=entry.date.earliest,
        start_latest=date.fromisoformat(ends[0].last if lasts else ends[-1].last),
        end_earliest=date.fromisoformat(ends[-1].first if lasts else ends[0].first),
        latest=entry.date.latest,
        lasts=lasts,
        doubtful=entry.date.approximate or entry.date.uncertain,
        event=str(entry.event).replace("-", " "),
        kind=_kind(entry),
        title=entry.title,
        status=str(entry.status),
        existence=str(entry.existence),
    )


def _kind(entry: "TimelineEntry") -> Kind:
    if entry.record.startswith(f"{Meeting.type}/"):
        return Kind.MEETING
    if entry.event in _ENDED:
        return Kind.ENDED
    return Kind.ON_THE_WAY if entry.event in _ON_THE_WAY else Kind.MADE
