"""Whether each fact of a record has evidence, and each path of its evidence and disputes leads to a fitting value.

On plain values, with the meaning that `model.paths` and the rules about evidence give to paths.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple, TypeAlias, cast

from ilma_data.checks.rules.shared.reported import fits
from ilma_data.checks.sieve.doubt import Doubt
from ilma_data.checks.sieve.plan import FieldPlan, PartPlan, Plain
from ilma_data.checks.sieve.structure import AMBIGUOUS, Index
from ilma_data.checks.tree import Tree
from ilma_data.model.base import Part
from ilma_data.model.evidence import Basis
from ilma_data.model.paths import Node, written_key

Named: TypeAlias = "dict[str | int, Named]"
"""Of a part, the fields, or of a list, the items in or under which paths end: for each, what ends there in turn."""

_WHOLE = ""
"""Among what ends there: the part, the list or the value itself. No field has this name."""

_NONE: Named = {}
_HERE: Named = {_WHOLE: _NONE}

_STATES = Basis.STATES.value


def supported_facts(plan: PartPlan, record: Plain, indexes: Mapping[str, Index]) -> int:
    """How many factual values a record has, all with evidence.

    Raises `Doubt` where one may have none, or where a path may be wrong. `indexes` are those of all lists of the record
    whose items have keys.
    """
    paths: set[str] = set()
    for evidence in record.get("evidence", ()):
        paths.update(evidence["supports"])
        if evidence["basis"] != _STATES and "note" not in evidence:
            raise Doubt("evidence that does not say how it implies")
    named: Named = {}
    for path in paths:
        field = plan.facts.get(path)
        if field is None:
            value, field, _ = _follow(path, plan, record, indexes, named)
        else:  # the quick way for most of them
            value = record.get(path)
            named[path] = _HERE
        if not value or (field.vague and value in field.vague):
            raise Doubt("evidence for nothing")
        if not field.takes_evidence:
            raise Doubt("evidence for an editorial value")
    for dispute in record.get("disputes", ()):
        _, field, is_item = _follow(dispute["field"], plan, record, indexes, {})
        node = _node(field, is_item)
        if not fits(node, dispute["reported"], _no_records()):
            raise Doubt("a dispute that may not fit its field")
    return _facts(plan, record, named)


class _End(NamedTuple):
    """Where a path ends: the value, the field that declares it, whether it is an item of that field's list."""

    value: Any
    field: FieldPlan
    is_item: bool


def _follow(path: str, plan: PartPlan, record: Plain, indexes: Mapping[str, Index], named: Named) -> _End:
    """Where a path leads. Marks the way in `named`. Raises `Doubt` where it may lead nowhere.

    The text has the form of a path: what stands in brackets holds none.
    """
    part: Any = record
    rest = path
    while True:
        names, bracket, rest = rest.partition("[")
        chain = plan.by_path.get(names)
        if chain is None:
            raise Doubt("a path to no field")
        field = chain[-1]
        if len(chain) > 1:
            for one in chain[:-1]:
                part = part.get(one.name)
                if part is None:
                    raise Doubt("a path through null")
                named = _below(named, one.name)
        value = part.get(field.name)
        named = _below(named, field.name)
        if not bracket:
            named[_WHOLE] = _NONE
            return _End(value, field, False)
        key, _, rest = rest.partition("]")
        index = indexes.get(names) if part is record else None
        number = _place(field, value, key) if index is None else index.get(key, AMBIGUOUS)
        if number == AMBIGUOUS:
            raise Doubt("a key of no item, or of several")
        part = value[number]
        named = _below(named, number)
        if not rest:
            named[_WHOLE] = _NONE
            return _End(part, field, True)
        if field.part is None:
            raise Doubt("a path through a text")
        plan, rest = field.part, rest[1:]


def _below(named: Named, step: str | int) -> Named:
    """What ends below a step. What all paths to a whole share is not changed."""
    below = named.get(step)
    if below is None or below is _HERE:
        named[step] = below = {} if below is None else dict(_HERE)
    return below


def _place(field: FieldPlan, items: Any, key: str) -> int:
    """The number of the text that has a key, in a list of texts."""
    if not field.is_list or field.part is not None or not items:
        return AMBIGUOUS
    written = [written_key(str(item)) for item in items]
    return written.index(key) if written.count(key) == 1 else AMBIGUOUS


def _facts(plan: PartPlan, part: Plain, named: Named) -> int:
    """How many factual values a part has in its fields; each is named, or lies in what is."""
    count = 0
    for name, field in plan.facts.items():
        value = part.get(name)
        if not value or (field.vague and value in field.vague):
            continue
        ends = named.get(name)
        if ends is not None and _WHOLE in ends:
            count += 1 if field.is_simple else _held(field, value)
        elif field.is_list:
            count += _items(field, value, ends or _NONE)
        elif field.part is not None:
            count += _facts(field.part, value, ends or _NONE)
        else:
            raise Doubt("a value without evidence")
    return count


def _items(field: FieldPlan, items: tuple[Any, ...], ends: Named) -> int:
    """How many factual values there are in a list that is not named as a whole."""
    if len(ends) < len(items):
        raise Doubt("an item without evidence")
    for number, item in enumerate(items):
        of_item = ends.get(number)
        if of_item is None:
            raise Doubt("an item without evidence")
        if field.part is not None and _WHOLE not in of_item:
            own_key = field.part.own_key
            if own_key is not None and own_key not in of_item:
                of_item = {**of_item, own_key: _HERE}  # it counts with the item
            _facts(field.part, item, of_item)
    return _held(field, items)


def _held(field: FieldPlan, value: Any) -> int:
    """How many factual values there are in what a field holds, a part or a list."""
    part = field.part
    if part is None:
        return len(value)
    if not field.is_list:
        return _all_facts(part, value)
    if part.counts_by_members:
        return sum(map(len, value))
    own_key = part.own_key
    return sum(
        _all_facts(part, item) + (own_key is None or item.get(own_key) is None) for item in value
    )  # what holds the item's key counts with it


def _all_facts(plan: PartPlan, part: Plain) -> int:
    """How many factual values a part has in its fields."""
    count = 0
    for name, field in plan.facts.items():
        value = part.get(name)
        if value and not (field.vague and value in field.vague):
            count += 1 if field.is_simple else _held(field, value)
    return count


@cache
def _no_records() -> Tree:
    """No other record is known, so nothing is taken for the id of one."""
    return Tree({})


@cache
def _node(field: FieldPlan, is_item: bool) -> Node:
    """A value as the rule about disputes needs to know it: by its field, and whether it is an item."""
    steps: tuple[str | int, ...] = (0,) if is_item else (field.name,)
    return Node("", steps, None, field.info, cast("Part", None))
