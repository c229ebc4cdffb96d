"""Partial records: what later checks can still look at where some values are wrong."""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any, TypeVar

from pydantic import TypeAdapter

from ilma_data.model.base import Part, item_type
from ilma_data.model.paths import Steps
from ilma_data.store.document import JsonValue

_Part = TypeVar("_Part", bound=Part)


def as_partial(
    model: type[_Part], value: Mapping[str, JsonValue], wrong: frozenset[Steps], steps: Steps = ()
) -> _Part:
    """What can be made of a part of which some values are wrong: those are null or empty, the rest is as written.

    `wrong` are the places of these values in the record, `steps` is the part's own; without it, the whole record.
    """
    made: dict[str, Any] = {}
    for name, declared in model.model_fields.items():
        key = declared.alias or name
        there = (*steps, key)
        inside = [fault for fault in wrong if fault[: len(there)] == there]
        item = item_type(declared.annotation)
        raw = value.get(key)
        empty: Any = () if "tuple" in str(declared.annotation) else None
        if key not in value:
            made[name] = empty if declared.is_required() else declared.default
        elif not inside:
            made[name] = _field_adapter(model, name).validate_json(json.dumps(raw), strict=True)
        elif item is not None and isinstance(raw, dict):
            made[name] = as_partial(item, raw, wrong, there)
        elif item is not None and isinstance(raw, list):
            made[name] = tuple(
                as_partial(item, one if isinstance(one, dict) else {}, wrong, (*there, index))
                for index, one in enumerate(raw)
            )
        else:
            made[name] = empty
    return model.model_construct(**made)


@cache
def _field_adapter(model: type[Part], name: str) -> TypeAdapter[Any]:
    annotation: Any = model.model_fields[name].annotation
    return TypeAdapter(annotation)
