"""Rules about the dates of agreements and meetings, of which one passes over what another reports."""

from collections.abc import Iterator

from ilma_data.checks.neighbourhood.need import Names
from ilma_data.checks.neighbourhood.version import Version
from ilma_data.checks.rules.dates.source_before_event import check as source_before_event
from ilma_data.model.agreement import Agreement
from ilma_data.model.base import Record
from ilma_data.model.dates import EdtfDate, EdtfError, Truth
from ilma_data.model.meeting import Meeting
from ilma_data.model.signatory import Person
from ilma_data.model.source import Source

_EVENTS = (Agreement.type, Meeting.type)


class Events:
    """Dates that meet: those of an occasion with its parts and what was signed there, its sources, its participants.

    An occasion is a meeting with all that links lead to from it or to it: the meetings of which it is part or that are
    part of it, the agreements of which a step was taken there, and so on.
    """

    def reach(self, then: Version, now: Version, changed: Names) -> Names:
        """The rest of an occasion of which dates have changed, and what cites a source or names an office that has."""
        found: set[str] = set()
        for name in changed:
            before, after = then.record(name), now.record(name)
            if _dates(before) != _dates(after):
                found |= _occasion(then, {name}) | _occasion(now, {name})
            for record in (before, after):
                if isinstance(record, Source) and _published(before) != _published(after):
                    found |= _older_than(then, record) | _older_than(now, record)
                if isinstance(record, Person) and _offices(before) != _offices(after):
                    found |= now.mentions(record.id, *_EVENTS)
        for version in (then, now):
            events = _events(version, {*changed, *found})
            for source in _contradicting(version, self.beside(version, events) | events):
                found |= {source.name, *_older_than(version, source.record)}
        return found

    def beside(self, version: Version, names: Names) -> Names:
        """Their occasions, sources and participants, and whatever else a source of theirs is older than."""
        found: set[str] = {*_events(version, names), *(names & version.in_collection(Source.type))}
        for name in _events(version, names):
            for link in version.links(name):
                if link.target.type in (Source.type, Person.type):
                    found |= {one for one in [version.file_of(link.target)] if one is not None}
        for name in names:
            if isinstance(source := version.record(name), Source):
                found |= _older_than(version, source)
        while True:
            found |= _occasion(version, found)
            more = {
                name for one in _contradicting(version, found) for name in _older_than(version, one.record)
            }
            if more <= found:
                return found
            found |= more


class _SourceFile:
    """A source and its file."""

    def __init__(self, name: str, record: Source) -> None:
        self.name = name
        self.record = record


def _contradicting(version: Version, names: Names) -> Iterator[_SourceFile]:
    """The sources that some of these files show to be older than an event."""
    concerned = {
        place.file.name
        for finding in source_before_event.findings(version.tree(names))
        for place in (finding.place, *(other.place for other in finding.related))
    }
    for name in concerned:
        if isinstance(record := version.record(name), Source):
            yield _SourceFile(name, record)


def _occasion(version: Version, names: Names) -> Names:
    """The agreements and meetings that hang together with some, by links to meetings."""
    found: set[str] = set()
    due = set(_events(version, names))
    while due:
        name = due.pop()
        found.add(name)
        meetings = {str(link.target) for link in version.links(name) if link.target.type == Meeting.type}
        named = version.named(name)
        if named is not None and named.record_type == Meeting.type:
            meetings.add(named.record_id)
        for meeting in meetings:
            due |= version.mentions(meeting, *_EVENTS) - found
    return found


def _events(version: Version, names: Names) -> Names:
    return names & version.in_collection(*_EVENTS)


def _older_than(version: Version, source: Source) -> Names:
    """The agreements and meetings that name a source and have a date after it."""
    published = source.published
    if published is None:
        return frozenset()
    return {
        name
        for name in version.mentions(source.id, *_EVENTS)
        if any(published.before(date) is Truth.YES for date in _written_dates(version, name))
    }


def _written_dates(version: Version, name: str) -> Iterator[EdtfDate]:
    """The dates of the steps, or of the meeting, as the JSON of a file has them."""
    value = version.value(name)
    steps = value.get("milestones")
    for holder in (value, *(steps if isinstance(steps, list) else ())):
        for key in ("period", "date"):
            if isinstance(holder, dict) and isinstance(text := holder.get(key), str):
                try:
                    yield EdtfDate(text)
                except EdtfError:
                    continue


def _dates(record: Record | None) -> object:
    """What other records' dates are compared with, or are passed over for."""
    if isinstance(record, Agreement):
        return record.milestones
    return (record.period, record.part_of) if isinstance(record, Meeting) else None


def _published(record: Record | None) -> EdtfDate | None:
    return record.published if isinstance(record, Source) else None


def _offices(record: Record | None) -> object:
    return record.offices if isinstance(record, Person) else None
