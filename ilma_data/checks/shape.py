"""A mistake in the shape of one record: what it is, where it stands, and how it is shown."""

import dataclasses
import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from ilma_data.checks.record_file import Place, RecordFile
from ilma_data.model.base import Part
from ilma_data.model.paths import Steps
from ilma_data.store.document import JsonValue

_MOST_SHOWN = 120
"""Characters of a value that a finding shows."""

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
        if not self.steps:
            return "a record"
        last = self.steps[-1]
        return f"`{last}`" if isinstance(last, str) else f"an item of `{self.steps[-2]}`"

    @property
    def shown(self) -> str:
        """The value as JSON on one line, cut where it is long."""
        text = json.dumps(self.value, ensure_ascii=False)
        return text if len(text) <= _MOST_SHOWN else f"{text[: _MOST_SHOWN - 1]}…"

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
    def _field(self) -> FieldInfo | None:
        keys = (
            [self.key]
            if self.error == "missing"
            else [step for step in self.steps if isinstance(step, str)][-1:]
        )
        return self.model.model_fields.get(keys[0]) if keys and keys[0] else None

    @property
    def description(self) -> str:
        """What the codebook says of the field."""
        return (self._field.description if self._field else None) or ""

    @property
    def takes_null(self) -> bool:
        """Whether the field may be null."""
        return (
            self._field is not None
            and isinstance(self.steps[-1], str)
            and _is_optional(self._field.annotation)
        )

    @property
    def words(self) -> tuple[str, ...]:
        """The words that the field knows."""
        if "words" in self.context:
            return tuple(self.context["words"])
        return _words(self._field.annotation) if self._field else ()

    @property
    def blanks(self) -> tuple[Steps, ...]:
        """The values about which nothing can be said while this fault stands."""
        missing = () if self.key is None else (self.nearest if self.error == "extra_forbidden" else self.key,)
        if self.error == "extra_forbidden":
            return (self.steps, *((*self.steps[:-1], key) for key in missing if key is not None))
        return ((*self.steps, *(key for key in missing if key is not None)),)


def _is_optional(annotation: Any) -> bool:
    return type(None) in get_args(annotation)


def _words(annotation: Any) -> tuple[str, ...]:
    """The words of an enumeration or a `Literal`, wherever in an annotation it stands."""
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return tuple(str(member.value) for member in annotation)
    if get_origin(annotation) is Literal:
        return tuple(
            json.dumps(word) if isinstance(word, bool) else str(word) for word in get_args(annotation)
        )
    return tuple(word for argument in get_args(annotation) for word in _words(argument))
