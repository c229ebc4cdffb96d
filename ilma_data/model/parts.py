"""What holds of a part of a record however it is held: as a pydantic model, or as a view of plain data."""

from __future__ import annotations

from enum import StrEnum

from ilma_data.model.vocabulary.vague import Vague
from ilma_data.model.vocabulary.word import Word

TYPE_CHECKING = False

if TYPE_CHECKING:
    from typing import Any, ClassVar, TypeGuard

    from ilma_data.model.base import Part


_NOTHING_KNOWN = ("unclear", "unknown")
"""The words that say so, in whichever list they stand."""


class AnyPart:
    """Part of a record, with the fields of its model as attributes."""

    __slots__ = ()

    key_field: ClassVar[str | None] = None
    """The field by which a path picks this part from its list, where paths lead into that list."""

    def keys(self) -> tuple[str, ...]:
        """The keys by which a path may pick this item from its list, the shortest first.

        The first that no other item of the list shares is the one to write. Empty where no path leads into the list.
        """
        return () if self.key_field is None else (str(getattr(self, self.key_field)),)


def is_part(value: object) -> TypeGuard[Part]:
    """Whether a value is a part of a record; what it has of its model's, `AnyPart` does not say."""
    return isinstance(value, AnyPart)


class Mark(StrEnum):
    """Who answers for a field: a source (factual) or the editors of this data set (editorial)."""

    FACTUAL = "factual"
    EDITORIAL = "editorial"


def mark_of(field: Any) -> Mark:
    """The mark of a model field, as its JSON Schema has it in `$comment`.

    Raises `TypeError` for a field that was declared without `factual` or `editorial`.
    """
    extra = field.json_schema_extra
    if not isinstance(extra, dict) or "$comment" not in extra:
        raise TypeError("a record field is declared with factual(...) or editorial(...)")
    return Mark(str(extra["$comment"]))


def is_unknown(value: object) -> bool:
    """Whether a value says only that nothing is known: null, an empty list, or a vague member of an enumeration."""
    return value is None or value == () or (isinstance(value, Vague | Word) and value in _NOTHING_KNOWN)
