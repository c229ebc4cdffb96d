"""Evidence paths: `milestones[signed].date` names a field of a record, `[key]` picks an item by what it holds.

An item's keys are its own (`Part.keys`), from short to long; any key that picks exactly one item is accepted, and the
shortest such is the one that `nodes` writes. Sorting a list breaks no path.
"""

from __future__ import annotations

import re
from functools import lru_cache, partial

from ilma_data.model.keys import choices, keys_of, telling
from ilma_data.model.parts import Mark, is_part, is_unknown, mark_of

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import NamedTuple, Self

    from pydantic.fields import FieldInfo

    from ilma_data.model.base import Part, Record
else:
    from ilma_data.untyped import NamedTuple

Steps = tuple[str | int, ...]
"""Keys and list indexes from the record down to a value, as in a JSON Pointer."""

MAX_PATH_LENGTH = 300  # code points


class Node(NamedTuple):
    """A value in a record: where it stands, and the field that declares it. For an item, the field is its list's."""

    path: str
    steps: Steps
    value: object
    field: FieldInfo
    owner: Part

    @property
    def mark(self) -> Mark:
        """Whether a source or the editors answer for it."""
        return mark_of(self.field)

    @property
    def is_item(self) -> bool:
        """Whether it is an item of a list."""
        return isinstance(self.steps[-1], int)


class PathError(ValueError):
    """A path that picks nothing, or more than one thing. `nearest` is the path that was probably meant."""

    def __init__(
        self, path: str, problem: str, nearest: str | Callable[[], str | None] | None = None
    ) -> None:
        super().__init__(path, problem)
        self.path = path
        self.problem = problem
        self._nearest = nearest

    @property
    def nearest(self) -> str | None:
        """The path that was probably meant, looked for when it is first asked for."""
        if callable(self._nearest):
            self._nearest = self._nearest()
        return self._nearest

    def __reduce__(self) -> tuple[type[Self], tuple[str, str, str | None]]:
        return type(self), (self.path, self.problem, self.nearest)

    def __str__(self) -> str:
        return f"{self.path}: {self.problem}" + (f"; did you mean {self.nearest}?" if self.nearest else "")


NEVER_NAMED = frozenset({"evidence", "disputes", "claims"})
"""Fields of a record that hold evidence and the like: a path that was meant lies in none of them."""


class _Segment(NamedTuple):
    name: str
    key: str | None


def nodes(
    part: Part, path: str = "", steps: Steps = (), *, passing: frozenset[str] = frozenset()
) -> Iterator[Node]:
    """Every value in a record, from the top down in the order of the model: fields, items of lists, their fields.

    Fields whose names are in `passing` are passed over.
    """
    for name, field in type(part).model_fields.items():
        if name in passing:
            continue
        value = getattr(part, name)
        here = f"{path}.{name}" if path else name
        there = (*steps, field.alias or name)
        yield Node(here, there, value, field, part)
        if is_part(value):
            yield from nodes(value, here, there)
        elif isinstance(value, tuple):
            for index, (key, item) in enumerate(zip(keys_of(value), value, strict=True)):
                yield Node(f"{here}[{key}]", (*there, index), item, field, part)
                if is_part(item):
                    yield from nodes(item, f"{here}[{key}]", (*there, index))


def resolve(record: Record, path: str) -> Node:
    """The value that a path names; a field that is null counts as one.

    Raises `PathError` with the nearest path of the record where it names none, or more than one.
    """
    found = _follow(record, path)
    if isinstance(found, _Stray):
        raise PathError(path, found.problem, partial(_nearest, record, path, found))
    return found


def resolves(record: Record, path: str) -> bool:
    """Whether a path names one value of a record."""
    return isinstance(_follow(record, path), Node)


class _Stray(NamedTuple):
    """Where a path leaves the record: the piece of it that is wrong, and what might stand there instead."""

    problem: str
    wrong: str = ""
    choices: Sequence[str] = ()


def _follow(record: Record, path: str) -> Node | _Stray:
    part: object = record
    found: Node | None = None
    walked = ""
    steps: Steps = ()
    for segment in _segments(path):
        if not is_part(part) or segment.name not in type(part).model_fields:
            names = list(type(part).model_fields) if is_part(part) else []
            return _Stray(f"no field `{segment.name}`", segment.name, names)
        field = type(part).model_fields[segment.name]
        owner, part = part, getattr(part, segment.name)
        walked = f"{walked}.{segment.name}" if walked else segment.name
        steps = (*steps, field.alias or segment.name)
        if segment.key is not None:
            if not isinstance(part, tuple):
                return _Stray(f"[{segment.key}] on a field that is no list")
            picked = _pick(part, segment.key)
            if isinstance(picked, _Stray):
                return picked
            index, key = picked
            walked, steps, part = f"{walked}[{key}]", (*steps, index), part[index]
        found = Node(walked, steps, part, field, owner)
    return found or _Stray("not a path")


