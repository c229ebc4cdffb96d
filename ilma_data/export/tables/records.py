"""The table of all records, to which whatever belongs to records of several types refers; and look-alikes."""

from collections.abc import Iterator

from ilma_data.dataset.known_by import date_of, name_of
from ilma_data.export.tables.flattening import ELSEWHERE, date_cells, date_columns
from ilma_data.export.tables.of_items import items_table
from ilma_data.export.tables.selection import Selection
from ilma_data.export.tables.table import Column, ColumnType, Row, Table
from ilma_data.model.agreement import Agreement
from ilma_data.model.base import Mark, Record
from ilma_data.model.meeting import Meeting
from ilma_data.model.records import COLLECTIONS, MODELS, TYPES
from ilma_data.model.retired import Retired
from ilma_data.model.signatory import Organization, Person, State

_ALL = tuple(model for models in MODELS.values() for model in models)


def _rows(selection: Selection) -> Iterator[Row]:
    for record in selection.records(*_ALL):
        yield (
            str(record.id),
            record.id.partition("/")[0],
            record.collection,
            name_of(record),
            *date_cells(date_of(record)),
            record.schema_reference,
        )


RECORDS = Table(
    name="records",
    title="Records",
    description="One row for each record of any type, retired ids included: what foreign keys to any record lead to.",
    columns=(
        Column(
            name="id",
            type=ColumnType.STRING,
            description="The id: its type, a slash, and the name of its file.",
            mark=Mark.EDITORIAL,
        ),
        Column(
            name="type",
            type=ColumnType.STRING,
            description="The type of the record; of a retired id, the type that it had.",
            words=tuple(record_type for record_type in MODELS if record_type != Retired.type),
        ),
        Column(
            name="collection",
            type=ColumnType.STRING,
            description="The collection in which it is, and the table where the rest of it stands.",
            words=tuple(TYPES),
        ),
        Column(
            name="name",
            type=ColumnType.STRING,
            description=(
                "The title, name or English label by which it is known; of a source without a title, its publisher."
                " Null for retired ids. Derived."
            ),
            nullable=True,
        ),
        *date_columns(
            "date",
            "When an agreement was signed (or else its first step taken), a meeting held, a source published. Derived.",
            nullable=True,
        ),
        Column(
            name=ELSEWHERE,
            type=ColumnType.STRING,
            description=Record.model_fields[ELSEWHERE].description or "",
            nullable=True,
            mark=Mark.EDITORIAL,
        ),
    ),
    primary_key=("id",),
    collections=tuple(COLLECTIONS.values()),
    make=_rows,
)

DIFFERENT_FROM = items_table(
    "different_from",
    "Records that look alike",
    "different_from",
    Agreement, Meeting, Person, Organization, State,
    holds="other",
)  # fmt: skip
