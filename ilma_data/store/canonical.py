"""The canonical form of a record: one way to write it, byte for byte."""

import json

from ilma_data.model.base import Record


def to_bytes(record: Record) -> bytes:
    """A record as its file holds it: UTF-8, LF, two-space indent, keys in model order, one final newline.

    Required keys always stand, with null where nothing is known; optional keys only where they say something.
    """
    value = record.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()
