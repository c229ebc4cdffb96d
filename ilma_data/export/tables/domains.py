"""Tables of domains: themselves, their other labels, what is related, and the records that name them."""

from ilma_data.dataset.event_classes import domain_of
from ilma_data.export.tables.of_items import items_table
from ilma_data.export.tables.of_records import Derived, records_table
from ilma_data.export.tables.selection import Selection
from ilma_data.export.tables.table import Column, ColumnType, ForeignKey, Row
from ilma_data.model.agreement import Agreement
from ilma_data.model.domain import Domain
from ilma_data.model.meeting import Meeting

_WIDEST = Column(
    name="widest",
    type=ColumnType.STRING,
    description="The domain at the top of those within which it lies; itself, where it is at the top. Derived.",
)


def _derived(domain: Domain, selection: Selection) -> Row:
    return (str([wider.id for wider in domain_of(selection.dataset, domain.id)][-1]),)


DOMAINS = records_table(
    "Domains",
    Domain,
    derived=Derived((_WIDEST,), _derived, (ForeignKey(("widest",), "domains", ("id",)),)),
)
ALTERNATIVE_LABELS = items_table(
    "alternative_labels", "Alternative labels of domains", "alternative_labels", Domain
)
RELATED_DOMAINS = items_table("related_domains", "Related domains", "related", Domain, holds="related")
RECORD_DOMAINS = items_table(
    "record_domains", "Domains of agreements and meetings", "domains", Agreement, Meeting
)
