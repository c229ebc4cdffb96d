"""Tables of evidence and what it supports, of disputes and of claims."""

from typing import Any, get_args

from ilma_data.export.tables.flattening import date_cells, date_columns
from ilma_data.export.tables.nested import nested_table
from ilma_data.export.tables.of_items import MoreOfItem, items_table
from ilma_data.export.tables.picking import ItemPaths
from ilma_data.export.tables.table import Column, ColumnType, Row
from ilma_data.model.agreement import Agreement
from ilma_data.model.date_forms import has_form
from ilma_data.model.dates import EdtfDate, EdtfError
from ilma_data.model.domain import Domain
from ilma_data.model.evidence import Dispute
from ilma_data.model.meeting import Meeting
from ilma_data.model.signatory import Organization, Person, State

_EVENTS_AND_SIGNATORIES = (Agreement, Meeting, Person, Organization, State)
_WITH_EVIDENCE = (*_EVENTS_AND_SIGNATORIES, Domain)

_ITEM = Column(
    name="item",
    type=ColumnType.STRING,
    description=(
        "The `path` of the list's item that it names or lies in, as that item's own table has it. Null for a field that"
        " is no list, and for a list as a whole: a path supports all that lies under it. Derived."
    ),
    nullable=True,
)


def _of_dispute(paths: ItemPaths, dispute: Dispute) -> Row:
    kind = None if dispute.reported is None else "number" if isinstance(dispute.reported, int) else "text"
    return kind, *date_cells(_reported_date(paths, dispute))[1:], paths.item(dispute.field)


def _reported_date(paths: ItemPaths, dispute: Dispute) -> EdtfDate | None:
    """What a dispute reports, where the field in dispute holds dates and it is one."""
    reported = dispute.reported
    if not isinstance(reported, str) or not has_form(reported):
        return None
    found = paths.node(dispute.field)
    if found is None or not _holds_dates(found.field.annotation):
        return None
    try:
        return EdtfDate(reported)
    except EdtfError:
        return None


def _holds_dates(annotation: Any) -> bool:
    return annotation is EdtfDate or any(map(_holds_dates, get_args(annotation)))


EVIDENCE = items_table("evidence", "Evidence", "evidence", *_WITH_EVIDENCE)
SUPPORTS = nested_table(
    "supports",
    "What evidence supports",
    ("evidence", "evidence"),
    "supports",
    *_WITH_EVIDENCE,
    holds="path",
    more=MoreOfItem((_ITEM,), lambda paths, path: (paths.item(path),)),
)
DISPUTES = items_table(
    "disputes",
    "Disputes",
    "disputes",
    *_WITH_EVIDENCE,
    more=MoreOfItem(
        (
            Column(
                name="reported_type",
                type=ColumnType.STRING,
                description="Whether what is reported is a text or, written in digits here, a number.",
                nullable=True,
                words=("text", "number"),
            ),
            *date_columns("reported", "", nullable=True)[1:],
            _ITEM,
        ),
        _of_dispute,
    ),
)
CLAIMS = items_table("claims", "Claims", "claims", *_EVENTS_AND_SIGNATORIES)
