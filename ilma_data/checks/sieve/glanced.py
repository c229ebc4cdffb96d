"""What a glance at a record that is typed gives, where a look at the bytes of its file gave none."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress

from ilma_data.checks.link import links_of
from ilma_data.checks.record_file import RecordFile
from ilma_data.checks.rules.dates.source_before_event import events_of, is_supported
from ilma_data.checks.rules.links.cycle import leads_on
from ilma_data.checks.rules.plausibility.office_not_held import acts_of
from ilma_data.checks.rules.plausibility.probable_duplicate import date_of, sides_of
from ilma_data.checks.rules.shared.contradictions import dated_steps
from ilma_data.checks.rules.shared.dangling import allowed_kinds
from ilma_data.checks.rules.shared.reported import ids_asked, scalar_type
from ilma_data.checks.sieve.glance import (
    Act,
    AgreementDetail,
    Detail,
    Glance,
    MeetingDetail,
    Office,
    RetiredDetail,
    SignatoryDetail,
    SourceDetail,
)
from ilma_data.model.agreement import Agreement
from ilma_data.model.base import Record
from ilma_data.model.evidence import Dispute
from ilma_data.model.meeting import Meeting
from ilma_data.model.paths import PathError, factual_values, resolve
from ilma_data.model.records import file_name
from ilma_data.model.retired import Retired
from ilma_data.model.signatory import Office as HeldOffice
from ilma_data.model.signatory import Organization, Person, State
from ilma_data.model.source import Source


def glance_of(record: Record) -> Glance:
    """What other records need to know of a whole one. Whether anything is wrong with it by itself, it does not say."""
    file = RecordFile(file_name(type(record).type, record.id), "", record=record)
    detail = _DETAILS.get(type(record))
    return links_alone(file)._replace(
        facts=sum(1 for _ in factual_values(record)),
        reported=_once(_reported(record)),
        detail=detail and detail(file, record),
    )


def links_alone(file: RecordFile) -> Glance:
    """The links of a record, which may be a partial one: nobody asks more of such a one. None has no links."""
    links = [] if file.record is None else list(links_of(file, file.record))
    return Glance(
        0,
        _once(str(link.target) for link in links),
        tuple(
            dict.fromkeys(
                (str(link.target), kinds) for link in links if (kinds := allowed_kinds(link)) is not None
            )
        ),
        _once(str(link.target) for link in links if leads_on(link)),
        (),
        None,
    )


def _reported(record: Record) -> Iterator[str]:
    disputes: tuple[Dispute, ...] = getattr(record, "disputes", ())
    for dispute in disputes:
        with suppress(PathError):
            node = resolve(record, dispute.field)
            yield from ids_asked(scalar_type(node.field.annotation, is_item=node.is_item), dispute.reported)


def _agreement(file: RecordFile, record: Record) -> AgreementDetail:
    assert isinstance(record, Agreement)
    first = date_of(record)
    steps = [(step, record.milestones[int(step.steps[1])]) for step in dated_steps(file, record)]
    return AgreementDetail(
        record.title,
        tuple(sorted(map(str, sides_of(record)))),
        None if first is None else str(first),
        tuple((str(step.date), str(taken.meeting)) for step, taken in steps if taken.meeting is not None),
        tuple(_acts(file, record)),
        tuple(map(str, record.different_from)),
        tuple(_reports(record)),
    )


def _meeting(file: RecordFile, record: Record) -> MeetingDetail:
    assert isinstance(record, Meeting)
    return MeetingDetail(
        record.title,
        tuple(sorted(map(str, sides_of(record)))),
        _text(record.period),
        _text(record.part_of),
        tuple(_acts(file, record)),
        tuple(map(str, record.different_from)),
        tuple(_reports(record)),
    )


def _acts(file: RecordFile, record: Record) -> Iterator[Act]:
    for act in acts_of(file, record):
        if act.who.capacity is not None:
            yield Act(str(act.who.signatory), act.who.capacity, str(act.date))


def _reports(record: Agreement | Meeting) -> Iterator[tuple[str, str]]:
    """The dates of what has happened, each with every source that is evidence for it."""
    reports = (
        (str(date), str(evidence.source))
        for steps, date in events_of(record)
        for evidence in record.evidence
        if is_supported(record, evidence.supports, steps)
    )
    yield from dict.fromkeys(reports)


def _signatory(_: RecordFile, record: Record) -> SignatoryDetail:
    assert isinstance(record, Person | Organization | State)
    codes = (record.iso_3166_1_alpha_3, record.cow_code) if isinstance(record, State) else ()
    return SignatoryDetail(
        record.kind,
        record.name,
        _once([record.name, *(form.text for form in record.names)]),
        tuple(code for code in codes if code is not None),
        tuple(map(_office, record.offices)) if isinstance(record, Person) else (),
        tuple(map(str, record.different_from)),
    )


def _office(office: HeldOffice) -> Office:
    return Office(
        office.title,
        _text(office.organization),
        _text(office.since),
        _text(office.until),
        tuple(map(str, office.attested)),
    )


def _source(_: RecordFile, record: Record) -> SourceDetail:
    assert isinstance(record, Source)
    return SourceDetail(record.url, _text(record.published))


def _retired(_: RecordFile, record: Record) -> RetiredDetail:
    assert isinstance(record, Retired)
    return RetiredDetail(tuple(map(str, record.successors)))


_DETAILS: Mapping[type[Record], Callable[[RecordFile, Record], Detail]] = {
    Agreement: _agreement,
    Meeting: _meeting,
    Person: _signatory,
    Organization: _signatory,
    State: _signatory,
    Source: _source,
    Retired: _retired,
}


def _text(value: str | None) -> str | None:
    """A date or an id as a plain text."""
    return None if value is None else str(value)


def _once(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))
