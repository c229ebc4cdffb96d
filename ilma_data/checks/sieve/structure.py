"""What all parts of a record have in common: keys and items that differ, links, and how many members there are."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from ilma_data.checks.sieve.doubt import Doubt
from ilma_data.checks.sieve.plan import PartPlan, Plain
from ilma_data.model.keys import written_key

Index: TypeAlias = Mapping[str, int]
"""For each key by which a path may pick an item of a list, the number of the item."""

AMBIGUOUS = -1
"""In an index, instead of a number: a key that two items share."""


class Structure:
    """What stands in a record: `members` of all its objects, `links`, and `kinds` of those that are bound to some.

    `indexes` are those of the record's lists whose items have keys, by the field. Raises `Doubt` where two items of a
    list may be the same, or a locator names no place.
    """

    __slots__ = ("indexes", "kinds", "links", "members")

    def __init__(self, plan: PartPlan, record: Plain) -> None:
        self.members = len(record)
        self.links: list[str] = []
        self.kinds: list[tuple[str, tuple[str, ...]]] = []
        self.indexes: dict[str, Index] = {}
        if not plan.is_leaf:
            self._add_part(plan, record)
        for held in plan.part_lists:
            items = record.get(held.name)
            if items:
                assert held.part is not None
                self._add_all(held.part, items)
                if held.part.keys is not None:
                    self.indexes[held.name] = _index(held.part, items)
                elif len(items) > 1:
                    _look_at_identity(held.part, items)

    def _add_part(self, plan: PartPlan, part: Plain) -> None:
        """Add what stands in a part, its members and its lists of parts left aside."""
        for name in plan.links:
            link = part.get(name)
            if link is not None:
                self.links.append(link)
        for name, kinds in plan.of_kinds:
            link = part.get(name)
            if link is not None:
                self.kinds.append((link, kinds))
        for name in plan.value_lists:
            if name in part:
                self._add_texts(plan, name, (part,))
        for held in plan.parts:
            value = part.get(held.name)
            if value is not None:
                assert held.part is not None
                self._add_all(held.part, (value,))

    def _add_all(self, plan: PartPlan, parts: tuple[Plain, ...] | list[Plain]) -> None:
        """Add what stands in parts of one kind: column by column, for that is quicker."""
        self.members += sum(map(len, parts))
        if plan.is_leaf:
            if plan.never_empty and not all(parts):
                raise Doubt("a locator that names no place")
            return
        for link_of in plan.sure_links:
            self.links += map(link_of, parts)
        for name in plan.other_links:
            self.links += [part[name] for part in parts if part.get(name) is not None]
        for name, kinds in plan.of_kinds:
            self.kinds += [(part[name], kinds) for part in parts if part.get(name) is not None]
        for held in plan.parts:
            inner = [part[held.name] for part in parts if held.name in part]
            if inner:
                assert held.part is not None
                self._add_all(held.part, inner)
        for name in plan.value_lists:
            self._add_texts(plan, name, parts)

    def _add_texts(self, plan: PartPlan, name: str, parts: Iterable[Plain]) -> None:
        are_links = name in plan.link_lists
        for part in parts:
            texts = part.get(name, ())
            if len(texts) > 1 and len(set(texts)) < len(texts):
                raise Doubt("two items are the same")
            if are_links:
                self.links += texts


def _look_at_identity(plan: PartPlan, items: tuple[Plain, ...]) -> None:
    """Items without keys differ: mostly in what their model always has, else in the whole."""
    if len(set(map(plan.identity, items))) < len(items) and len(set(map(_frozen, items))) < len(items):
        raise Doubt("two items are the same")


def _index(plan: PartPlan, items: tuple[Plain, ...]) -> Index:
    """The index of a list whose items have keys; they differ in their longest."""
    index: dict[str, int] = {}
    longest = set()
    keys_of = plan.keys
    assert keys_of is not None
    for number, item in enumerate(items):
        keys = keys_of(item)
        for key in keys:
            written = written_key(key) if "[" in key else key
            if index.setdefault(written, number) != number:
                index[written] = AMBIGUOUS
        longest.add(keys[-1])
    if len(longest) < len(items):
        raise Doubt("two items have the same key")
    return index


def _frozen(value: Any) -> object:
    """A value that equals that of another part where the parts are equal: null and what is left out are one."""
    if isinstance(value, dict):
        return frozenset((name, _frozen(one)) for name, one in value.items() if one not in (None, ()))
    return tuple(map(_frozen, value)) if isinstance(value, tuple) else value
