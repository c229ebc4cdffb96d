"""The record types together: which model reads which record, and which file holds it."""

import re
from functools import cache
from typing import Any, NamedTuple

from pydantic import TypeAdapter

from ilma_data.model.agreement import Agreement
from ilma_data.model.base import Record
from ilma_data.model.domain import Domain
from ilma_data.model.ids import MAX_ID_LENGTH, SLUG, is_id
from ilma_data.model.meeting import Meeting
from ilma_data.model.retired import Retired
from ilma_data.model.signatory import Organization, Person, Signatory, State
from ilma_data.model.source import Source

MODELS: dict[str, tuple[type[Record], ...]] = {
    "agreement": (Agreement,),
    "meeting": (Meeting,),
    "signatory": (Person, Organization, State),
    "domain": (Domain,),
    "source": (Source,),
    "retired": (Retired,),
}
"""The models of each record type, in the order in which everything lists them. More than one: `kind` tells which."""

COLLECTIONS: dict[str, str] = {record_type: models[0].collection for record_type, models in MODELS.items()}
"""The folder and collection of each record type."""

TYPES: dict[str, str] = {collection: record_type for record_type, collection in COLLECTIONS.items()}
"""The record type of each collection."""


@cache
def adapter(record_type: str) -> TypeAdapter[Any]:
    """Pydantic's adapter for a record type; it is made once, when it is first asked for."""
    return TypeAdapter(Signatory if record_type == "signatory" else MODELS[record_type][0])


def from_json(record_type: str, text: str | bytes) -> Record:
    """A record read from JSON.

    Raises `pydantic.ValidationError` where the text is no such record. Duplicate keys and NaN are for
    `ilma_data.store.document` to refuse: this reads the last of two equal keys.
    """
    record: Record = adapter(record_type).validate_json(text)
    return record


def file_name(record_type: str, record_id: str) -> str:
    """The file of a record below the records folder: `agreements/<slug>.json`, `retired/<type>-<slug>.json`.

    >>> file_name("domain", "domain/water"), file_name("retired", "domain/water")
    ('domains/water.json', 'retired/domain-water.json')
    """
    slug = record_id.replace("/", "-", 1) if record_type == Retired.type else record_id.partition("/")[2]
    return f"{COLLECTIONS[record_type]}/{slug}.json"


class RecordName(NamedTuple):
    """What the name of a file says: the type of the record, and its id."""

    record_type: str
    record_id: str


def record_name(file: str) -> RecordName | None:
    """The inverse of `file_name`; None for a name that is no record's.

    >>> record_name("retired/domain-water.json")
    RecordName(record_type='retired', record_id='domain/water')
    """
    folder, _, name = file.partition("/")
    slug = name.removesuffix(".json")
    if folder not in TYPES or slug == name or len(slug) > MAX_ID_LENGTH or not re.fullmatch(SLUG, slug):
        return None
    record_type = TYPES[folder]
    record_id = slug.replace("-", "/", 1) if record_type == Retired.type else f"{record_type}/{slug}"
    return RecordName(record_type, record_id) if is_id(record_id) else None
