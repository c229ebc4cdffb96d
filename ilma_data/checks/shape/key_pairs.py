"""Which key was meant by one that an object does not know."""

import difflib
from collections.abc import Iterable, Mapping

from ilma_data.checks.shape.field_values import field_takes
from ilma_data.model.base import Part, item_type
from ilma_data.store.document import JsonValue

MOST_UNKNOWN = 100
"""Unknown keys in one object among which misspelt ones are looked for: with more it is another thing altogether."""


def misspelt(written: Mapping[str, JsonValue], model: type[Part]) -> dict[str, str]:
    """For required keys that are missing, the unknown key that stands for it, each used once.

    That is the one most like it in letters; else the only one whose value the field takes, and no other missing field.
    """
    fields = {field.alias or name: field for name, field in model.model_fields.items()}
    unknown = sorted(written.keys() - fields.keys())
    if not unknown or len(unknown) > MOST_UNKNOWN:
        return {}
    pairs: dict[str, str] = {}
    missing = [key for key, field in fields.items() if field.is_required() and key not in written]
    for key in missing:
        if near := difflib.get_close_matches(key, unknown, n=1, cutoff=0.6):
            pairs[key] = near[0]
            unknown.remove(near[0])
    missing = [key for key in missing if key not in pairs]
    if len(missing) == len(unknown) == 1 and field_takes(model, missing[0], written[unknown[0]]):
        return {**pairs, missing[0]: unknown[0]}
    takes = {one: [key for key in missing if _says_much(model, key, written[one])] for one in unknown}
    for one, keys in takes.items():
        if len(keys) == 1 and sum(keys[0] in others for others in takes.values()) == 1:
            pairs[keys[0]] = one
    return pairs


def nearest_key(model: type[Part], key: str, beside: JsonValue) -> str | None:
    """The key that was probably meant.

    That is one like it which is not there yet; else one of a part, as `locator.paragraph`; else the only one whose
    field takes its value.
    """
    there: Iterable[str] = beside if isinstance(beside, dict) else ()
    free = [name for name in _keys(model) if name not in there]
    if near := difflib.get_close_matches(key, free, n=1, cutoff=0.6):
        return near[0]
    for name, field in model.model_fields.items():
        part = item_type(field.annotation)
        if part is not None and "tuple" not in str(field.annotation) and key in _keys(part):
            return f"{name}.{key}"
    value = beside[key] if isinstance(beside, dict) else None
    takers = [name for name in free if name.isidentifier() and _says_much(model, name, value)]
    return takers[0] if len(takers) == 1 else None


def _keys(model: type[Part]) -> list[str]:
    return [field.alias or name for name, field in model.model_fields.items()]


def _says_much(model: type[Part], key: str, value: JsonValue) -> bool:
    """Whether a field takes a value that most others would not: null or an empty list fit too often to tell."""
    return value not in (None, [], "") and field_takes(model, key, value)
