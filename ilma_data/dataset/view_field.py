"""A field of a view, as the JSON Schema describes it: what plain data becomes when it is read."""

from __future__ import annotations

from ilma_data.model import ids
from ilma_data.model.dates import EdtfDate
from ilma_data.model.vocabulary.word import Word
from ilma_data.store.plain import plain

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any, TypeAlias

    Read: TypeAlias = tuple[type, Callable[[Any], Any], object]


class ViewField:
    """A field: `alias` is its key where that is not its name; `json_schema_extra` and `annotation` are as a model's.

    The annotation is only the class that a value gets, or `object`. In a class of views it is the attribute of its
    name: it is asked for each value of a view once, and puts it where the attribute is found from then on.
    """

    __slots__ = (
        "_absent",
        "_key",
        "_kind",
        "_made",
        "_name",
        "_read",
        "_required",
        "alias",
        "json_schema_extra",
    )

    def __init__(
        self,
        name: str,
        alias: str | None,
        required: bool,
        schema: Mapping[str, Any],
        made: Callable[[], Read],
    ) -> None:
        self._name = name
        self._key = alias or name
        self.alias = alias
        self.json_schema_extra = schema
        self._required = required
        self._made: Callable[[], Read] | None = made

    def __get__(self, view: Any, kind: type | None = None) -> Any:
        """What the model would hold for the plain value; null and absent are one."""
        if view is None:
            return self
        if self._made is not None:
            self._make()
        value = view._held.get(self._key)
        value = view.__dict__[self._name] = self._absent if value is None else self._read(value)
        return value

    def is_required(self) -> bool:
        """Whether it always stands."""
        return self._required

    @property
    def annotation(self) -> type:
        """The class of its values."""
        self._make()
        return self._kind

    def _make(self) -> None:
        if self._made is not None:
            self._kind, self._read, self._absent = self._made()
            self._made = None


class Definitions:
    """The definitions of a JSON Schema that is laid out as ours are, each read when it is asked for."""

    def __init__(self, schema: str) -> None:
        self._schema = schema
        self._begin = max(schema.find('\n  "$defs": '), 0)

    def get(self, name: str) -> dict[str, Any]:
        """The definition with this name; an empty one where there is none."""
        begins = f'\n    "{name}": '
        found = self._schema.find(begins, self._begin)
        definition: Any = {} if found < 0 else plain(self._schema, found + len(begins))
        held: dict[str, Any] = definition
        return held


def target(schema: Mapping[str, Any]) -> str:
    """The name of the definition that a schema leads to, or nothing."""
    return str(schema.get("$ref", "")).rpartition("/")[2]


def reader_of(schema: Mapping[str, Any], definitions: Definitions, part: Callable[[str], type]) -> Read:
    """The class of a field's values, what reads one, and what stands for null or for an absent value."""
    if schema.get("type") == "array":
        kind, read, _ = reader_of(schema["items"], definitions, part)
        return kind, lambda items: tuple(map(read, items)), ()
    allowed = [one for one in schema.get("anyOf", [schema]) if one.get("type") != "null"]
    name = target(allowed[0])
    definition = definitions.get(name)
    if len(allowed) > 1:  # what a source reports: as it is
        return object, _as_it_is, None
    if definition.get("type") == "object":
        made = part(name)
        return made, made, None
    text_class: Any = EdtfDate if name == "EdtfDate" else getattr(ids, name, None)
    if "enum" in definition:
        text_class = type(name, (Word,), {"__slots__": (), "known": frozenset(definition["enum"])})
    if text_class is None:
        return object, _as_it_is, None
    return text_class, lambda text: str.__new__(text_class, text), None


def _as_it_is(value: Any) -> Any:
    return value
