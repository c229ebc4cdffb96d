"""The shape of one record: what the models refuse, as faults at places in the file, one for each mistake."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from ilma_data.checks.record_file import RecordFile
from ilma_data.checks.shape.fault import ShapeFault
from ilma_data.checks.shape.key_pairs import misspelt, nearest_key
from ilma_data.checks.shape.meant_model import Meant, meant_model, misplaced
from ilma_data.checks.shape.partial import as_partial
from ilma_data.checks.shape.repeated import repeated_items
from ilma_data.model.base import Part, Record, item_type
from ilma_data.model.exact_reading import validator_of
from ilma_data.model.paths import Steps
from ilma_data.model.reading import from_json
from ilma_data.model.records import file_name
from ilma_data.store.document import JsonValue

MOST_FAULTS = 1000
"""In one file; with more it is no record, nothing is read of it, and these are shown."""


def read_shape(file: RecordFile) -> Iterator[ShapeFault]:
    """Read the record of a file into `file.record`, and give what is wrong with its shape.

    Where something is, the record is partial: the faulty values are null in it.
    """
    assert file.document is not None
    assert file.record_type is not None
    sound = None if file.document.faults else _sound(file.record_type, file.document.text)
    if sound is not None and sound.id == file.record_id:
        file.record = sound  # the model takes it: nothing else can have been meant
        return
    value = file.document.value
    elsewhere = misplaced(file.record_type, value)
    meant = elsewhere or meant_model(file.record_type, value)
    errors = _errors(meant.model, value)
    faults = [*_kind_faults(file, meant, value), *_faults(file, meant, value, errors[:MOST_FAULTS])]
    if len(errors) > MOST_FAULTS:
        yield from faults
        file.faults = frozenset({()})
        return
    record: Record | None = None
    if not errors:
        record = validator_of(meant.model).validate_json(file.document.text)
    elif isinstance(value, dict):
        blank = _blank(faults)
        tolerant = as_partial(meant.model, value, blank | _inside_repeated(value, errors))
        faults += _repeated(file, tolerant, blank, value)
        record = as_partial(meant.model, value, _blank(faults))
    if record is not None and ("id",) not in _blank(faults) and record.id != file.record_id:
        # The record keeps this id: others may link to it.
        faults.append(ShapeFault(file, "file_name", ("id",), str(record.id), type(record)))
    file.record, file.faults = record, _blank(faults)
    if elsewhere is not None and record is not None:
        # Of such a record nothing else is said: it is read with the right model when it lies in the right folder.
        file.faults |= {(), ("id",)}
        belongs = file_name(type(record).type, record.id)
        faults = [
            ShapeFault(file, "file_name", ("id",), str(record.id), type(record), context={"belongs": belongs})
        ]
    yield from faults


def _sound(record_type: str, text: str) -> Record | None:
    """The record that a text holds; None where it has the shape of none."""
    try:
        return from_json(record_type, text)
    except ValidationError:
        return None


def _blank(faults: list[ShapeFault]) -> frozenset[Steps]:
    return frozenset(steps for fault in faults for steps in fault.blanks)


def _kind_faults(file: RecordFile, meant: Meant, value: JsonValue) -> Iterator[ShapeFault]:
    """The `kind` of a signatory, where it is missing or not that of the record's other keys."""
    if meant.kind_is == "missing":
        yield ShapeFault(
            file, "missing", (), None, meant.model, key="kind", context={"likely": meant.is_sure}
        )
    elif meant.kind_is == "wrong":
        assert isinstance(value, dict)
        kind = value["kind"]
        error = "literal_error" if isinstance(kind, str) else "string_type"
        context = {"words": meant.kinds, "meant": meant.kind if meant.is_sure else None}
        yield ShapeFault(file, error, ("kind",), kind, meant.model, context=context)


def _repeated(
    file: RecordFile, record: Record, blank: frozenset[Steps], value: JsonValue
) -> Iterator[ShapeFault]:
    """The items that stand in a list twice: a model looks for them only once all fields are right."""
    for item in repeated_items(record, blank):
        first, twin = (
            json.dumps(_value_at(value, steps), sort_keys=True) for steps in (item.first, item.steps)
        )
        context = {"first": item.first, "name": item.name, "identical": first == twin}
        yield ShapeFault(file, "repeated_item", item.steps, json.loads(twin), item.owner, context=context)


def _errors(model: type[Part], value: JsonValue) -> list[ErrorDetails]:
    try:
        validator_of(model).validate_json(json.dumps(value))
    except ValidationError as error:
        return error.errors(include_url=False)
    return []


def _inside_repeated(value: JsonValue, errors: list[ErrorDetails]) -> frozenset[Steps]:
    """A place inside each item that pydantic found twice: its list can't be read as a whole."""
    return frozenset(
        (*_steps(value, one["loc"], of_missing=False), one["ctx"]["field"], one["ctx"]["index"], "")
        for one in errors
        if one["type"] == "repeated_item"
    )


def _faults(
    file: RecordFile, meant: Meant, value: JsonValue, errors: list[ErrorDetails]
) -> Iterator[ShapeFault]:
    model = meant.model
    grouped: dict[Steps, list[ErrorDetails]] = defaultdict(list)
    for one in errors:
        if one["type"] == "too_short" and len(one["input"]) >= one["ctx"]["min_length"]:
            continue  # pydantic counts the faulty items out, and they are reported themselves
        if one["type"] != "repeated_item":
            grouped[_steps(value, one["loc"], of_missing=one["type"] == "missing")].append(one)
    pairs = _pair_misspelt(model, value, grouped)
    for steps, at_place in grouped.items():
        if meant.kind_is != "right" and steps == ("kind",):
            continue
        one = _likeliest(at_place)
        owner = _model_at(model, _holder(steps))
        if one["type"] == "missing":
            if steps not in pairs.values():
                yield ShapeFault(file, "missing", steps[:-1], None, owner, key=str(steps[-1]))
        elif one["type"] == "extra_forbidden":
            stands_for = pairs.get(steps)
            beside = _value_at(value, steps[:-1])
            nearest = str(stands_for[-1]) if stands_for else nearest_key(owner, str(steps[-1]), beside)
            yield ShapeFault(file, "extra_forbidden", steps, one["input"], owner, str(steps[-1]), nearest)
        else:
            context = {**one.get("ctx", {}), "branches": [branch["type"] for branch in at_place]}
            yield ShapeFault(file, one["type"], steps, _value_at(value, steps), owner, context=context)


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


def _holder(steps: Steps) -> Steps:
    """The object to which the last key on the way belongs."""
    last_key = max((number for number, step in enumerate(steps) if isinstance(step, str)), default=0)
    return steps[:last_key]


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
            for meant, written in misspelt(beside, _model_at(model, owner)).items():
                pairs[(*owner, written)] = (*owner, meant)
    return pairs
