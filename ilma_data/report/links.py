"""What links to a record: the inverse of the links that other records hold."""

from __future__ import annotations

from ilma_data.dataset.known_by import date_of, name_of
from ilma_data.report.names import by_date
from ilma_data.report.page import Entry, Section

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ilma_data.dataset.dataset import Dataset
    from ilma_data.model.base import Record


def links_to(record: Record, dataset: Dataset) -> dict[str, tuple[Record, ...]]:
    """The records that link to a record, by what they are to it; in the order of dates, and each under one name only.

    `others` are those that mention it in some other place, such as the one for whom somebody signed.
    """
    named: dict[str, Iterable[Record]] = {}
    match record.type:
        case "agreement":
            named = {"later_agreements": dataset.successors_of(record.id)}
        case "meeting":
            named = {"parts": dataset.parts_of(record.id), "agreements": dataset.agreements_at(record.id)}
        case "signatory":
            named = {
                "agreements": dataset.agreements_of(record.id),
                "meetings": dataset.meetings_of(record.id),
                "office_holders": dataset.office_holders(record.id),
                "organizations": dataset.organizations_of(record.id),
            }
        case "domain":
            named = {
                "narrower_domains": dataset.narrower(record.id),
                "agreements": dataset.agreements_in(record.id),
                "meetings": dataset.meetings_in(record.id),
            }
        case "source":
            named = {"cited_by": dataset.cited_by(record.id)}
    found = {name: tuple(sorted(held, key=by_date)) for name, held in named.items()}
    placed = {one.id for held in found.values() for one in held} | {record.id}
    others = dict.fromkeys(
        link.record for link in dataset.references_to(record.id) if link.record not in placed
    )
    found["others"] = tuple(sorted((dataset[other] for other in others), key=by_date))
    found["retired_ids"] = tuple(one for one in dataset.retired if record.id in one.successors)
    return found


_HEADINGS = {
    "later_agreements": "Later agreements that build on it",
    "parts": "Parts",
    "agreements": "Agreements",
    "meetings": "Meetings",
    "office_holders": "Persons with an office in it",
    "organizations": "Organizations that belong to it",
    "narrower_domains": "Narrower domains",
    "cited_by": "Cited by",
    "others": "Also mentioned by",
    "retired_ids": "Retired ids that lead here",
}


def link_sections(record: Record, dataset: Dataset) -> Iterator[Section]:
    """A section for each kind of link that there is."""
    for name, held in links_to(record, dataset).items():
        if held:
            yield Section(_HEADINGS[name], [_entry(one) for one in held])


def _entry(record: Record) -> Entry:
    name, date = name_of(record), date_of(record)
    text = record.id if name is None else f"{name} ({record.id})"
    return Entry(text if date is None else f"{date.describe()}: {text}")
