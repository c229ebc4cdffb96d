"""A mistake in the shape of one record: what it is, where it stands, and how it is shown."""

import dataclasses
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic.fields import FieldInfo

from ilma_data.checks.record_file import Place, RecordFile
from ilma_data.checks.shape.field_values import field_of, field_takes, words_of
from ilma_data.model.base import Part, Record
from ilma_data.model.paths import Steps
from ilma_data.store.document import JsonValue

_MOST_SHOWN = 1000
"""Characters of a value that a finding holds."""

_MOST_QUOTED = 60
"""Characters of a value that a sentence quotes."""

_KINDS: dict[type, str] = {
    bool: "true or false",
    int: "a number",
    float: "a number with a fraction",
    str: "a text",
    list: "a list",
    dict: "an object",
}


@dataclass(frozen=True)
class ShapeFault:
    """One mistake in the shape of a record: the type of the model's error, and where.

    `value` is what stands there; for a missing key, what it is missing from, with `key` as its name. `model` is the
    part of the record in which the place lies. `nearest` is set where a key was misspelt.
    """

    file: RecordFile
    error: str
    steps: Steps
    value: JsonValue
    model: type[Part]
    key: str | None = None
    nearest: str | None = None
    context: Mapping[str, Any] = dataclasses.field(default_factory=dict)

    @property
    def place(self) -> Place:
        """Where the finding points: the key where the key is wrong, otherwise the value."""
        if self.error == "extra_forbidden":
            return self.file.key_at(*self.steps)
        return self.file.at(*self.steps)

    @property
    def label(self) -> str:
        """What to call the value in a sentence: its key, or the item of a list."""
        return _label(self.steps, self.model) if self.steps else "a record"

    @property
    def subject(self) -> str:
        """What to call the value at the beginning of a sentence."""
        return self.label[0].upper() + self.label[1:]

    @property
    def holder(self) -> str:
        """What to call the object of an unknown or missing key, at the beginning of a sentence."""
        steps = self.steps if self.error == "missing" else self.steps[:-1]
        label = _label(steps, self.model)
        return label[0].upper() + label[1:]

    @property
    def shown(self) -> str:
        """The value as JSON on one line, cut where it is very long."""
        return shown(self.value, _MOST_SHOWN)

    @property
    def quoted(self) -> str:
        """The value as JSON on one line, cut to what fits in a sentence."""
        return shown(self.value, _MOST_QUOTED)

    @property
    def kind_of_value(self) -> str:
        """What the value is in JSON, in plain words."""
        for kind, words in _KINDS.items():
            if isinstance(self.value, kind):
                return words
        return "null"

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys that the model of this place knows, `$schema` apart."""
        return tuple(name for name, field in self.model.model_fields.items() if field.alias is None)

    @property
    def field_key(self) -> str:
        """The key of the field in which the place lies; empty for the record itself."""
        if self.error == "missing":
            return self.key or ""
        return next((step for step in reversed(self.steps) if isinstance(step, str)), "")

    @property
    def is_item(self) -> bool:
        """Whether the place is an item of a list."""
        return self.error != "missing" and bool(self.steps) and isinstance(self.steps[-1], int)

    @property
    def _field(self) -> FieldInfo | None:
        return field_of(self.model, self.field_key)

    @property
    def description(self) -> str:
        """What the codebook says of the field."""
        return (self._field.description if self._field else None) or ""

    @property
    def takes_null(self) -> bool:
        """Whether null may stand at this place."""
        return self.takes(None)

    def takes(self, value: JsonValue) -> bool:
        """Whether a value may stand at this place."""
        return field_takes(self.model, self.field_key, value, as_item=self.is_item)

    @property
    def words(self) -> tuple[str, ...]:
        """The words that the field knows."""
        if "words" in self.context:
            return tuple(self.context["words"])
        return words_of(self._field) if self._field else ()

    @property
    def blanks(self) -> tuple[Steps, ...]:
        """The values about which nothing can be said while this fault stands."""
        missing = () if self.key is None else (self.nearest if self.error == "extra_forbidden" else self.key,)
        if self.error == "extra_forbidden":
            return (self.steps, *((*self.steps[:-1], key) for key in missing if key is not None))
        return ((*self.steps, *(key for key in missing if key is not None)),)


def shown(value: JsonValue, most: int) -> str:
    """A value as JSON on one line, cut to this number of characters."""
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _label(steps: Steps, model: type[Part]) -> str:
    """What to call a value in a sentence; the record itself by its type."""
    if not steps:
        return _record_label(model)
    last = steps[-1]
    return f"`{last}`" if isinstance(last, str) else f"an item of `{steps[-2]}`"


def _record_label(model: type[Part]) -> str:
    if not issubclass(model, Record):
        return "a record"
    name = model.__name__.lower() if model.type != "retired" else "retired id"
    return f"{'an' if name[0] in 'aeio' else 'a'} {name}"
