"""Faults of links between records: 201 to 203, 208 and 209."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ilma_data.model.agreement import Agreement
from ilma_data.model.base import Record
from ilma_data.model.dates import Truth
from ilma_data.model.domain import Domain
from ilma_data.model.ids import ID_TYPES, Kinds, RecordId
from ilma_data.model.meeting import Meeting
from ilma_data.model.paths import Node, Steps, nodes
from ilma_data.model.retired import Retired
from ilma_data.model.signatory import Organization, Person, State
from ilma_data.model.source import Source
from ilma_data.testing.faults import sound
from ilma_data.testing.faults.edit import put
from ilma_data.testing.faults.fault import Fault, ValueFault, first, live, mutation, spare_links


@mutation("ILMA201")
def link_to_no_record(records: Sequence[Record]) -> Iterator[Fault]:
    """A link leads to an id that no record has."""
    for record, node in spare_links(records):
        target = f"{_type_of(node)}/no-such-record"
        yield ValueFault(record, put(node.steps, target), node.steps, follow=True)


@mutation("ILMA202")
def link_to_another_kind(records: Sequence[Record]) -> Iterator[Fault]:
    """A link leads to a signatory of a kind that its field does not take."""
    signatories: list[State | Organization | Person]
    signatories = [*live(records, State), *live(records, Organization), *live(records, Person)]
    spare = {(record.id, node.steps) for record, node in spare_links(records)}
    for record in records:
        for node in nodes(record):
            if node.value is not None and (record.id, node.steps) not in spare:
                continue
            kinds = next((mark.allowed for mark in node.field.metadata if isinstance(mark, Kinds)), ())
            for signatory in signatories:
                if kinds and signatory.kind not in kinds:
                    yield ValueFault(record, put(node.steps, str(signatory.id)), node.steps, follow=True)
    source, state = first(records, Source).id, first(records, State)
    body = sound.organization("no-such-body", source)
    meeting = sound.meeting("no-such-meeting", source, participants=(body.id,))
    yield ValueFault(body, put(("part_of",), str(state.id)), ("part_of",), follow=True, beside=(meeting,))


@mutation("ILMA203")
def link_to_itself(records: Sequence[Record]) -> Iterator[Fault]:
    """A record is part of itself, wider than itself or later than itself."""
    for record in live(records, Domain, Organization, Meeting, Agreement):
        if _is_free(record, records):
            steps, value = _chain_link(record, record)
            yield ValueFault(record, put(steps, value), (*steps, "agreement")[: _length(record)], follow=True)


@mutation("ILMA203")
def chain_to_its_beginning(records: Sequence[Record]) -> Iterator[Fault]:
    """The last record of a chain of links leads back to the first."""
    for wide in live(records, Domain):
        if not _is_free(wide, records):
            continue
        narrow = sound.domain("no-such-domain", broader=wide.id)
        found = min(wide, narrow, key=lambda domain: domain.id)
        change = put(("broader",), str(narrow.id))
        yield ValueFault(wide, change, ("broader",), beside=(narrow,), found_in=found)
    by_id = {str(record.id): record for record in live(records, Domain, Organization, Meeting, Agreement)}
    for begin in by_id.values():
        for last in by_id.values():
            chains = list(_chains(begin, last, by_id))
            if begin is last or len(chains) != 1 or not _may_close(begin, last):
                continue
            steps, value = _chain_link(last, begin)
            back = _Edge(last, (*steps, "agreement")[: _length(last)])
            edge = min([*chains[0], back], key=lambda edge: edge.record.id)
            yield ValueFault(last, put(steps, value), edge.steps, follow=True, found_in=edge.record)


@mutation("ILMA208")
def link_to_a_retired_id(records: Sequence[Record]) -> Iterator[Fault]:
    """A link leads to an id that was retired."""
    for record, node in spare_links(records):
        gone = sound.retired(f"{_type_of(node)}/long-gone")
        yield ValueFault(record, put(node.steps, str(gone.id)), node.steps, follow=True, beside=(gone,))


@mutation("ILMA209")
def live_id_retired(records: Sequence[Record]) -> Iterator[Fault]:
    """An id is retired, and its record is still there."""
    retired = {record.id for record in live(records, Retired)}
    for record in records:
        if not isinstance(record, Retired) and record.id not in retired:
            yield ValueFault(sound.retired(record.id), put(("note",), "It was here."), ("id",))


@mutation("ILMA209")
def wrong_successor(records: Sequence[Record]) -> Iterator[Fault]:
    """What took the place of a retired id is no record, or one of another type."""
    for record_type in ID_TYPES:
        gone = sound.retired(f"{record_type}/long-gone")
        other = next(str(record.id) for record in records if record.id.partition("/")[0] != record_type)
        for successor in (other, f"{record_type}/no-such-record"):
            yield ValueFault(gone, put(("successors",), [successor]), ("successors", 0))


@mutation("ILMA209")
def successors_in_a_circle(records: Sequence[Record]) -> Iterator[Fault]:  # noqa: ARG001
    """A retired id leads to another, and that back to it."""
    for record_type in ID_TYPES:
        one, other = f"{record_type}/long-gone", f"{record_type}/longer-gone"
        circle = (sound.retired(other, one), sound.retired(one))
        change = put(("successors",), [other])
        yield ValueFault(circle[1], change, ("successors",), beside=circle)


def _type_of(node: Node) -> str:
    return str(node.value).partition("/")[0]


class _Edge(NamedTuple):
    """A link of a chain: the record that holds it, and where."""

    record: Record
    steps: Steps


def _edges(record: Record) -> Iterator[tuple[_Edge, str]]:
    """The links of a record that make a chain, and where they lead."""
    fields = ("broader", "part_of", "relations")
    for node in nodes(record):
        if node.steps[0] in fields and isinstance(node.value, RecordId):
            yield _Edge(record, node.steps), str(node.value)


def _chains(begin: Record, last: Record, by_id: dict[str, Record]) -> Iterator[tuple[_Edge, ...]]:
    """Every way to come from one record to another along the links."""
    if begin is last:
        yield ()
        return
    for edge, target in _edges(begin):
        if target in by_id:
            yield from ((edge, *rest) for rest in _chains(by_id[target], last, by_id))


def _chain_link(record: Record, target: Record) -> tuple[Steps, object]:
    """Where a record may hold a link of its chain, and what to write there for this target."""
    if isinstance(record, Agreement):
        return ("relations", len(record.relations)), {"kind": "follows", "agreement": str(target.id)}
    return ("broader" if isinstance(record, Domain) else "part_of",), str(target.id)


def _is_free(record: Record, records: Sequence[Record]) -> bool:
    """Whether a record can take a link of its chain, or another in its place, and leave nothing unnamed."""
    if isinstance(record, Agreement):
        return True
    spare = {(one.id, node.steps) for one, node in spare_links(records)}
    return all((record.id, edge.steps) in spare for edge, _ in _edges(record))


def _length(record: Record) -> int:
    """How many steps lead to a link of a record's chain."""
    return 3 if isinstance(record, Agreement) else 1


def _may_close(begin: Record, last: Record) -> bool:
    """Whether the last may lead to the first without another fault: it leads nowhere yet, and the dates allow it."""
    if not isinstance(last, Agreement) and any(_edges(last)):
        return False
    if isinstance(begin, Meeting) and isinstance(last, Meeting) and begin.period and last.period:
        return begin.period.overlaps(last.period) is not Truth.NO
    return True
