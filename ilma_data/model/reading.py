"""Records read from JSON: quickly, and where that says nothing as pydantic reads them."""

from ilma_data.model.base import Record
from ilma_data.model.exact_reading import record_validator
from ilma_data.model.quick_reading import read_quickly


def from_json(record_type: str, text: str | bytes) -> Record:
    """A record read from JSON.

    Raises `pydantic.ValidationError` where the text is no such record. Duplicate keys and NaN are for
    `ilma_data.store.document` to refuse: this reads the last of two equal keys.
    """
    record = read_quickly(record_type, text)
    if record is None:
        record = record_validator(record_type).validate_json(text)
    return record
