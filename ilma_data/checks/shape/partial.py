"""Partial records: what later checks can still look at where some values are wrong."""

import json
from collections.abc import Mapping
from typing import Any, TypeVar, get_args

from ilma_data.checks.holders import holders
from ilma_data.model.base import Part, item_type
from ilma_data.model.exact_reading import validator_of
from ilma_data.model.paths import Steps
from ilma_data.store.document import JsonValue

_Part = TypeVar("_Part", bound=Part)


def as_partial(
    model: type[_Part], value: Mapping[str, JsonValue], wrong: frozenset[Steps], steps: Steps = ()
) -> _Part:
    """What can be made of a part of which some values are wrong: those are null or empty, the rest is as written.

    `wrong` are the places of these values in the record, `steps` is the part's own; without it, the whole record.
    With a place inside an item of a list of single values, the list is read item by item, and the item stands.
    """
    made: dict[str, Any] = {}
    for name, declared in model.model_fields.items():
        key = declared.alias or name
        there = (*steps, key)
        annotation: Any = declared.annotation
        item = item_type(annotation)
        raw = value.get(key)
        is_list = "tuple" in str(annotation)
        empty: Any = () if is_list else None
        if key not in value:
            made[name] = empty if declared.is_required() else declared.default
        elif there not in holders(wrong):
            made[name] = validator_of(annotation).validate_json(json.dumps(raw), strict=True)
        elif item is not None and isinstance(raw, dict) and not is_list:
            made[name] = as_partial(item, raw, wrong, there)
        elif item is not None and isinstance(raw, list) and is_list and there not in wrong:
            made[name] = tuple(
                as_partial(item, one if isinstance(one, dict) else {}, wrong, (*there, index))
                for index, one in enumerate(raw)
            )
        elif is_list and isinstance(raw, list) and _only_inside(wrong, there, len(raw)):
            of_item = validator_of(get_args(annotation)[0])
            made[name] = tuple(of_item.validate_json(json.dumps(one), strict=True) for one in raw)
        else:
            made[name] = empty
    return model.model_construct(**made)


def _only_inside(wrong: frozenset[Steps], there: Steps, length: int) -> bool:
    """Whether neither a list nor one of its items is wrong, but only what lies in the items."""
    return there not in wrong and not any((*there, index) in wrong for index in range(length))
