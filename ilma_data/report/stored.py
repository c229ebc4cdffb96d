"""A record as its file holds it, for JSON."""

from __future__ import annotations

TYPE_CHECKING = False

if TYPE_CHECKING:
    from ilma_data.model.base import Record


def stored(record: Record) -> object:
    """The record's value in canonical form: the keys in the order of the model, required ones with null."""
    if (as_plain := getattr(record, "as_plain", None)) is not None:  # it is a view of just that
        held: object = as_plain()
        return held
    import json

    from ilma_data.store.canonical import to_bytes

    value: object = json.loads(to_bytes(record))
    return value
