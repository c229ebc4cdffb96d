"""A record as its file holds it, for JSON."""

import json

from ilma_data.model.base import Record
from ilma_data.store.canonical import to_bytes


def stored(record: Record) -> object:
    """The record's value in canonical form: the keys in the order of the model, required ones with null."""
    value: object = json.loads(to_bytes(record))
    return value
