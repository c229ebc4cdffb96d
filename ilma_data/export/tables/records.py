"""The table of all records, to which whatever belongs to records of several types refers; and look-alikes."""

from collections.abc import Iterator

from ilma_data.dataset.known_by import date_of, name_of
from ilma_data.export.tables.flattening import ELSEWHERE, date_cells, date_columns, may_be_empty
from ilma_data.export.tables.listed import list_column, listed
from ilma_data.export.tables.of_items import items_table
from ilma_data.export.tables.table import Column, ColumnType, Making, Row, Table
from ilma_data.model.agreement import Agreement
from ilma_data.model.base import Mark, Record
from ilma_data.model.meeting import Meeting
from ilma_data.model.records import MODELS, TYPES
from ilma_data.model.retired import Retired
from ilma_data.model.signatory import Organization, Person, State

_ALL = tuple(model for models in MODELS.values() for model in models)
_MAY_BE_EMPTY = {model: tuple(may_be_empty(model)) for model in _ALL}

EMPTY = list_column(
    "empty_objects",
    "The fields in which the record has an object without any value; nothing else reads it.",
    dict.fromkeys(name for names in _MAY_BE_EMPTY.values() for name in names),
)


def _row(record: Record) -> tuple[Row]:
    row = (
        str(record.id),
        record.id.partition("/")[0],
        record.collection,
        name_of(record),
        *date_cells(date_of(record)),
        record.schema_reference,
        listed(_empty_objects(record)),
    )
    return (row,)


def _empty_objects(record: Record) -> Iterator[str]:
    for name in _MAY_BE_EMPTY[type(record)]:
        held = getattr(record, name)
        if held is not None and all(value is None for _, value in held):
            yield name


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
        EMPTY,
    ),
    primary_key=("id",),
    models=_ALL,
    make=lambda _: Making(_row),
)

DIFFERENT_FROM = items_table(
    "different_from",
    "Records that look alike",
    "different_from",
    Agreement, Meeting, Person, Organization, State,
    holds="other",
)  # fmt: skip
