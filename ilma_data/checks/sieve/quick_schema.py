"""A record type's schema made quick: it takes no more than the model does, and gives plain values of what it takes.

Derived from the core schema of each model, member by member. A member that is not known here raises `TypeError`.
"""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from pydantic_core import CoreConfig, SchemaValidator

from ilma_data.model.base import Part
from ilma_data.model.core_schemas import core_schema_of
from ilma_data.model.evidence import Evidence, Locator
from ilma_data.model.text import SURE

Schema = Mapping[str, Any]
"""A core schema, of whatever type."""

LOOKED_AFTER = frozenset(
    f"{model.__module__}.{model.__name__}.{check}"
    for model, check in (
        (Part, "_items_differ"),
        (Locator, "_names_a_place"),
        (Evidence, "_says_how_it_implies"),
    )
)
"""What models check once all their fields are right: the glance does so by itself."""


@cache
def quick_validator(record_type: str) -> SchemaValidator:
    """What reads a record of this type from JSON, as dicts, tuples, texts, numbers and `True`.

    Keys of the dicts are the names of the model's fields. What is left out has no key. A field that may be left out
    takes no null.
    """
    schema: Any = quick(core_schema_of(record_type))
    return SchemaValidator(schema, CoreConfig(strict=True))


def quick(schema: Schema) -> Schema:
    """The quick form of a core schema. Raises `TypeError` for one that this module does not know."""
    make = _BY_TYPE.get(schema["type"])
    if make is None:
        raise TypeError(f"no quick form is known of a schema of the type {schema['type']}")
    return make(schema)


def _after(schema: Schema) -> Schema:
    """A form of text with the simpler schema that stands beside it; a check of a whole model is left to the glance."""
    check = schema["function"]["function"]
    sure = (schema.get("metadata") or {}).get(SURE)
    if sure is not None:
        return {"type": "union", "mode": "left_to_right", "choices": [sure, _checked(check, schema)]}
    if schema["schema"]["type"] == "str":
        return _checked(check, schema)
    if f"{check.__module__}.{check.__qualname__}" in LOOKED_AFTER:
        return quick(schema["schema"])
    raise TypeError(f"nobody looks after {check.__qualname__}")


def _checked(check: Callable[[str], str], schema: Schema) -> Schema:
    """A text that passes the check of its model, as it is written."""

    def text_itself(text: str) -> str:
        check(text)
        return text

    if schema["function"]["type"] != "no-info" or schema["schema"]["type"] != "str":
        raise TypeError(f"no quick form is known of {check}")
    return {
        "type": "function-after",
        "function": {"type": "no-info", "function": text_itself},
        "schema": schema["schema"],
    }


def _before(schema: Schema) -> Schema:
    held = _only(schema, "function", "schema")
    return {**held, "schema": quick(held["schema"])}


def _model(schema: Schema) -> Schema:
    held = _only(schema, "cls", "config", "schema", "custom_init", "root_model")
    config = {key: value for key, value in held["config"].items() if key != "title"}
    if (
        held["custom_init"]
        or held["root_model"]
        or config != {"extra_fields_behavior": "forbid", "strict": True}
    ):
        raise TypeError(f"no quick form is known of {held['cls']}")
    return quick(held["schema"])


def _fields(schema: Schema) -> Schema:
    held = _only(schema, "fields", "model_name", "computed_fields")
    fields = {name: _field(field) for name, field in held["fields"].items()}
    # Each says so for its own members: a typed-dict hands nothing on of what it lies in.
    strict = {"strict": True}
    return {"type": "typed-dict", "fields": fields, "extra_behavior": "forbid", "config": strict, **strict}


def _field(field: Schema) -> Schema:
    made = _only(field, "schema", "validation_alias", "serialization_alias")
    made.pop("serialization_alias", None)
    schema, required = made["schema"], True
    if schema["type"] == "default":
        schema, required = _only(schema, "schema", "default")["schema"], False
        if schema["type"] == "nullable":
            schema = _only(schema, "schema")["schema"]
    return {**made, "type": "typed-dict-field", "schema": quick(schema), "required": required}


def _tuple(schema: Schema) -> Schema:
    made = _only(schema, "items_schema", "variadic_item_index", "min_length", "max_length")
    if made["variadic_item_index"] != 0 or len(made["items_schema"]) != 1:
        raise TypeError("no quick form is known of a tuple with places")
    return {**made, "items_schema": [quick(made["items_schema"][0])]}


def _nullable(schema: Schema) -> Schema:
    held = _only(schema, "schema")
    return {**held, "schema": quick(held["schema"])}


def _enum(schema: Schema) -> Schema:
    held = _only(schema, "cls", "members", "sub_type")
    return {"type": "literal", "expected": [member.value for member in held["members"]]}


def _union(schema: Schema) -> Schema:
    held = _only(schema, "choices")
    return {**held, "choices": [quick(choice) for choice in held["choices"]]}


def _tagged_union(schema: Schema) -> Schema:
    held = _only(schema, "choices", "discriminator", "from_attributes", "strict")
    return {**held, "choices": {tag: quick(choice) for tag, choice in held["choices"].items()}}


def _only(schema: Schema, *keys: str) -> dict[str, Any]:
    """The type and what is said under these keys. Raises `TypeError` where more is said that may matter."""
    if unknown := schema.keys() - {"type", "metadata", "ref", "serialization", *keys}:
        raise TypeError(f"nobody looks after {sorted(unknown)} of a schema of the type {schema['type']}")
    return {key: schema[key] for key in ("type", *keys) if key in schema}


_BY_TYPE: dict[str, Callable[[Schema], Schema]] = {
    "function-after": _after,
    "function-before": _before,
    "model": _model,
    "model-fields": _fields,
    "nullable": _nullable,
    "tuple": _tuple,
    "enum": _enum,
    "literal": lambda schema: _only(schema, "expected"),
    "int": lambda schema: _only(schema, "ge", "le", "strict"),
    "union": _union,
    "tagged-union": _tagged_union,
}
