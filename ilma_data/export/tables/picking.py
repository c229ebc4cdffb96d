"""The items of a record's lists as paths name them: asked for again and again by the tables of one record."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from ilma_data.model.base import Part, Record
from ilma_data.model.keys import keys_of
from ilma_data.model.paths import MAX_PATH_LENGTH, Node, PathError, resolve

_NAME, _KEY = "([a-z][a-z0-9_]*)", r"\[([^\[\]]+)\]"
_IN_ITEM = re.compile(rf"{_NAME}{_KEY}(?:\.{_NAME}(?:{_KEY}|\.{_NAME})?)?")
_ITEM = re.compile(r"[a-z0-9_]+\[[^\[\]]+\]")


class _Picked(NamedTuple):
    """The paths of a list's items; and for every key that picks one alone its number, or None where nobody looked."""

    paths: Sequence[str]
    by_key: dict[str, int] | None


class ItemPaths:
    """The paths of the items of a record's lists, each list looked at once."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self._picked: dict[str, _Picked] = {}

    def of(self, field: str) -> Sequence[str]:
        """The paths of the items of a list, in its order."""
        return self._of(field).paths

    def item(self, path: str) -> str | None:
        """The path of the item that a path names or leads into; None where it leads into no list, or nowhere.

        What the shortest look can't tell, `resolve` does.
        """
        field, bracket, rest = path.partition("[")
        if not bracket or "." in field:
            return None
        picked = self._picked.get(field)
        if (
            picked is not None
            and picked.by_key is not None
            and rest[:-1] in picked.by_key
            and rest[-1:] == "]"
        ):
            return picked.paths[picked.by_key[rest[:-1]]]  # most lead to an item of a list that was looked at
        match = _IN_ITEM.fullmatch(path) if len(path) <= MAX_PATH_LENGTH else None
        field, key, below, inner, last = match.groups() if match else ("", "", None, None, None)
        items: object = getattr(self.record, field, None)
        by_key = self._of(field).by_key if isinstance(items, tuple) else None
        if by_key is None or not isinstance(items, tuple):
            return item_of(self.node(path))
        if key not in by_key:
            return None
        if below is not None:
            held = _fields(items[by_key[key]]).get(below, self)
            if inner is not None and not _surely_picks(held, inner):
                return item_of(self.node(path))
            if held is self or (last is not None and last not in _fields(held)):
                return None
        return self._of(field).paths[by_key[key]]

    def node(self, path: str) -> Node | None:
        """The value that a path names; None where it leads nowhere."""
        try:
            return resolve(self.record, path)
        except PathError:
            return None

    def _of(self, field: str) -> _Picked:
        if field not in self._picked:
            self._picked[field] = _picked(field, getattr(self.record, field))
        return self._picked[field]


def _surely_picks(held: object, key: str) -> bool:
    """Whether a key is one of a list of texts, none of which has brackets, and stands there once."""
    if not isinstance(held, tuple) or not all(isinstance(item, str) for item in held):
        return False
    text = "".join(held)
    return "[" not in text and "]" not in text and held.count(key) == 1


def _fields(value: object) -> dict[str, object]:
    """What the fields of a part hold; nothing, where a value is no part."""
    return vars(value) if isinstance(value, Part) else {}


def item_of(found: Node | None) -> str | None:
    """The path of the item of a record's list that a value is or lies in; None where it is in no list."""
    match = None if found is None else _ITEM.match(found.path)
    return None if match is None else match[0]


def _picked(field: str, items: Sequence[object]) -> _Picked:
    choices = [item.keys() if isinstance(item, Part) else (str(item),) for item in items]
    by_key = {key: number for number, keys in enumerate(choices) for key in keys}
    text = "".join(by_key)
    if "[" in text or "]" in text or not all(choices):
        return _Picked([f"{field}[{key}]" for key in keys_of(items)], None)
    if len(by_key) == sum(map(len, choices)):  # no two items share a key, so the first is the one to write
        return _Picked([f"{field}[{keys[0]}]" for keys in choices], by_key)
    taken = Counter(key for keys in choices for key in set(keys))
    one_alone = {key: number for key, number in by_key.items() if taken[key] == 1}
    return _Picked([f"{field}[{key}]" for key in keys_of(items)], one_alone)
