"""Records as views of plain data: the attributes of the models without pydantic, for what only shows them.

What a view holds was validated when it was packaged. Its fields are those of the exported JSON Schema, which is made
from the models: their order, their names, whether they are required, and what each holds. A value is turned into what
the model would hold (a date, an id, a word, a tuple, a part) when it is first asked for.
"""

from __future__ import annotations

from ilma_data.dataset.view_field import Definitions, ViewField, reader_of, target
from ilma_data.model.keys import KEYS
from ilma_data.model.parts import AnyPart
from ilma_data.model.record_types import COLLECTIONS
from ilma_data.packaged import schema_bytes
from ilma_data.store.laid_out import LaidOut

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any, ClassVar

    from ilma_data.dataset.view_field import Read


class View(AnyPart):
    """Part of a record; the class of each is named like its model. Two views are equal where they are one."""

    __slots__ = ("__dict__", "__weakref__", "_held")

    model_fields: ClassVar[Mapping[str, ViewField]]

    def __init__(self, held: Any) -> None:
        self._held = held

    def __getattr__(self, name: str) -> Any:
        raise AttributeError(f"{type(self).__name__} has no field {name}")


class RecordView(View):
    """A record."""

    __slots__ = ()

    def as_plain(self) -> dict[str, Any]:
        """The whole record as plain data."""
        whole: dict[str, Any] = self._held.whole()
        return whole


class Views:
    """Makes views of the records of one type."""

    def __init__(self, record_type: str) -> None:
        self._type = record_type
        self._definitions = Definitions("")
        self._classes: dict[str, type[View]] = {}
        self._of_kind: dict[str | None, type[View]] = {}

    def view(self, held: LaidOut) -> Any:
        """The view of a record."""
        if not self._of_kind:
            self._read_schema()
        alone = self._of_kind.get(None)
        return (alone or self._of_kind[held.get("kind")])(held)

    def _read_schema(self) -> None:
        text = schema_bytes(self._type).decode()
        schema = LaidOut(text)
        self._definitions = Definitions(text)
        choice = schema.get("oneOf")
        if choice is None:
            definition = {key: schema.get(key) for key in ("properties", "required")}
            self._of_kind[None] = self._made(schema.get("title"), definition, RecordView)
            return
        for model in map(target, choice):
            definition = self._definitions.get(model)
            kind = definition["properties"]["kind"]["const"]
            self._of_kind[kind] = self._made(model, definition, RecordView)

    def _made(self, name: str, definition: dict[str, Any], base: type[View]) -> type[View]:
        fields: dict[str, ViewField] = {}
        required = definition.get("required") or ()
        for key, schema in definition["properties"].items():
            name_of_key, alias = ("schema_reference", key) if key.startswith("$") else (key, None)
            fields[name_of_key] = ViewField(name_of_key, alias, key in required, schema, self._reader(schema))
        named: dict[str, Any] = {"__slots__": (), "model_fields": fields, **fields}
        if name in KEYS:
            named["keys"] = KEYS[name]
        if base is RecordView:
            named |= {"type": self._type, "collection": COLLECTIONS[self._type]}
        return type(name, (base,), named)

    def _reader(self, schema: Mapping[str, Any]) -> Callable[[], Read]:
        return lambda: reader_of(schema, self._definitions, self._part)

    def _part(self, name: str) -> type[View]:
        """The class of a part, made when a record first has one."""
        if name not in self._classes:
            self._classes[name] = self._made(name, self._definitions.get(name), View)
        return self._classes[name]
