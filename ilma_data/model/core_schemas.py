"""The core schemas of the models, made from their fields: the same as pydantic makes, and much sooner.

Pydantic looks for much that no model here has, and does so again for each part of a part. What is not known here raises
`TypeError`: then a record is read in pydantic's own way.
"""

from collections.abc import Sequence
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, TypeAlias, Union, get_args, get_origin

from pydantic import BeforeValidator
from pydantic.fields import FieldInfo

from ilma_data.model.base import Part
from ilma_data.model.ids import Kinds
from ilma_data.model.records import models
from ilma_data.model.text import Form

CoreSchema: TypeAlias = dict[str, Any]
"""A core schema, of whatever type."""

_BOUNDS = {
    ("annotated_types", "Ge"): "ge",
    ("annotated_types", "Le"): "le",
    ("annotated_types", "MinLen"): "min_length",
    ("annotated_types", "MaxLen"): "max_length",
}
"""What pydantic makes of the constraints of a field, by the module and the name of the class."""


@cache
def core_schema_of(record_type: str) -> CoreSchema:
    """The core schema of a record type. Equal parts of it are one object. Raises `TypeError` for what is not known."""
    of_type = models(record_type)
    if len(of_type) == 1:
        return _model(of_type[0])
    choices = {get_args(model.model_fields["kind"].annotation)[0]: _model(model) for model in of_type}
    return {
        "type": "tagged-union",
        "choices": choices,
        "discriminator": "kind",
        "strict": False,
        "from_attributes": True,
    }


@cache
def _model(model: type[Part]) -> CoreSchema:
    config, known = model.model_config, {"extra", "strict", "frozen", "defer_build", "json_schema_extra"}
    if unknown := config.keys() - known:
        raise TypeError(f"nobody looks after {sorted(unknown)} of {model}")
    decorators = model.__pydantic_decorators__
    if decorators.field_validators or decorators.validators or decorators.root_validators:
        raise TypeError(f"nobody looks after the validators of {model}")
    schema: CoreSchema = {
        "type": "model",
        "cls": model,
        "schema": {
            "type": "model-fields",
            "fields": {name: _field(field) for name, field in model.model_fields.items()},
            "model_name": model.__name__,
            "computed_fields": [],
        },
        "custom_init": False,
        "root_model": False,
        "config": {
            "title": model.__name__,
            "extra_fields_behavior": config["extra"],
            "strict": config["strict"],
        },
    }
    for check in decorators.model_validators.values():
        if check.info.mode != "after":
            raise TypeError(f"nobody looks after {check.cls_var_name} of {model}")
        schema = _after(getattr(model, check.cls_var_name), schema)
    return schema


def _after(check: Any, schema: CoreSchema) -> CoreSchema:
    return {
        "type": "function-after",
        "function": {"type": "no-info", "function": check},
        "schema": schema,
    }


def _field(field: FieldInfo) -> CoreSchema:
    schema = _marked(schema_of(field.annotation), field.metadata)
    if not field.is_required():
        schema = {"type": "default", "schema": schema, "default": field.default}
    made = {"type": "model-field", "schema": schema}
    if field.alias is not None:
        made |= {"validation_alias": field.alias, "serialization_alias": field.alias}
    return made


def _marked(schema: CoreSchema, marks: Sequence[object]) -> CoreSchema:
    """A schema with what stands beside a type in `Annotated`, in its order."""
    for mark in marks:
        if isinstance(mark, Form):
            schema = _form(mark)
        elif (key := _BOUNDS.get((type(mark).__module__, type(mark).__name__), "")) != "":
            schema = _bound(schema, key, getattr(mark, key))
        elif isinstance(mark, BeforeValidator):
            function = {"type": "no-info", "function": mark.func}
            schema = {"type": "function-before", "function": function, "schema": schema}
        elif not isinstance(mark, Kinds):
            raise TypeError(f"nobody looks after {mark!r}")
    return schema


def _bound(schema: CoreSchema, key: str, value: object) -> CoreSchema:
    if schema["type"] == "nullable":
        return {**schema, "schema": _bound(schema["schema"], key, value)}
    if schema["type"] != ("int" if key in {"ge", "le"} else "tuple"):
        raise TypeError(f"nobody looks after {key} of a schema of the type {schema['type']}")
    return {**schema, key: value}


@cache
def _form(form: Form) -> CoreSchema:
    return dict(form.as_core_schema())


def schema_of(annotation: Any) -> CoreSchema:
    """The core schema of what a field is annotated with. Raises `TypeError` for what is not known."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _marked(schema_of(arguments[0]), arguments[1:])
    if origin in {Union, UnionType}:
        members = [schema_of(one) for one in arguments if one is not NoneType]
        held = members[0] if len(members) == 1 else {"type": "union", "choices": members}
        return {"type": "nullable", "schema": held} if NoneType in arguments else held
    if origin is tuple and arguments[1:] == (...,):
        return {"type": "tuple", "items_schema": [schema_of(arguments[0])], "variadic_item_index": 0}
    if origin is Literal:
        return {"type": "literal", "expected": list(arguments)}
    return _of_class(annotation)


@cache
def _of_class(kind: Any) -> CoreSchema:
    if kind in {int, str}:
        return {"type": kind.__name__}
    if isinstance(kind, type):
        if issubclass(kind, Part):
            return _model(kind)
        if issubclass(kind, Enum) and issubclass(kind, str):
            return {"type": "enum", "cls": kind, "members": list(kind), "sub_type": "str"}
        if issubclass(kind, str) and hasattr(kind, "as_core_schema"):
            return dict(kind.as_core_schema())
    raise TypeError(f"nobody looks after {kind!r}")
