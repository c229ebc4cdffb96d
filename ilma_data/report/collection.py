"""The records of a collection, a row for each."""

from __future__ import annotations

from ilma_data.dataset.known_by import date_of
from ilma_data.model import kinds
from ilma_data.report.names import by_date, described
from ilma_data.report.offices import latest_office
from ilma_data.report.stored import stored
from ilma_data.report.timeline import in_brackets
from ilma_data.report.words import plain

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ilma_data.model.base import Record
    from ilma_data.model.domain import Domain
    from ilma_data.model.retired import Retired
    from ilma_data.report.page import Page


def collection_lines(name: str, records: Iterable[Record], page: Page) -> Iterator[str]:
    """A row for each record of a collection: dated ones by date, signatories by kind and name, domains as a tree."""
    if name == "domains":
        rows = list(_tree([record for record in records if kinds.is_domain(record)]))
    elif name == "signatories":
        rows = sorted(map(_row, records))
    else:
        rows = [_row(record) for record in sorted(records, key=by_date)]
    if rows:
        yield from page.rows(rows)


def collection_as_json(collection: Iterable[Record]) -> list[object]:
    """The records in full, as in their files, in the order of their ids."""
    return [stored(record) for record in collection]


def _row(record: Record) -> tuple[str, ...]:
    when = described(date_of(record))
    if kinds.is_agreement(record):
        title = f"{record.title}{in_brackets('held', record.existence)}"
        return (when, plain(record.instrument), f"{title}  {record.id}")
    if kinds.is_meeting(record):
        title = f"{record.title}{in_brackets(record.status, record.existence)}"
        return (when, plain(record.kind), f"{title}  {record.id}")
    if kinds.is_person(record):
        office = latest_office(record)
        return (record.kind, record.name, f"{office.title if office else '(no office known)'}  {record.id}")
    if kinds.is_organization(record):
        return (record.kind, record.name, f"{plain(record.sector)}  {record.id}")
    if kinds.is_state(record):
        return (record.kind, record.name, f"{record.iso_3166_1_alpha_3 or '(no code)'}  {record.id}")
    if kinds.is_source(record):
        publisher = record.publisher or "(publisher not known)"
        return (when, publisher, f"{record.title or '(title not known)'}  {record.id}")
    if kinds.is_retired(record):
        return (f"in {record.retired_in}", plain(record.reason), f"{record.id} -> {_became(record)}")
    return (record.id,)


def _became(record: Retired) -> str:
    return ", ".join(record.successors) or "nothing"


def _tree(domains: Sequence[Domain]) -> Iterator[tuple[str, ...]]:
    """Each domain under its broader one. One whose broader one is missing, or is below itself, stands at the margin."""
    narrower: dict[str | None, list[Domain]] = {}
    known = {domain.id for domain in domains}
    for domain in domains:
        narrower.setdefault(domain.broader if domain.broader in known else None, []).append(domain)
    shown: set[str] = set()

    def below(domain: Domain, depth: int) -> Iterator[tuple[str, ...]]:
        if domain.id not in shown:
            shown.add(domain.id)
            yield (f"{'  ' * depth}{domain.label.en}  {domain.id}",)
            for narrow in narrower.get(domain.id, ()):
                yield from below(narrow, depth + 1)

    for domain in [*narrower.get(None, ()), *domains]:
        yield from below(domain, 0)
