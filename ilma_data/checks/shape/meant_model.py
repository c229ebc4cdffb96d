"""Which model a record was meant for: that of its folder; for signatories, that of its `kind` and its keys."""

import difflib
from typing import Literal, NamedTuple

from ilma_data.checks.shape.field_values import field_of, words_of
from ilma_data.checks.shape.key_pairs import misspelt
from ilma_data.model.base import Record
from ilma_data.model.ids import is_id
from ilma_data.model.records import MODELS
from ilma_data.model.retired import Retired
from ilma_data.store.document import JsonValue

_MUCH_BETTER = 2
"""How many keys fewer must be wrong by another kind than by the one that is written, to take that for the slip."""


class Meant(NamedTuple):
    """The model, and what the record's `kind` has to do with it: `right` too where it is merely misspelt in its key.

    `is_sure` is false where the kind could only be guessed, and another would be as good.
    """

    model: type[Record]
    kind_is: Literal["right", "missing", "wrong"] = "right"
    is_sure: bool = True
    kinds: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """The word for `kind` that the model takes."""
        return _kind(self.model)


def meant_model(record_type: str, value: JsonValue) -> Meant:
    """The model that was meant: that of the type; else by `kind` or, where it is wrong, the likest word or keys."""
    models = MODELS[record_type]
    if len(models) == 1 or not isinstance(value, dict):
        return Meant(models[0])
    by_kind = {_kind(model): model for model in models}
    kinds, kind = tuple(by_kind), value.get("kind")
    wrong = sorted((_wrong_keys(model, value), number) for number, model in enumerate(models))
    likest, is_sure = models[wrong[0][1]], wrong[0][0] < wrong[1][0]
    if "kind" not in value:
        is_misspelt = "kind" in misspelt(value, likest)
        return Meant(likest, "right" if is_misspelt else "missing", is_sure, kinds)
    if isinstance(kind, str) and kind in by_kind:
        written = by_kind[kind]
        if _wrong_keys(written, value) - wrong[0][0] >= _MUCH_BETTER:
            return Meant(likest, "wrong", is_sure, kinds)
        return Meant(written)
    near = difflib.get_close_matches(str(kind), kinds, n=1)
    return Meant(by_kind[near[0]], "wrong", True, kinds) if near else Meant(likest, "wrong", is_sure, kinds)


def misplaced(record_type: str, value: JsonValue) -> Meant | None:
    """What a record that lies in the folder of another type was meant for, by its id and its keys; else None."""
    if not isinstance(value, dict) or not is_id(str(value.get("id"))):
        return None
    here = _wrong_keys(meant_model(record_type, value).model, value)
    if here < _MUCH_BETTER:
        return None
    of_id = str(value["id"]).partition("/")[0]
    others = [one for one in (of_id, Retired.type) if one != record_type]
    meant = [meant_model(one, value) for one in others]
    likely = [one for one in meant if here - _wrong_keys(one.model, value) >= _MUCH_BETTER]
    return likely[0] if likely else None


def _kind(model: type[Record]) -> str:
    field = field_of(model, "kind")
    assert field is not None
    return words_of(field)[0]


def _wrong_keys(model: type[Record], value: dict[str, JsonValue]) -> int:
    """How many keys the model does not know, or lacks; a misspelt one is one."""
    fields = {field.alias or name: field for name, field in model.model_fields.items()}
    unknown = value.keys() - fields.keys()
    missing = [key for key, field in fields.items() if field.is_required() and key not in value]
    return len(unknown) + len(missing) - len(misspelt(value, model))
