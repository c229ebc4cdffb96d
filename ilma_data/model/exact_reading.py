"""What reads as pydantic itself does, with the same errors, and is there much sooner: made of our core schemas.

Where a model has what these do not know, or this pydantic has other schemas, it is pydantic itself.
"""

from collections.abc import Callable
from functools import cache, partial
from typing import Any, TypeAlias

from pydantic import TypeAdapter
from pydantic_core import SchemaError, SchemaValidator

from ilma_data.model.core_schemas import core_schema_of, schema_of
from ilma_data.model.records import adapter

Exact: TypeAlias = SchemaValidator | TypeAdapter[Any]
"""What reads values and raises pydantic's errors."""


@cache
def record_validator(record_type: str) -> Exact:
    """What reads a record of a type."""
    return _exact(partial(core_schema_of, record_type), partial(adapter, record_type))


@cache
def validator_of(annotation: Any) -> Exact:
    """What reads a value of a type, such as a model or what a field of one is annotated with."""
    return _exact(partial(schema_of, annotation), partial(TypeAdapter, annotation))


def _exact(schema: Callable[[], Any], otherwise: Callable[[], TypeAdapter[Any]]) -> Exact:
    try:
        return SchemaValidator(schema())
    except (TypeError, SchemaError):
        return otherwise()
