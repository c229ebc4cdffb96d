"""Tables of agreements: themselves, their other titles, parties, signatures, milestones and relations."""

from ilma_data.dataset.event_classes import defence_areas
from ilma_data.dataset.known_by import date_of
from ilma_data.dataset.status import status
from ilma_data.export.tables.flattening import date_cells, date_columns
from ilma_data.export.tables.listed import DEFENCE_AREAS, listed
from ilma_data.export.tables.of_items import items_table
from ilma_data.export.tables.of_records import Derived, records_table
from ilma_data.export.tables.selection import Selection
from ilma_data.export.tables.support_counts import SUPPORT, support
from ilma_data.export.tables.table import Column, ColumnType, Row
from ilma_data.model.agreement import Agreement, Stage

_DATE = "When it was signed for the first time or, where no such date is known, its first dated milestone. Derived."


def _derived(agreement: Agreement, selection: Selection) -> Row:
    now = status(agreement, selection.moment)
    return (
        *((None, None) if now is None else (now.stage.value, now.certain)),
        *date_cells(date_of(agreement)),
        listed(defence_areas(agreement, selection.dataset)),
        *support(agreement, selection.dataset),
    )


_COLUMNS = (
    Column(
        name="status",
        type=ColumnType.STRING,
        description=(
            "How far it has come, by its milestones; in a data set as of a date, by the end of that date. Null before"
            " the first milestone. Derived."
        ),
        nullable=True,
        words=tuple(Stage),
    ),
    Column(
        name="status_certain",
        type=ColumnType.BOOLEAN,
        description="Whether the dates leave no other status. Derived.",
        nullable=True,
    ),
    *date_columns("date", _DATE, nullable=True),
    DEFENCE_AREAS,
    *SUPPORT,
)

AGREEMENTS = records_table("Agreements", Agreement, derived=Derived(_COLUMNS, _derived))
OTHER_TITLES = items_table("other_titles", "Other titles", "other_titles", Agreement, holds="title")
PARTIES = items_table("parties", "Parties", "parties", Agreement)
SIGNATURES = items_table("signatures", "Signatures", "signatures", Agreement)
MILESTONES = items_table("milestones", "Milestones", "milestones", Agreement)
RELATIONS = items_table("relations", "Relations", "relations", Agreement)
