"""Small data sets in which everything holds together: links, evidence, dates."""

from datetime import date
from typing import Any, TypeAlias, TypeVar

from hypothesis import strategies as st

from ilma_data.model.agreement import Agreement, Party
from ilma_data.model.base import Part, Record
from ilma_data.model.dates import EdtfDate
from ilma_data.model.domain import Domain, DomainLink
from ilma_data.model.evidence import Basis, Evidence
from ilma_data.model.ids import (
    ID_TYPES,
    AgreementId,
    AnyRecordId,
    DomainId,
    MeetingId,
    RecordId,
    SignatoryId,
    SourceId,
)
from ilma_data.model.meeting import Meeting
from ilma_data.model.paths import nodes
from ilma_data.model.retired import Retired
from ilma_data.model.signatory import Organization, Person, State
from ilma_data.model.source import Source
from ilma_data.testing.dates import dates_about
from ilma_data.testing.events import FIRST_EVENT, Occasion, milestones, occasion, offices, period
from ilma_data.testing.links import Within, any_id
from ilma_data.testing.parts import lists, parts
from ilma_data.testing.records import record_of

RecordT = TypeVar("RecordT", bound=Record)
IdT = TypeVar("IdT", bound=RecordId)

RecordSet: TypeAlias = tuple[Record, ...]
"""The records of one data set, and its retired ids."""

_LAST_PUBLICATION = date(2030, 12, 31)
_MOST = 3  # records of a type; twice as many signatories
_SIGNATORIES: tuple[type[Record], ...] = (Organization, Person, State)
_COUNTRIES = ("ISR", "MAR", "USA", "FRA", "ARE", "BHR")


@st.composite
def record_sets(draw: st.DrawFn) -> RecordSet:
    """A consistent data set of at most some twenty records: `ilma validate` has nothing to say about it.

    It has a state, a source, a domain and an agreement at least. Events lie in the years 2000 to 2023.
    """
    links = Within()
    source_ids = draw(_ids(SourceId, at_least=1))
    for source_id in source_ids:
        links.add(source_id)
    records: list[Record] = [*draw(_domains(links)), *draw(_signatories(links)), *draw(_events(links))]
    records[-1] = _citing(records[-1], [one for one in source_ids if one not in _named_by(records)])
    records += [
        draw(_source(source_id, _dates_reported_by(source_id, records), links)) for source_id in source_ids
    ]
    return (*records, *draw(_retired(links)))


def _ids(id_type: type[IdT], *, at_least: int = 0, at_most: int = _MOST) -> st.SearchStrategy[list[IdT]]:
    # Every number of records as often as any other: lists alone are short, and short sets have few links.
    number = st.integers(at_least, at_most)
    return number.flatmap(lambda size: st.lists(any_id(id_type), min_size=size, max_size=size, unique=True))


def _record(
    model: type[RecordT], record_id: RecordId, links: Within, **given: st.SearchStrategy[Any]
) -> st.SearchStrategy[RecordT]:
    return record_of(model, links, id=st.just(record_id), **given)


@st.composite
def _domains(draw: st.DrawFn, links: Within) -> list[Domain]:
    """Each may have those before it as the wider one or beside it."""
    domains = []
    for domain_id in draw(_ids(DomainId, at_least=1)):
        domains.append(draw(_record(Domain, domain_id, links)))
        links.add(domain_id)
    return domains


@st.composite
def _signatories(draw: st.DrawFn, links: Within) -> list[Record]:
    """A state, then signatories of any kind; each may lead to those before it, and is none of them."""
    signatories: list[Record] = []
    for signatory_id in draw(_ids(SignatoryId, at_least=1, at_most=2 * _MOST)):
        model = draw(st.sampled_from(_SIGNATORIES)) if signatories else State
        given: dict[str, st.SearchStrategy[Any]] = {"different_from": _all_before(model, signatories)}
        if model is Person:
            given["offices"] = offices(links)
        if model is State:
            number = len(signatories)
            given["iso_3166_1_alpha_3"] = st.none() | st.just(_COUNTRIES[number])
            given["cow_code"] = st.none() | st.integers(2 + 100 * number, 101 + 100 * number)
        signatories.append(draw(_record(model, signatory_id, links, **given)))
        links.add(signatory_id, kind=model.__name__.lower())
    return signatories


