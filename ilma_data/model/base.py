"""What all records share: strict, frozen, closed models, and on each field the mark whether it needs evidence."""

# ruff: noqa: PLC0414 - what a model and a view share is found with the models, too

from collections.abc import Callable, Iterator
from functools import cache
from operator import attrgetter
from typing import Annotated, Any, ClassVar, Self, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from ilma_data.model.ids import RecordId
from ilma_data.model.parts import AnyPart
from ilma_data.model.parts import Mark as Mark
from ilma_data.model.parts import is_unknown as is_unknown
from ilma_data.model.parts import mark_of as mark_of
from ilma_data.model.text import SchemaReference
from ilma_data.model.vocabulary import Vague as Vague


def factual(description: str, **constraints: Any) -> Any:
    """A field that reports something about the world: each value that is present needs evidence."""
    return Field(description=description, json_schema_extra={"$comment": Mark.FACTUAL.value}, **constraints)


def editorial(description: str, **constraints: Any) -> Any:
    """A field in the editors' own words or of their own making: ids, summaries, classifications, evidence itself."""
    return Field(description=description, json_schema_extra={"$comment": Mark.EDITORIAL.value}, **constraints)


class Part(BaseModel, AnyPart):
    """Part of a record: closed (no unknown key), strict (nothing is coerced) and frozen.

    Items of a list differ in their longest key, or altogether where they have none; a repeated one raises a pydantic
    error of type `repeated_item` with the list's `field` and the item's `index` in its context.
    """

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, defer_build=True)

    @model_validator(mode="after")
    def _items_differ(self) -> Self:
        held = self.__dict__
        for name, telling in _lists(type(self)):
            items = held[name]
            if len(items) > 1 and len(set(map(telling, items) if telling else items)) < len(items):
                _refuse_repeated(name, items)
        return self


def has_lists(model: type[Part]) -> bool:
    """Whether a model has a field that is a list."""
    return bool(_lists(model))


@cache
def _lists(model: type[Part]) -> tuple[tuple[str, Callable[[Any], object] | None], ...]:
    """The fields that are lists, each with what tells its items apart at a glance: where that differs, they differ."""
    return tuple(
        (name, _telling(item_type(field.annotation)))
        for name, field in model.model_fields.items()
        if get_origin(field.annotation) is tuple
    )


def _telling(item: type[Part] | None) -> Callable[[Any], object] | None:
    """Of parts, the id, the first key or, of those that have neither, what they must hold; None for texts."""
    if item is None:
        return None
    if item.key_field is not None:
        return attrgetter(item.key_field)
    if issubclass(item, Record):
        return attrgetter("id")
    return attrgetter(*(name for name, field in item.model_fields.items() if field.is_required()))


def _refuse_repeated(name: str, items: tuple[Any, ...]) -> None:
    seen: set[object] = set()
    for index, item in enumerate(items):
        identity = item.keys()[-1] if isinstance(item, Part) and item.keys() else item
        if identity in seen:
            raise PydanticCustomError(
                "repeated_item", "stands twice in {field}", {"field": name, "index": index}
            )
        seen.add(identity)


class Record(Part):
    """A record of its own file. `type` is the first half of its id, `collection` the folder where it lies."""

    type: ClassVar[str]
    collection: ClassVar[str]

    schema_reference: Annotated[
        SchemaReference | None,
        editorial(
            "Where an editor finds the JSON Schema of this record; nothing else reads it.", alias="$schema"
        ),
    ] = None
    id: RecordId


def classes_in(annotation: Any) -> Iterator[type]:
    """Every class that an annotation names, `tuple` for a list; words stand for themselves and are no classes."""
    if get_origin(annotation) is tuple:
        yield tuple
    if isinstance(annotation, type):
        yield annotation
    for argument in get_args(annotation):
        yield from classes_in(argument)


def item_type(annotation: Any) -> type[Part] | None:
    """The `Part` class that an annotation leads to, through `Annotated`, unions and tuples; None without one."""
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return annotation
    for argument in get_args(annotation):
        if (found := item_type(argument)) is not None:
            return found
    return None
