"""What reads as pydantic itself does, with the same errors, and is there much sooner: made of our core schemas.

Where a model has what these do not know, or this pydantic has other schemas, it is pydantic itself.
"""

from functools import cache
from typing import Any

from pydantic import TypeAdapter
from pydantic_core import SchemaError, SchemaValidator

from ilma_data.model.core_schemas import core_schema_of, schema_of
from ilma_data.model.records import adapter


@cache
def record_validator(record_type: str) -> SchemaValidator | TypeAdapter[Any]:
    """What reads a record of a type."""
    try:
        schema: Any = core_schema_of(record_type)
        return SchemaValidator(schema)
    except (TypeError, SchemaError):
        return adapter(record_type)


@cache
def validator_of(annotation: Any) -> SchemaValidator | TypeAdapter[Any]:
    """What reads a value of a type, such as a model or what a field of one is annotated with."""
    try:
        schema: Any = schema_of(annotation)
        return SchemaValidator(schema)
    except (TypeError, SchemaError):
        return TypeAdapter(annotation)
