"""Retired ids: an id that was once published never dies; it leads to what took its place."""

# ruff: noqa: PLC0414 - the words of a record are found with it, too

from typing import Annotated

from ilma_data.model.base import Record, editorial
from ilma_data.model.ids import AnyRecordId
from ilma_data.model.record_types import COLLECTIONS
from ilma_data.model.text import Sentence, VersionNumber
from ilma_data.model.vocabulary import RetiredReason as RetiredReason


class Retired(Record):
    """An id that is no longer a record of its own. Its file is `retired/<type>-<slug>.json`."""

    type = "retired"
    collection = COLLECTIONS["retired"]

    id: Annotated[AnyRecordId, editorial("The id that was retired.")]
    reason: Annotated[RetiredReason, editorial("Why.")]
    successors: Annotated[
        tuple[AnyRecordId, ...],
        editorial("The records that took its place, of the same type.", max_length=50),
    ]
    retired_in: Annotated[VersionNumber, editorial("The version of the data set that retired it.")]
    note: Annotated[Sentence | None, editorial("What a reader must know.")] = None
