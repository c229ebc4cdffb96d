"""What the records cover and how well, counted from the records alone, as Markdown."""

from collections import Counter
from collections.abc import Iterable, Iterator

from ilma_data.dataset.dataset import Dataset
from ilma_data.dataset.event_classes import defence_areas, domain_of
from ilma_data.dataset.known_by import date_of
from ilma_data.dataset.quality import completeness, triangulation
from ilma_data.dataset.scope import COVERED_PERIOD
from ilma_data.dataset.status import status
from ilma_data.model.agreement import Agreement
from ilma_data.model.dates import EdtfDate
from ilma_data.model.evidence import Basis, Outcome
from ilma_data.model.meeting import Meeting
from ilma_data.model.paths import factual_values
from ilma_data.model.signatory import Organization, Person
from ilma_data.report.words import plain

_FIRST, _LAST = (EdtfDate(month).describe() for month in COVERED_PERIOD.split("/"))

_INTRODUCTION = (
    f"Events were looked for from {_FIRST} to {_LAST}. Outside this period, and for whatever no source consulted"
    " reports, the answer is **unknown**, never none. What is in and what is out: [scope](scope.md). What was left out"
    " and why: [gaps](gaps.md)."
)

Events = list[Agreement | Meeting]


def coverage_page(dataset: Dataset) -> str:
    """The whole page."""
    events: Events = [*dataset.agreements, *dataset.meetings]
    return (
        "\n".join(
            [
                "# Coverage",
                "",
                "Made from the records by `scripts/generate`; not edited by hand.",
                "",
                _INTRODUCTION,
                "",
                "## Records",
                "",
                *_records(dataset),
                "",
                "## By year",
                "",
                *_by_year(dataset),
                "",
                "## Agreements",
                "",
                *_agreements(dataset),
                "",
                "## Meetings",
                "",
                *_meetings(dataset),
                "",
                "## Domains",
                "",
                *_domains(dataset),
                "",
                "## Sources",
                "",
                *_sources(dataset),
                "",
                "## Whose word it is",
                "",
                *_triangulation(dataset, events),
                "",
                "## How much is known",
                "",
                *_completeness(dataset, events),
                "",
                "## Disputes and claims",
                "",
                *_disputes(dataset),
            ]
        )
        + "\n"
    )


def table(heads: Iterable[str], rows: Iterable[Iterable[object]]) -> Iterator[str]:
    """A table in Markdown; numbers are set to the right."""
    listed = [[str(cell) for cell in row] for row in rows]
    columns = list(heads)
    numeric = [
        all(row[index].replace(",", "").rstrip(" %").isdigit() for row in listed)
        for index in range(len(columns))
    ]
    yield f"| {' | '.join(columns)} |"
    yield f"|{'|'.join('--:' if right and listed else '---' for right in numeric)}|"
    for row in listed:
        yield f"| {' | '.join(row)} |"


def _share(part: int, whole: int) -> str:
    return f"{round(100 * part / whole)} %" if whole else "0 %"


def _counted(values: Iterable[str]) -> list[tuple[str, int]]:
    return sorted(Counter(values).items(), key=lambda pair: (-pair[1], pair[0]))


def _records(dataset: Dataset) -> Iterator[str]:
    kinds = Counter(signatory.kind for signatory in dataset.signatories)
    facts = sum(sum(1 for _ in factual_values(record)) for record in dataset.records)
    rows: list[tuple[str, int]] = [(name, len(held)) for name, held in dataset.collections.items()]
    rows[3:3] = [(f"of them {kind}s", kinds[kind]) for kind in ("person", "organization", "state")]
    evidence = [one for record in dataset.records for one in getattr(record, "evidence", ())]
    rows += [
        ("factual values, each with evidence", facts),
        ("entries of evidence", len(evidence)),
        ("of them implied", sum(1 for one in evidence if one.basis is Basis.IMPLIES)),
        ("of them without a locator", sum(1 for one in evidence if one.locator is None)),
    ]
    yield from table(("what", "number"), rows)


def _by_year(dataset: Dataset) -> Iterator[str]:
    counts = {
        name: Counter(_year(record) for record in held)
        for name, held in (("agreements", dataset.agreements), ("meetings", dataset.meetings))
    }
    years = sorted(set().union(*counts.values()))
    yield from table(
        ("year", *counts), ((year, *(count[year] for count in counts.values())) for year in years)
    )
    yield ""
    yield "An agreement counts in the year of its signing or, without one, of its first dated step."


def _year(record: Agreement | Meeting) -> str:
    date = date_of(record)
    if date is None or date.latest is None or date.earliest.year != date.latest.year:
        return str(date.earliest.year) + " or later" if date is not None else "not known"
    return str(date.earliest.year)


