"""A field of a view, as the JSON Schema describes it: what plain data becomes when it is read."""

from __future__ import annotations

from ilma_data.model import ids, vocabulary
from ilma_data.model.dates import EdtfDate

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any, TypeAlias

    Read: TypeAlias = tuple[type, Callable[[Any], Any], object]


class ViewField:
    """A field: `alias` is its key where that is not its name; `json_schema_extra` and `annotation` are as a model's.

    The annotation is only the class that a value gets, or `object`.
    """

    __slots__ = ("_made", "_reader", "_required", "alias", "json_schema_extra")

    def __init__(
        self,
        alias: str | None,
        required: bool,
        schema: Mapping[str, Any],
        made: Callable[[], Read],
    ) -> None:
        self.alias = alias
        self.json_schema_extra = schema
        self._required = required
        self._made = made
        self._reader: Read | None = None

    def is_required(self) -> bool:
        """Whether it always stands."""
        return self._required

    @property
    def annotation(self) -> type:
        """The class of its values."""
        return self._parts[0]

    def read(self, value: Any) -> Any:
        """What the model would hold for a plain value; None is null or absent."""
        _, read, absent = self._parts
        return absent if value is None else read(value)

    @property
    def _parts(self) -> Read:
        if self._reader is None:
            self._reader = self._made()
        return self._reader


def target(schema: Mapping[str, Any]) -> str:
    """The name of the definition that a schema leads to, or nothing."""
    return str(schema.get("$ref", "")).rpartition("/")[2]


def reader_of(schema: Mapping[str, Any], definitions: Mapping[str, Any], part: Callable[[str], type]) -> Read:
    """The class of a field's values, what reads one, and what stands for null or for an absent value."""
    if schema.get("type") == "array":
        kind, read, _ = reader_of(schema["items"], definitions, part)
        return kind, lambda items: tuple(map(read, items)), ()
    allowed = [one for one in schema.get("anyOf", [schema]) if one.get("type") != "null"]
    name = target(allowed[0])
    definition = definitions.get(name, {})
    if len(allowed) > 1:  # what a source reports: as it is
        return object, _as_it_is, None
    if definition.get("type") == "object":
        made = part(name)
        return made, made, None
    if "enum" in definition:
        words: type = getattr(vocabulary, name)
        return words, words, None
    text_class: Any = EdtfDate if name == "EdtfDate" else getattr(ids, name, None)
    if text_class is None:
        return object, _as_it_is, None
    return text_class, lambda text: str.__new__(text_class, text), None


def _as_it_is(value: Any) -> Any:
    return value
