"""The shape of one record: what the models refuse, as faults at places in the file, one for each mistake."""

import difflib
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from ilma_data.checks.partial import as_partial
from ilma_data.checks.record_file import RecordFile
from ilma_data.checks.shape import ShapeFault
from ilma_data.model.base import Part, Record, item_type
from ilma_data.model.paths import Steps
from ilma_data.model.records import MODELS
from ilma_data.store.document import JsonValue


def read_shape(file: RecordFile) -> Iterator[ShapeFault]:
    """Read the record of a file into `file.record`, and give what is wrong with its shape.

    Where something is, the record is partial: the faulty values are null in it.
    """
    assert file.document is not None
    assert file.record_type is not None
    value = file.document.value
    model, kind_fault = _model(file, value)
    if kind_fault is not None:
        yield kind_fault
    faults = list(_faults(file, model, value, skip_kind=kind_fault is not None))
    yield from faults
    if kind_fault is not None:
        faults.append(kind_fault)
    file.faults = frozenset(steps for fault in faults for steps in fault.blanks)
    if not faults:
        file.record = model.model_validate_json(file.document.text)
        if file.record.id != file.record_id:
            file.faults = frozenset({("id",)})
            yield ShapeFault(file, "file_name", ("id",), str(file.record.id), model)
    elif isinstance(value, dict):
        file.record = as_partial(model, value, file.faults)


def _model(file: RecordFile, value: JsonValue) -> tuple[type[Record], ShapeFault | None]:
    """The model that was meant: for signatories `kind` tells or, where it is wrong, the likest word or fields."""
    models = MODELS[file.record_type or ""]
    if len(models) == 1 or not isinstance(value, dict):
        return models[0], None
    kinds = {str(model.model_fields["kind"].annotation.__args__[0]): model for model in models}  # type: ignore[union-attr]
    kind = value.get("kind")
    if isinstance(kind, str) and kind in kinds:
        return kinds[kind], None
    likest = max(models, key=lambda model: len(model.model_fields.keys() & value.keys()))
    if "kind" not in value:
        return likest, None if _misspelt(set(value), likest).get("kind") else _missing(file, likest)
    near = difflib.get_close_matches(str(kind), kinds, n=1)
    model = kinds[near[0]] if near else likest
    error = "literal_error" if isinstance(kind, str) else "string_type"
    return model, ShapeFault(file, error, ("kind",), kind, model, context={"words": list(kinds)})


def _missing(file: RecordFile, model: type[Record]) -> ShapeFault:
    return ShapeFault(file, "missing", (), None, model, key="kind")


def _faults(
    file: RecordFile, model: type[Record], value: JsonValue, *, skip_kind: bool
) -> Iterator[ShapeFault]:
    try:
        model.model_validate_json(json.dumps(value))
    except ValidationError as error:
        errors = error.errors(include_url=False)
    else:
        return
    grouped: dict[Steps, list[ErrorDetails]] = defaultdict(list)
    for one in errors:
        if one["type"] == "too_short" and len(one["input"]) >= one["ctx"]["min_length"]:
            continue  # pydantic counts the faulty items out, and they are reported themselves
        grouped[_steps(value, one["loc"], of_missing=one["type"] == "missing")].append(one)
    misspelt = _pair_misspelt(model, value, grouped)
    for steps, at_place in grouped.items():
        if skip_kind and steps == ("kind",):
            continue
        one = _likeliest(at_place)
        owner = _model_at(model, steps[:-1])
        if one["type"] == "missing":
            if steps not in misspelt.values():
                yield ShapeFault(file, "missing", steps[:-1], None, owner, key=str(steps[-1]))
        elif one["type"] == "extra_forbidden":
            meant = misspelt.get(steps)
            nearest = str(meant[-1]) if meant else _nearest_key(owner, steps, value)
            yield ShapeFault(file, "extra_forbidden", steps, one["input"], owner, str(steps[-1]), nearest)
        elif one["type"] == "repeated_item":
            where = (*steps, one["ctx"]["field"], one["ctx"]["index"])
            yield ShapeFault(file, one["type"], where, _value_at(value, where), owner, context=one["ctx"])
        else:
            yield ShapeFault(
                file, one["type"], steps, _value_at(value, steps), owner, context=one.get("ctx", {})
            )


def _steps(value: JsonValue, location: tuple[str | int, ...], *, of_missing: bool) -> Steps:
    """An error's place as keys and indexes of the document: without the names that pydantic gives to union members."""
    steps: list[str | int] = []
    for number, step in enumerate(location):
        is_key = isinstance(value, dict) and step in value
        is_index = isinstance(value, list) and isinstance(step, int) and step < len(value)
        if is_key or is_index:
            steps.append(step)
            value = value[step]  # type: ignore[index]
        elif of_missing and number == len(location) - 1:
            steps.append(step)
    return tuple(steps)


def _value_at(value: JsonValue, steps: Steps) -> JsonValue:
    for step in steps:
        value = value[step]  # type: ignore[index]
    return value


def _likeliest(errors: list[ErrorDetails]) -> ErrorDetails:
    """Of the errors of several union members at one place, that of the member which takes such a value at all."""
    return next((one for one in errors if not one["type"].endswith("_type")), errors[0])


def _model_at(model: type[Part], steps: Steps) -> type[Part]:
    for step in steps:
        if isinstance(step, str):
            annotation = next(
                (
                    field.annotation
                    for name, field in model.model_fields.items()
                    if step in (name, field.alias)
                ),
                None,
            )
            model = item_type(annotation) or model
    return model


def _pair_misspelt(
    model: type[Part], value: JsonValue, grouped: Mapping[Steps, list[ErrorDetails]]
) -> dict[Steps, Steps]:
    """The unknown keys that stand for a key missing beside them: a single mistake each."""
    pairs: dict[Steps, Steps] = {}
    owners = {steps[:-1] for steps, errors in grouped.items() if errors[0]["type"] == "extra_forbidden"}
    for owner in owners:
        beside = _value_at(value, owner)
        if isinstance(beside, dict):
            for meant, written in _misspelt(set(beside), _model_at(model, owner)).items():
                pairs[(*owner, written)] = (*owner, meant)
    return pairs


def _misspelt(written: set[str], model: type[Part]) -> dict[str, str]:
    """For required keys that are missing, the unknown key that is likest, each used once."""
    fields = {field.alias or name: field for name, field in model.model_fields.items()}
    unknown = sorted(written - fields.keys())
    pairs: dict[str, str] = {}
    for key in (key for key, field in fields.items() if field.is_required() and key not in written):
        if near := difflib.get_close_matches(key, unknown, n=1, cutoff=0.6):
            pairs[key] = near[0]
            unknown.remove(near[0])
    return pairs


def _nearest_key(model: type[Part], steps: Steps, value: JsonValue) -> str | None:
    beside = _value_at(value, steps[:-1])
    free = [
        field.alias or name
        for name, field in model.model_fields.items()
        if not (isinstance(beside, dict) and (field.alias or name) in beside)
    ]
    near = difflib.get_close_matches(str(steps[-1]), free, n=1, cutoff=0.6)
    return near[0] if near else None
