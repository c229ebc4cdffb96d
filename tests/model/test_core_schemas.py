"""The core schemas made from the fields of the models are those that pydantic makes."""

from collections.abc import Iterator
from typing import Annotated, Any, get_args, get_origin

import pytest
from annotated_types import MultipleOf
from pydantic import ConfigDict, TypeAdapter, ValidationError, field_validator, model_validator
from pydantic_core import SchemaValidator

from ilma_data.model import core_schemas
from ilma_data.model.base import Part, editorial, item_type
from ilma_data.model.core_schemas import core_schema_of, schema_of
from ilma_data.model.exact_reading import record_validator, validator_of
from ilma_data.model.quick_reading import read_quickly
from ilma_data.model.reading import from_json
from ilma_data.model.records import MODELS, adapter, record_name
from ilma_data.model.text import SURE, SURE_CLASS
from tests.checks.example_records import EXAMPLE_FILES


def essence(schema: Any, definitions: dict[str, Any]) -> Any:
    """A core schema without what only pydantic's own JSON Schema reads, definitions in their places."""
    if isinstance(schema, list):
        return [essence(one, definitions) for one in schema]
    if not isinstance(schema, dict):
        return schema
    if schema.get("type") == "definitions":
        named = {one["ref"]: one for one in schema["definitions"]}
        return essence(schema["schema"], definitions | named)
    if schema.get("type") == "definition-ref":
        return essence(definitions[schema["schema_ref"]], definitions)
    kept = {key: value for key, value in schema.items() if key not in {"ref", "metadata"}}
    if callable(kept.get("function")):
        kept["function"] = called(kept["function"])
    ours = {key: value for key, value in (schema.get("metadata") or {}).items() if key in {SURE, SURE_CLASS}}
    return {key: essence(value, definitions) for key, value in kept.items()} | ours


def called(function: Any) -> tuple[object, ...]:
    """What a function is, also where it was made anew with the same values around it."""
    around = tuple(cell.cell_contents for cell in getattr(function, "__closure__", None) or ())
    return (function.__module__, function.__qualname__, getattr(function, "__self__", None), around)


@pytest.mark.parametrize("record_type", MODELS)
def test_core_schemas_are_those_of_pydantic(record_type: str) -> None:
    made = essence(core_schema_of(record_type), {})
    assert made == essence(adapter(record_type).core_schema, {})
    assert "function-after" in repr(made)


def parts_in(model: type[Part]) -> Iterator[type[Part]]:
    """A model, and those of all that it holds."""
    yield model
    for field in model.model_fields.values():
        if (held := item_type(field.annotation)) is not None:
            yield from parts_in(held)


PARTS = {part for models in MODELS.values() for model in models for part in parts_in(model)}


@pytest.mark.parametrize("model", sorted(PARTS, key=str))
def test_so_are_those_of_models_and_of_what_a_field_holds(model: type[Part]) -> None:
    forms: list[Any] = [model]
    for field in model.model_fields.values():
        annotation: Any = field.annotation
        forms += [annotation, *(one for one in get_args(annotation)[:1] if get_origin(annotation) is tuple)]
        if field.metadata:
            forms.append(Annotated[annotation, *field.metadata])
    for form in forms:
        theirs: TypeAdapter[Any] = TypeAdapter(form)
        theirs.rebuild()  # the models put it off
        assert essence(schema_of(form), {}) == essence(theirs.core_schema, {})
        assert isinstance(validator_of(form), SchemaValidator)


def test_what_is_wrong_with_a_record_is_said_as_by_pydantic() -> None:
    for name, raw in EXAMPLE_FILES.items():
        named = record_name(name)
        assert named is not None
        for wrong in (raw.replace(b'": "', b'": 1, "x": "'), raw.replace(b"[]", b"null"), b"[]", b"{"):
            if wrong == raw:
                continue
            with pytest.raises(ValidationError) as ours:
                record_validator(named.record_type).validate_json(wrong)
            with pytest.raises(ValidationError) as theirs:
                adapter(named.record_type).validate_json(wrong)
            assert ours.value.errors() == theirs.value.errors()


class Checked(Part):
    """A part with checks that nobody looks after."""

    field: Annotated[int, editorial("A number.")]

    @field_validator("field")
    @classmethod
    def _even(cls, value: int) -> int:
        return value


class Before(Part):
    """Another."""

    field: Annotated[int, editorial("A number.")]

    @model_validator(mode="before")
    @classmethod
    def _any(cls, value: Any) -> Any:
        return value


class Multiple(Part):
    """A part with a bound that nobody looks after."""

    field: Annotated[int, MultipleOf(2), editorial("A number.")]


class Float(Part):
    """A part with a type that nobody looks after."""

    field: Annotated[float, editorial("A number.")]


class Titled(Part):
    """A part with a setting that nobody looks after."""

    model_config = ConfigDict(str_strip_whitespace=True)
    field: Annotated[int, editorial("A number.")]


@pytest.mark.parametrize("model", [Checked, Before, Multiple, Float, Titled])
def test_what_nobody_looks_after_is_refused(model: type[Part]) -> None:
    with pytest.raises(TypeError, match="nobody looks after"):
        core_schemas._model(model)


def test_records_of_unknown_schemas_are_read_by_their_models(monkeypatch: pytest.MonkeyPatch) -> None:
    water = EXAMPLE_FILES["domains/water.json"]
    plain = from_json("domain", water)
    monkeypatch.setattr("ilma_data.model.quick_reading._validator", lambda _: None)
    monkeypatch.setattr("ilma_data.model.exact_reading.record_validator", adapter)
    assert read_quickly("domain", water) is None
    assert from_json("domain", water) == plain


def test_what_nobody_looks_after_is_read_in_pydantic_s_own_way() -> None:
    reader = validator_of(Multiple)
    assert isinstance(reader, TypeAdapter)
    assert reader.validate_json('{"field": 4}') == Multiple(field=4)
