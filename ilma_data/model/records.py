"""The record types together: which model reads which record, and which file holds it.

A model is imported when its type is first asked for: to define all of them takes longer than to read hundreds of
records.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from ilma_data.model.ids import MAX_ID_LENGTH, is_id
from ilma_data.model.record_types import COLLECTIONS, RETIRED, TYPES, file_name

if TYPE_CHECKING:
    from typing import Any

    from pydantic import TypeAdapter

    from ilma_data.model.base import Record

    MODELS: dict[str, tuple[type[Record], ...]]

__all__ = [
    "COLLECTIONS", "MODELS", "TYPES", "RecordName", "adapter", "file_name", "models", "record_name",
]  # fmt: skip

_HOME: dict[str, tuple[str, ...]] = {
    "agreement": ("Agreement",),
    "meeting": ("Meeting",),
    "signatory": ("Person", "Organization", "State"),
    "domain": ("Domain",),
    "source": ("Source",),
    "retired": ("Retired",),
}
"""The models of each record type, in the order in which everything lists them. More than one: `kind` tells which."""


def __getattr__(name: str) -> object:
    """`MODELS`: the models of all record types."""
    if name != "MODELS":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = globals()[name] = {record_type: models(record_type) for record_type in _HOME}
    return found


@cache
def models(record_type: str) -> tuple[type[Record], ...]:
    """The models of a record type."""
    home = import_module(f"ilma_data.model.{record_type}")
    return tuple(getattr(home, name) for name in _HOME[record_type])


@cache
def adapter(record_type: str) -> TypeAdapter[Any]:
    """Pydantic's adapter for a record type; it is made once, when it is first asked for."""
    from pydantic import TypeAdapter

    of_type = models(record_type)
    for model in of_type:
        model.model_rebuild()  # or the adapter would build the same once more
    if len(of_type) == 1:
        made: TypeAdapter[Any] = TypeAdapter(of_type[0])
    else:
        from ilma_data.model.signatory import Signatory

        made = TypeAdapter(Signatory)
    made.rebuild()
    return made


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
    if folder not in TYPES or slug == name or len(slug) > MAX_ID_LENGTH:
        return None
    record_type = TYPES[folder]
    record_id = slug.replace("-", "/", 1) if record_type == RETIRED else f"{record_type}/{slug}"
    return RecordName(record_type, record_id) if is_id(record_id) else None
