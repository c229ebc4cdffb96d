"""On whose word an agreement or a meeting rests, as columns: see `ilma_data.dataset.quality`."""

from ilma_data.dataset.dataset import Dataset
from ilma_data.dataset.quality import triangulation
from ilma_data.export.tables.listed import list_column, listed
from ilma_data.export.tables.table import Column, ColumnType, Row
from ilma_data.model.agreement import Agreement
from ilma_data.model.meeting import Meeting

SUPPORT = (
    Column(
        name="origins",
        type=ColumnType.INTEGER,
        description=(
            "How many independent origins its evidence has: sources of one origin, or of one publisher, count once."
            " Derived."
        ),
    ),
    list_column(
        "official_states",
        "The states whose own word, or that of an organization of theirs, is among its evidence. Derived.",
    ),
    Column(
        name="third_party",
        type=ColumnType.BOOLEAN,
        description="Whether the word of somebody else is among its evidence. Derived.",
    ),
)


def support(record: Agreement | Meeting, dataset: Dataset) -> Row:
    """The cells of those columns."""
    found = triangulation(record, dataset)
    return found.origins, listed(found.official), found.third_party