def _agreements(dataset: Dataset) -> Iterator[str]:
    agreements = list(dataset.agreements)
    for head, values in (
        ("instrument", [one.instrument for one in agreements]),
        ("ambit", [one.ambit for one in agreements]),
        ("existence", [one.existence for one in agreements]),
        ("status", [str(reached) if (reached := status(one)) else "none known" for one in agreements]),
        ("text access", [one.text_access for one in agreements]),
    ):
        yield from table((head, "agreements"), ((plain(value), number) for value, number in _counted(values)))
        yield ""
    areas = _counted(area for one in agreements for area in defence_areas(one, dataset))
    yield from table(
        ("defence area (Kinne 2018)", "agreements"), ((plain(area), number) for area, number in areas)
    )


def _meetings(dataset: Dataset) -> Iterator[str]:
    meetings = list(dataset.meetings)
    for head, values in (
        ("kind", [one.kind for one in meetings]),
        ("status", [one.status for one in meetings]),
        ("existence", [one.existence for one in meetings]),
    ):
        yield from table((head, "meetings"), ((plain(value), number) for value, number in _counted(values)))
        yield ""
    parts = sum(1 for one in meetings if one.part_of is not None)
    yield f"{parts} of them are part of a larger one."


def _domains(dataset: Dataset) -> Iterator[str]:
    def tops(records: Iterable[Agreement | Meeting]) -> Counter[str]:
        return Counter(
            top
            for record in records
            for top in {list(domain_of(dataset, link.domain))[-1].label.en for link in record.domains}
        )

    agreements, meetings = tops(dataset.agreements), tops(dataset.meetings)
    names = sorted(agreements | meetings, key=lambda name: (-agreements[name] - meetings[name], name))
    rows = ((name, agreements[name], meetings[name]) for name in names)
    yield from table(("domain, with its narrower ones", "agreements", "meetings"), rows)
    yield ""
    yield f"There are {len(dataset.domains)} domains in all; a record may be in several."


def _sources(dataset: Dataset) -> Iterator[str]:
    sources = list(dataset.sources)
    for head, values in (
        ("language", [one.language for one in sources]),
        ("kind", [one.kind for one in sources]),
        ("read", [one.consulted for one in sources]),
    ):
        yield from table((head, "sources"), ((plain(value), number) for value, number in _counted(values)))
        yield ""
    untitled = sum(1 for one in sources if one.title is None)
    undated = sum(1 for one in sources if one.published is None)
    yield f"{untitled} show no title in the text that was read, {undated} no date."


def _triangulation(dataset: Dataset, events: Events) -> Iterator[str]:
    found = {event.id: triangulation(event, dataset) for event in events}
    two = sum(1 for one in found.values() if one.origins >= 2)
    yield from table(
        ("agreements and meetings", "number", "share"),
        (
            ("on two or more independent origins", two, _share(two, len(events))),
            *(
                (label, number, _share(number, len(events)))
                for label, number in (
                    (
                        "with the own word of one side",
                        sum(1 for one in found.values() if len(one.official) == 1),
                    ),
                    (
                        "with the own word of two sides or more",
                        sum(1 for one in found.values() if len(one.official) > 1),
                    ),
                    ("with the word of a third party", sum(1 for one in found.values() if one.third_party)),
                )
            ),
        ),
    )
    alone = sorted(event_id for event_id, one in found.items() if one.origins < 2)
    yield ""
    yield f"On one origin rest {len(alone)}:" if alone else "None rests on one origin."
    yield ""
    yield from (f"- `{event_id}`" for event_id in alone)


def _completeness(dataset: Dataset, events: Events) -> Iterator[str]:
    for name, kind in (("agreements", Agreement), ("meetings", Meeting)):
        known = [completeness(event, dataset) for event in events if isinstance(event, kind)]
        unanswered = Counter(question for one in known for question in one.open)
        rows = (
            (question, number, _share(number, len(known)))
            for question, number in _counted(unanswered.elements())
        )
        yield from table((f"open question, {name}", "number", "share"), rows)
        yield ""
    persons = sum(1 for one in dataset.signatories if isinstance(one, Person) and not one.offices)
    bodies = sum(1 for one in dataset.signatories if isinstance(one, Organization) and one.state is None)
    yield f"{persons} persons have no known office, {bodies} organizations no known state."


def _disputes(dataset: Dataset) -> Iterator[str]:
    held = [(record, dispute) for record in dataset.records for dispute in getattr(record, "disputes", ())]
    claims = sum(len(getattr(record, "claims", ())) for record in dataset.records)
    yield from table(
        ("outcome", "disputes"),
        ((plain(value), number) for value, number in _counted(one.outcome for _, one in held)),
    )
    yield ""
    yield f"{len(held)} disputes and {claims} claims. Open are:"
    yield ""
    for record, dispute in held:
        if dispute.outcome is Outcome.OPEN:
            yield f"- `{record.id}`, `{dispute.field}`: {dispute.reason}"
