"""Changes to the JSON value of a record, and what must change along with it."""

import json
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any, TypeAlias

from ilma_data.model.base import Record
from ilma_data.model.paths import PathError, Steps, factual_values, resolve, supported
from ilma_data.model.reading import from_json
from ilma_data.model.source import Source
from ilma_data.testing.support import path_to

JsonObject: TypeAlias = dict[str, Any]
Change: TypeAlias = Callable[[JsonObject], None]


def put(steps: Steps, value: object) -> Change:
    """Set a member or an item; the index after the last item adds one, and lists on the way that lack are made."""
    return partial(_put, steps=steps, value=value)


def drop(steps: Steps) -> Change:
    """Remove a member or an item."""
    return partial(_drop, steps=steps)


def rename(steps: Steps, key: str) -> Change:
    """Give a member another key, in its place."""
    return partial(_rename, steps=steps, key=key)


def both(*changes: Change) -> Change:
    """One change after the other."""

    def change(value: JsonObject) -> None:
        for one in changes:
            one(value)

    return change


def written(value: object) -> bytes:
    """JSON in the layout of the canonical form."""
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def value_at(value: Any, steps: Steps) -> Any:
    """The value to which the steps lead."""
    for step in steps:
        value = value[step]
    return value


def objects(value: Any, steps: Steps = ()) -> Iterator[tuple[Steps, JsonObject]]:
    """Every object in a JSON value, and the way to it."""
    if isinstance(value, dict):
        yield steps, value
    members = (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    )
    for step, member in members:
        yield from objects(member, (*steps, step))


def let_evidence_follow(before: Record, value: JsonObject, records: Sequence[Record]) -> None:
    """Mend the paths of a changed record that lead through a key that has changed, and complete its evidence.

    Items stay in their places, so what a path led to in the record `before` tells where it must lead now.
    """
    after = from_json(type(before).type, json.dumps(value))
    for evidence in value.get("evidence", ()):
        evidence["supports"] = list(
            dict.fromkeys(_followed(path, before, after) for path in evidence["supports"])
        )
    for dispute in value.get("disputes", ()):
        dispute["field"] = _followed(dispute["field"], before, after)
    supports = [
        resolve(after, path) for evidence in value.get("evidence", ()) for path in evidence["supports"]
    ]
    lacking = [found.steps for found in factual_values(after) if not supported(found, supports)]
    if lacking and not value.get("evidence"):
        source = next(str(record.id) for record in records if isinstance(record, Source))
        value["evidence"] = [{"source": source, "basis": "states", "supports": []}]
    if lacking:
        first = value["evidence"][0]
        first["supports"] = list(
            dict.fromkeys([*first["supports"], *(path_to(after, steps) for steps in lacking)])
        )


def _followed(path: str, before: Record, after: Record) -> str:
    try:
        steps = resolve(before, path).steps
    except PathError:
        return path  # it is new, and leads where it should already
    return path_to(after, steps)


def _put(whole: JsonObject, *, steps: Steps, value: object) -> None:
    if len(steps) > 1 and isinstance(steps[-1], int):
        value_at(whole, steps[:-2]).setdefault(steps[-2], [])
    owner, last = value_at(whole, steps[:-1]), steps[-1]
    if isinstance(owner, list) and last == len(owner):
        owner.append(value)
    else:
        owner[last] = value


def _drop(whole: JsonObject, *, steps: Steps) -> None:
    del value_at(whole, steps[:-1])[steps[-1]]


def _rename(whole: JsonObject, *, steps: Steps, key: str) -> None:
    owner = value_at(whole, steps[:-1])
    members = [(key if name == steps[-1] else name, member) for name, member in owner.items()]
    owner.clear()
    owner.update(members)
