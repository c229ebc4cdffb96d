"""What all records share: strict, frozen, closed models, and on each field the mark whether it needs evidence."""

from enum import StrEnum
from typing import Annotated, Any, ClassVar, Self, get_args

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError

from ilma_data.model.ids import RecordId
from ilma_data.model.text import SchemaReference


class Mark(StrEnum):
    """Who answers for a field: a source (factual) or the editors of this data set (editorial)."""

    FACTUAL = "factual"
    EDITORIAL = "editorial"


def factual(description: str, **constraints: Any) -> Any:
    """A field that reports something about the world: each value that is present needs evidence."""
    return Field(description=description, json_schema_extra={"$comment": Mark.FACTUAL.value}, **constraints)


def editorial(description: str, **constraints: Any) -> Any:
    """A field in the editors' own words or of their own making: ids, summaries, classifications, evidence itself."""
    return Field(description=description, json_schema_extra={"$comment": Mark.EDITORIAL.value}, **constraints)


def mark_of(field: FieldInfo) -> Mark:
    """The mark of a model field, as its JSON Schema has it in `$comment`.

    Raises `TypeError` for a field that was declared without `factual` or `editorial`.
    """
    extra = field.json_schema_extra
    if not isinstance(extra, dict) or "$comment" not in extra:
        raise TypeError("a record field is declared with factual(...) or editorial(...)")
    return Mark(str(extra["$comment"]))


class Part(BaseModel):
    """Part of a record: closed (no unknown key), strict (nothing is coerced) and frozen.

    Items of a list differ in their longest key, or altogether where they have none; a repeated one raises a pydantic
    error of type `repeated_item` with the list's `field` and the item's `index` in its context.
    """

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    key_field: ClassVar[str | None] = None
    """The field by which a path picks this part from its list, where paths lead into that list."""

    def keys(self) -> tuple[str, ...]:
        """The keys by which a path may pick this item from its list, the shortest first.

        The first that no other item of the list shares is the one to write. Empty where no path leads into the list.
        """
        return () if self.key_field is None else (str(getattr(self, self.key_field)),)

    @model_validator(mode="after")
    def _items_differ(self) -> Self:
        for name in type(self).model_fields:
            items = getattr(self, name)
            if not isinstance(items, tuple):
                continue
            seen: set[object] = set()
            for index, item in enumerate(items):
                identity = item.keys()[-1] if isinstance(item, Part) and item.keys() else item
                if identity in seen:
                    raise PydanticCustomError(
                        "repeated_item", "stands twice in {field}", {"field": name, "index": index}
                    )
                seen.add(identity)
        return self


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


class Vague(StrEnum):
    """An enumeration whose members `UNCLEAR` and `UNKNOWN` say that nothing is known: these need no evidence."""


def is_unknown(value: object) -> bool:
    """Whether a value says only that nothing is known: null, an empty list, or a vague member of an enumeration."""
    return value is None or value == () or (isinstance(value, Vague) and value.name in {"UNCLEAR", "UNKNOWN"})


def item_type(annotation: Any) -> type[Part] | None:
    """The `Part` class that an annotation leads to, through `Annotated`, unions and tuples; None without one."""
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return annotation
    for argument in get_args(annotation):
        if (found := item_type(argument)) is not None:
            return found
    return None
