"""Whether each fact of a record has evidence, and each path of its evidence and disputes leads to a fitting value.

On plain values, with the meaning that `model.paths` and the rules about evidence give to paths.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, TypeAlias

from ilma_data.checks.rules.shared.reported import has_form, ids_asked, scalar_type
from ilma_data.checks.sieve.doubt import Doubt
from ilma_data.checks.sieve.plan import FieldPlan, PartPlan, Plain
from ilma_data.checks.sieve.structure import AMBIGUOUS, Index
from ilma_data.model.evidence import Basis
from ilma_data.model.ids import is_id
from ilma_data.model.keys import written_key

Named: TypeAlias = "dict[str | int, Named]"
"""Of a part, the fields, or of a list, the items in or under which paths end: for each, what ends there in turn."""

_WHOLE = ""
"""Among what ends there: the part, the list or the value itself. No field has this name."""

_NONE: Named = {}

_STATES = Basis.STATES.value


def supported_facts(plan: PartPlan, record: Plain, indexes: Mapping[str, Index]) -> int:
    """How many factual values a record has, all with evidence.

    Raises `Doubt` where one may have none, or where a path of evidence may be wrong. `indexes` are those of all lists
    of the record whose items have keys.
    """
    paths: set[str] = set()
    for evidence in record.get("evidence", ()):
        paths.update(evidence["supports"])
        if evidence["basis"] != _STATES and "note" not in evidence:
            raise Doubt("evidence that does not say how it implies")
    named: Named = {}
    for path in paths:
        own = plan.fields.get(path)
        if own is None:
            value, field, _ = _follow(path, plan, record, indexes, named)
        else:  # as `_follow` says, sooner
            value, field = record.get(path), own
            ends = named.get(path)
            if ends is None:
                named[path] = {_WHOLE: _NONE}
            else:
                ends[_WHOLE] = _NONE
        if not value or (field.vague and value in field.vague):
            raise Doubt("evidence for nothing")
        if not field.takes_evidence:
            raise Doubt("evidence for an editorial value")
    return _facts(plan, record, named)


def reported_ids(plan: PartPlan, record: Plain, indexes: Mapping[str, Index]) -> Iterator[str]:
    """The ids that the disputes of a record report, and for which there must be records.

    Raises `Doubt` where a dispute may be wrong otherwise.
    """
    for dispute in record.get("disputes", ()):
        _, field, is_item = _follow(dispute["field"], plan, record, indexes, {})
        scalar, reported = _scalar(field, is_item), dispute["reported"]
        if not has_form(scalar, reported):
            raise Doubt("a dispute that may not fit its field")
        for asked in ids_asked(scalar, reported):
            if not is_id(asked):
                raise Doubt("a dispute that reports what is no id")
            yield asked


def _follow(
    path: str, plan: PartPlan, record: Plain, indexes: Mapping[str, Index], named: Named
) -> tuple[Any, FieldPlan, bool]:
    """Where a path leads: the value, the field that declares it, whether it is an item of that field's list.

    Marks the way in `named`. Raises `Doubt` where the path may lead nowhere. The text has the form of a path: what
    stands in brackets holds none.
    """
    part: Any = record
    rest = path
    while True:
        names, bracket, rest = rest.partition("[")
        chain = plan.by_path.get(names)
        if chain is None:
            raise Doubt("a path to no field")
        through, field = chain
        for name in through:
            part = part.get(name)
            if part is None:
                raise Doubt("a path through null")
            named = named.setdefault(name, {})
        value = part.get(field.name)
        if not bracket:
            named.setdefault(field.name, {})[_WHOLE] = _NONE
            return value, field, False
        named = named.setdefault(field.name, {})
        key, _, rest = rest.partition("]")
        index = indexes.get(names) if part is record else None
        number = _place(field, value, key) if index is None else index.get(key, AMBIGUOUS)
        if number == AMBIGUOUS:
            raise Doubt("a key of no item, or of several")
        part = value[number]
        named = named.setdefault(number, {})
        if not rest:
            named[_WHOLE] = _NONE
            return part, field, True
        if field.part is None:
            raise Doubt("a path through a text")
        plan, rest = field.part, rest[1:]


def _place(field: FieldPlan, items: Any, key: str) -> int:
    """The number of the text that has a key, in a list of texts."""
    if not field.is_list or field.part is not None or not items:
        return AMBIGUOUS
    written = [written_key(item) for item in items]
    return written.index(key) if written.count(key) == 1 else AMBIGUOUS


def _facts(plan: PartPlan, part: Plain, named: Named, *, own_key: str | None = None) -> int:
    """How many factual values a part has in its fields, the own key of an item left aside.

    Each is named, or lies in what is; else `Doubt` is raised.
    """
    count = 0
    for name, field in plan.facts.items():
        value = part.get(name)
        if not value or name == own_key or (field.vague and value in field.vague):
            continue
        ends = named.get(name)
        if ends is not None and _WHOLE in ends:
            count += 1 if field.is_simple else _held(field, value)
        elif field.is_simple:
            raise Doubt("a value without evidence")
        elif field.is_list:
            count += _items(field, value, ends or _NONE)
        else:
            assert field.part is not None
            count += _facts(field.part, value, ends or _NONE)
    return count


def _items(field: FieldPlan, items: tuple[Any, ...], ends: Named) -> int:
    """How many factual values there are in a list that is not named as a whole: the items, and what they hold."""
    if len(ends) < len(items):
        raise Doubt("an item without evidence")
    plan = field.part
    if plan is None:
        return len(items)  # a path to each of them has been followed
    count = 0
    for number, item in enumerate(items):
        of_item = ends[number]
        if _WHOLE in of_item:
            count += len(item) if plan.counts_by_members else 1 + _all_facts(plan, item, plan.own_key)
        else:
            count += 1 + _facts(plan, item, of_item, own_key=plan.own_key)
    return count


def _held(field: FieldPlan, value: Any) -> int:
    """How many factual values there are in what a field holds, a part or a list."""
    plan = field.part
    if plan is None:
        return len(value)
    if not field.is_list:
        return _all_facts(plan, value)
    if plan.counts_by_members:
        return sum(map(len, value))
    return len(value) + sum([_all_facts(plan, item, plan.own_key) for item in value])


def _all_facts(plan: PartPlan, part: Plain, own_key: str | None = None) -> int:
    """How many factual values a part has in its fields, the own key of an item left aside."""
    count = 0
    for name, field in plan.facts.items():
        value = part.get(name)
        if value and name != own_key and not (field.vague and value in field.vague):
            count += 1 if field.is_simple else _held(field, value)
    return count


@cache
def _scalar(field: FieldPlan, is_item: bool) -> type[Any] | None:
    """The type of a value by its field, where it is but one, for what disputes report."""
    return scalar_type(field.info.annotation, is_item=is_item)
