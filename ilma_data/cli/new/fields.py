"""What a field of a model takes, as far as it matters to somebody who is asked for its value."""

import json
from enum import Enum
from typing import Any, Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from ilma_data.model.base import Part, item_type
from ilma_data.model.ids import RecordId
from ilma_data.model.paths import Steps


def field_at(model: type[Part], steps: Steps) -> FieldInfo:
    """The field that holds the value to which keys and indexes lead. Raises `KeyError` where there is none."""
    part = model
    *outer, last = (step for step in steps if isinstance(step, str))
    for key in outer:
        part = item_type(part.model_fields[key].annotation) or part
    return part.model_fields[last]


def is_list(field: FieldInfo) -> bool:
    """Whether it holds a list."""
    return get_origin(field.annotation) is tuple


def is_number(field: FieldInfo) -> bool:
    """Whether it holds a number."""
    return int in _members(field.annotation)


def is_flag(field: FieldInfo) -> bool:
    """Whether it is true or left out."""
    return words_of(field.annotation) == ("true",)


def takes_null(field: FieldInfo) -> bool:
    """Whether it may be null."""
    return type(None) in get_args(field.annotation)


def may_be_empty(field: FieldInfo) -> bool:
    """Whether a record is complete with nothing there: null, an empty list, or no such key."""
    if not field.is_required() or takes_null(field):
        return True
    return is_list(field) and not any(getattr(mark, "min_length", 0) for mark in field.metadata)


def words_of(annotation: Any) -> tuple[str, ...]:
    """The words of an enumeration or a `Literal`, wherever in an annotation it stands; empty without one."""
    for member in _members(annotation):
        if isinstance(member, type) and issubclass(member, Enum):
            return tuple(str(word.value) for word in member)
        if get_origin(member) is Literal:
            return tuple(
                json.dumps(word) if isinstance(word, bool) else str(word) for word in get_args(member)
            )
    return ()


def target_of(annotation: Any) -> str | None:
    """The type of record to whose ids an annotation leads; None where to none."""
    for member in _members(annotation):
        if isinstance(member, type) and issubclass(member, RecordId):
            return member.type
    return None


def open_values(model: type[Part]) -> dict[str, Any]:
    """The keys that a part must have and may have without a value: with null, or an empty list."""
    return {
        name: [] if is_list(field) else None
        for name, field in model.model_fields.items()
        if field.is_required() and may_be_empty(field)
    }


def stand_ins(model: type[Part]) -> dict[str, Any]:
    """The keys that a part must have, each with a value that it accepts. Only for checks: none of it is true."""
    return {
        name: [_stand_in(field.annotation)]
        if is_list(field)
        else _example(field) or _stand_in(field.annotation)
        for name, field in model.model_fields.items()
        if field.is_required() and not may_be_empty(field)
    } | open_values(model)


def _stand_in(annotation: Any) -> Any:
    member = next(one for one in _members(annotation) if one is not type(None))
    if words := words_of(member):
        return words[0]
    if target := target_of(member):
        return f"{target}/x"
    if isinstance(member, type) and issubclass(member, Part):
        return stand_ins(member)
    return "x"


def _example(field: FieldInfo) -> Any:
    """A text of the form that a field takes, where its form has an example."""
    return next((mark.examples[0] for mark in field.metadata if getattr(mark, "examples", ())), None)


def _members(annotation: Any) -> list[Any]:
    """What an annotation is made of: the members of a union, the items of a tuple."""
    if get_origin(annotation) is Literal or not get_args(annotation):
        return [annotation]
    return [member for one in get_args(annotation) if one is not Ellipsis for member in _members(one)]
