"""A link from one record to another, as the record that holds it sees it."""

from __future__ import annotations

TYPE_CHECKING = False

if TYPE_CHECKING:
    from typing import NamedTuple

    from ilma_data.model.ids import RecordId
else:
    from ilma_data.untyped import NamedTuple


class Reference(NamedTuple):
    """A link as the record that holds it sees it: the record's id, and the path of the value that is the link."""

    record: RecordId
    path: str
