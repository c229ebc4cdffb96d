"""Records read from JSON quickly: the models' own core schemas, with the simpler checks first that say enough.

What is read here is what the models read. What is not, they may read: nothing is said about it.
"""

from functools import cache, partial
from typing import TYPE_CHECKING, Any

from pydantic_core import CoreConfig, SchemaError, SchemaSerializer, SchemaValidator, ValidationError

from ilma_data.model.base import Part, has_lists
from ilma_data.model.core_schemas import CoreSchema, core_schema_of
from ilma_data.model.text import SURE, SURE_CLASS

if TYPE_CHECKING:
    from ilma_data.model.base import Record

_WHOLE = 10**15
"""Numbers that no model bounds are left to the models beyond that."""


def read_quickly(record_type: str, text: str | bytes) -> "Record | None":
    """The record in a JSON text, of whatever equal keys the last; None where only its model can tell."""
    validator = _validator(record_type)
    if validator is None:
        return None
    try:
        record: Record = validator.validate_json(text)
    except ValidationError:
        return None
    return record


def keys_set(record_type: str, record: "Record") -> bytes:
    """A record in JSON, of what was set in it only: for whoever counts its keys. They are not named as in files."""
    return _serializer(record_type).to_json(record, exclude_unset=True)


@cache
def _schema(record_type: str) -> CoreSchema:
    return _Quick().whole(core_schema_of(record_type))


@cache
def _validator(record_type: str) -> SchemaValidator | None:
    """None where a model has what nobody has looked at, or this pydantic has other schemas."""
    try:
        schema: Any = _schema(record_type)
        return SchemaValidator(schema, CoreConfig(strict=True))
    except (TypeError, SchemaError):
        return None


@cache
def _serializer(record_type: str) -> SchemaSerializer:
    schema: Any = core_schema_of(record_type)
    return SchemaSerializer(schema)


class _Quick:
    """The quick form of a core schema. What stands in it more than once is made once, as a definition."""

    def __init__(self) -> None:
        self._definitions: dict[int, CoreSchema] = {}

    def whole(self, schema: CoreSchema) -> CoreSchema:
        made = self._of(schema)
        return {"type": "definitions", "schema": made, "definitions": list(self._definitions.values())}

    def _of(self, schema: CoreSchema) -> CoreSchema:
        match schema["type"]:
            case "function-after" | "enum" | "model":
                return self._shared(schema)
            case "int":
                return {"ge": -_WHOLE, "le": _WHOLE, **schema}
            case "union":
                return {**schema, "choices": [self._of(choice) for choice in schema["choices"]]}
            case "tagged-union":
                return {
                    **schema,
                    "choices": {tag: self._of(choice) for tag, choice in schema["choices"].items()},
                }
            case "tuple":
                return {**schema, "items_schema": [self._of(one) for one in schema["items_schema"]]}
            case "nullable" | "default" | "model-field" | "function-before":
                return {**schema, "schema": self._of(schema["schema"])}
            case "model-fields":
                return {
                    **schema,
                    "fields": {name: self._of(field) for name, field in schema["fields"].items()},
                }
            case "str" | "literal":
                return schema
            case unknown:
                raise TypeError(f"no quick form is known of a schema of the type {unknown}")

    def _shared(self, schema: CoreSchema) -> CoreSchema:
        if id(schema) not in self._definitions:
            self._definitions[id(schema)] = {**self._made(schema), "ref": str(id(schema))}
        return {"type": "definition-ref", "schema_ref": str(id(schema))}

    def _made(self, schema: CoreSchema) -> CoreSchema:
        if schema["type"] == "enum":
            return schema
        if schema["type"] == "model":
            return {**schema, "schema": self._of(schema["schema"])}
        if (sure := schema.get("metadata", {}).get(SURE)) is not None:
            return _sure_or_checked(sure, schema)
        if schema["function"]["function"] is Part._items_differ and not has_lists(_model_in(schema)):
            return self._made(schema["schema"])
        inner = schema["schema"]
        return {**schema, "schema": inner if inner["type"] == "str" else self._made(inner)}


def _sure_or_checked(sure: CoreSchema, schema: CoreSchema) -> CoreSchema:
    kind = schema["metadata"].get(SURE_CLASS)
    if kind is not None:  # what is sure needs no check of its class either
        sure = {
            "type": "function-after",
            "function": {"type": "no-info", "function": partial(str.__new__, kind)},
            "schema": sure,
        }
    return {"type": "union", "mode": "left_to_right", "choices": [sure, schema]}


def _model_in(schema: CoreSchema) -> type[Part]:
    while schema["type"] != "model":
        schema = schema["schema"]
    model: type[Part] = schema["cls"]
    return model
