"""A record for a reader: what it says, which evidence there is for each value, who says otherwise, what links to it."""

from __future__ import annotations

from ilma_data.dataset.known_by import name_of
from ilma_data.report.derived import derived_as_json, derived_sections
from ilma_data.report.evidence import evidence_sections
from ilma_data.report.fields import Fields
from ilma_data.report.links import link_sections, links_to
from ilma_data.report.names import Names
from ilma_data.report.references import Values
from ilma_data.report.stored import stored

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ilma_data.dataset.dataset import Dataset
    from ilma_data.model.base import Record
    from ilma_data.report.page import Page


def record_lines(record: Record, dataset: Dataset, page: Page) -> Iterator[str]:
    """The record as text. Numbers in square brackets lead to its evidence."""
    name = name_of(record)
    if name is not None:
        for line in page.paragraph(name):
            yield page.paint(line, "bold")
    yield from page.paragraph(record.id)
    text = getattr(record, "summary", None) or getattr(record, "definition", None)
    if text is not None:
        yield ""
        yield from page.paragraph(text)
    names, values = Names(dataset), Values(record)
    for section in (
        *Fields(record, dataset, names, values).sections(),
        *derived_sections(record, dataset, names),
        *evidence_sections(record, dataset, names, values),
        *link_sections(record, dataset),
    ):
        yield ""
        yield from page.section(section)


def record_as_json(record: Record, dataset: Dataset) -> dict[str, object]:
    """The record as in its file; what follows from it; the ids of what links to it by kind; each link and its path."""
    return {
        "record": stored(record),
        "derived": derived_as_json(record, dataset),
        "links": {name: [one.id for one in held] for name, held in links_to(record, dataset).items()},
        "references": [
            {"record": reference.record, "path": reference.path}
            for reference in dataset.references_to(record.id)
        ],
    }