@st.composite
def _events(draw: st.DrawFn, links: Within) -> list[Record]:
    """Meetings, each perhaps part of one before it, and agreements, each perhaps related to some before it.

    The last agreement is between all signatories and about all domains, so that none goes unnamed.
    """
    events: list[Record] = []
    occasions: list[Occasion] = []
    for meeting_id in draw(_ids(MeetingId)):
        whole = draw(st.sampled_from((None, *occasions)))
        at = draw(occasion(meeting_id, whole))
        given: dict[str, st.SearchStrategy[Any]] = {
            "different_from": _all_before(Meeting, events),
            "period": period(at),
            "part_of": st.just(None if whole is None else whole.meeting),
        }
        events.append(draw(_record(Meeting, meeting_id, links, **given)))
        links.add(meeting_id)
        occasions.append(at)
    agreement_ids = draw(_ids(AgreementId, at_least=1))
    for agreement_id in agreement_ids:
        given = {
            "different_from": _all_before(Agreement, events),
            "milestones": milestones(links, occasions),
        }
        if agreement_id == agreement_ids[-1]:
            given["parties"] = _each_once(Party, "signatory", links.ids(SignatoryId), links)
            given["domains"] = _each_once(DomainLink, "domain", links.ids(DomainId), links)
        events.append(draw(_record(Agreement, agreement_id, links, **given)))
        links.add(agreement_id)
    return events


def _all_before(model: type[Record], records: list[Record]) -> st.SearchStrategy[tuple[RecordId, ...]]:
    """The records of a model so far: by chance they may look like the next, so it says that it is none of them."""
    return st.just(tuple(record.id for record in records if isinstance(record, model)))


def _each_once(
    model: type[Part], field: str, ids: list[IdT], links: Within
) -> st.SearchStrategy[tuple[Part, ...]]:
    """An item for each of these ids."""
    return st.tuples(*(parts(model, links, **{field: st.just(one)}) for one in ids))


def _named_by(records: list[Record]) -> set[RecordId]:
    """All ids to which records lead."""
    return {node.value for record in records for node in nodes(record) if isinstance(node.value, RecordId)}


def _citing(record: Record, sources: list[SourceId]) -> Record:
    """The agreement with evidence from these sources too."""
    assert isinstance(record, Agreement)
    more = (Evidence(source=one, basis=Basis.STATES, supports=("parties",)) for one in sources)
    return record.model_copy(update={"evidence": (*record.evidence, *more)})


@st.composite
def _source(draw: st.DrawFn, source_id: SourceId, reported: list[EdtfDate], links: Within) -> Source:
    """A source that is not older than what it reports: often of the very day, where that is known."""
    earliest = max((event.earliest for event in reported), default=FIRST_EVENT)
    day = draw(st.just(earliest) | st.dates(earliest, _LAST_PUBLICATION))
    published = st.none() | dates_about(day, day)
    return draw(_record(Source, source_id, links, published=published, url=_page(source_id.slug)))


def _page(slug: str) -> st.SearchStrategy[str | None]:
    """An address that no other source has."""
    return st.sampled_from(
        (
            None,
            f"https://example.org/{slug}",
            f"http://www.example.com:80/a?b={slug}#c",
            f"https://חדשות.example/{slug}/",
        )
    )


def _dates_reported_by(source_id: SourceId, records: list[Record]) -> list[EdtfDate]:
    """Every date in the records that cite a source."""
    return [
        node.value
        for record in records
        if any(evidence.source == source_id for evidence in getattr(record, "evidence", ()))
        for node in nodes(record)
        if isinstance(node.value, EdtfDate)
    ]


@st.composite
def _retired(draw: st.DrawFn, links: Within) -> list[Retired]:
    """Ids that no record has any more, with successors of their type that are records."""
    retired = []
    for retired_id in draw(_ids(AnyRecordId, at_most=2)):
        live = links.ids(ID_TYPES[retired_id.record_type])
        if retired_id not in live:
            successors = lists(st.sampled_from(live).map(AnyRecordId)) if live else st.just(())
            retired.append(draw(_record(Retired, retired_id, links, successors=successors)))
    return retired