@lru_cache(maxsize=1_000)  # several rules ask, of records that are alike
def _segments(path: str) -> Sequence[_Segment]:
    if len(path) > MAX_PATH_LENGTH:
        return []
    matches = re.findall(r"([a-z][a-z0-9_]*)(?:\[([^\[\]]+)\])?(?:\.|$)", path)
    rebuilt = ".".join(name + (f"[{key}]" if key else "") for name, key in matches)
    return [_Segment(name, key or None) for name, key in matches] if rebuilt == path else []


def _pick(items: Sequence[object], key: str) -> tuple[int, str] | _Stray:
    """The place of the item that has a key, and the key to write for it."""
    by_item = [choices(item) for item in items]
    picked = [index for index, keys in enumerate(by_item) if key in keys]
    keys = telling(by_item)
    if len(picked) == 1:
        return picked[0], keys[picked[0]]
    if picked:
        listed = ", ".join(keys[index] for index in picked)
        return _Stray(f"[{key}] picks {len(picked)} items; write one of: {listed}")
    return _Stray(f"no item [{key}]", key, keys)


def _nearest(record: Record, path: str, stray: _Stray) -> str | None:
    """The path that was probably meant: the wrong piece mended alone, or else any path of the record like it."""
    import difflib

    near = difflib.get_close_matches(stray.wrong, stray.choices, n=3, cutoff=0.6) if stray.wrong else []
    mended = [path.replace(stray.wrong, piece, 1) for piece in near]
    present = [node.path for node in nodes(record, passing=NEVER_NAMED) if not is_unknown(node.value)]
    alike = difflib.get_close_matches(path, present, n=3, cutoff=0.5)
    return next((one for one in (*mended, *alike) if resolves(record, one)), None)


def factual_values(record: Record) -> Iterator[Node]:
    """The values that need evidence, each once: what is known in a factual field, and each item of a factual list.

    A list counts by its items, an object by its fields; the field that holds an item's key counts with the item.
    """
    skipped: Steps | None = None
    for node in nodes(record):
        if skipped is not None and node.steps[: len(skipped)] == skipped:
            continue
        skipped = None
        if node.mark is Mark.EDITORIAL:
            if not holds_factual(node):
                skipped = node.steps
        elif not is_unknown(node.value) and not _counted_by_parts(node):
            yield node


def holds_factual(node: Node) -> bool:
    """Whether an editorial value is an object with factual fields of its own."""
    return is_part(node.value) and any(
        mark_of(field) is Mark.FACTUAL for field in type(node.value).model_fields.values()
    )


def _counted_by_parts(node: Node) -> bool:
    if node.is_item:
        return False
    if is_part(node.value) or isinstance(node.value, tuple):
        return True
    owner_is_item = len(node.steps) > 1 and isinstance(node.steps[-2], int)
    return owner_is_item and node.owner.key_field == node.steps[-1]


def supported(value: Node, supports: Sequence[Node]) -> bool:
    """Whether evidence for `supports` is evidence for a value: for it, what holds it or, for an item, what it holds."""
    return Supported(supports).has(value)


class Supported:
    """What is supported by evidence for some values, as `supported` says; for many questions about the same ones.

    Of several pieces of evidence, each with its values, it says by which.
    """

    def __init__(self, *supports: Iterable[Node]) -> None:
        self._named: dict[Steps, list[int]] = {}
        for number, values in enumerate(supports, 1):
            for steps in {value.steps for value in values}:
                self._named.setdefault(steps, []).append(number)
        self._held: dict[Steps, set[int]] = {}
        for steps, numbers in self._named.items():
            for length in range(1, len(steps) + 1):
                self._held.setdefault(steps[:length], set()).update(numbers)

    def has(self, value: Node) -> bool:
        """Whether there is evidence for the value."""
        if value.is_item and value.steps in self._held:
            return True
        return any(value.steps[:length] in self._named for length in range(1, len(value.steps) + 1))

    def by(self, value: Node) -> tuple[int, ...]:
        """Which of the pieces of evidence are for the value, counted from 1."""
        found = set(self._held.get(value.steps, ())) if value.is_item else set()
        for length in range(1, len(value.steps) + 1):
            found.update(self._named.get(value.steps[:length], ()))
        return tuple(sorted(found))
