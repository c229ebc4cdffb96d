"""What a glance looks for in each part of a record, worked out once from the models."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from operator import itemgetter
from typing import Any, TypeAlias, get_args

from pydantic.fields import FieldInfo

from ilma_data.model.base import Mark, Part, Record, Vague, classes_in, is_unknown, item_type, mark_of
from ilma_data.model.dates import EdtfDate
from ilma_data.model.evidence import Locator
from ilma_data.model.ids import AnyRecordId, Kinds, RecordId
from ilma_data.model.paths import Node, holds_factual
from ilma_data.model.records import MODELS

Plain: TypeAlias = dict[str, Any]
"""A part of a record as plain values, by the names of the model's fields; what is left out has no key."""


@dataclass(frozen=True, slots=True, eq=False)
class FieldPlan:
    """A field of a part: what of it the glance needs to know.

    `part` is the plan of its value or, in a list, of its items. `takes_evidence` tells whether a path of evidence may
    end here, `vague` are the words that say nothing. `link` tells whether it is the id of another record, and `kinds`
    the kinds to which that may lead. `is_nullable` tells whether null is written where nothing is known, `always_there`
    that it holds something in each part, `is_simple` that this is neither a part nor a list.
    """

    name: str
    info: FieldInfo
    is_list: bool
    is_nullable: bool
    is_date: bool
    part: "PartPlan | None"
    takes_evidence: bool
    vague: frozenset[str]
    link: bool
    kinds: tuple[str, ...] | None
    always_there: bool
    is_simple: bool


@dataclass(frozen=True, slots=True, eq=False)
class PartPlan:
    """A part of a record. `keys` gives the keys of such a part, as `Part.keys` does; None where it has none.

    `by_path` are the fields to which a path without brackets leads, after the names of those that it leads through.
    `facts` are the fields in or under which factual values may stand; `own_key` is the one that counts with the part
    where that is an item. `identity` gives of an item without keys what is hardly ever the same in two. A leaf has
    neither links nor lists nor parts. Where `counts_by_members`, such an item has as many factual values as it has
    members: itself, and what all but its own key hold.
    """

    model: type[Part]
    fields: dict[str, FieldPlan]
    by_path: dict[str, tuple[tuple[str, ...], FieldPlan]]
    facts: dict[str, FieldPlan]
    own_key: str | None
    keys: "Callable[[Plain], tuple[str, ...]] | None"
    identity: Callable[[Plain], object]
    never_empty: bool
    links: tuple[str, ...]
    sure_links: tuple[Callable[[Plain], str], ...]
    other_links: tuple[str, ...]
    link_lists: frozenset[str]
    of_kinds: tuple[tuple[str, tuple[str, ...]], ...]
    parts: tuple[FieldPlan, ...]
    part_lists: tuple[FieldPlan, ...]
    value_lists: tuple[str, ...]
    dates: tuple[FieldPlan, ...]
    dated_parts: tuple[FieldPlan, ...]
    is_leaf: bool
    counts_by_members: bool


@cache
def record_plan(record_type: str, kind: str | None) -> PartPlan:
    """The plan of a record; where its type has several models, of that for the `kind`."""
    models = MODELS[record_type]
    if len(models) == 1:
        return plan_of(models[0])
    return next(plan_of(model) for model in models if kind in get_args(model.model_fields["kind"].annotation))


@cache
def plan_of(model: type[Part]) -> PartPlan:
    """The plan of a part. Raises `TypeError` for a model with something that no glance looks after."""
    fields = {name: _field(model, name, info) for name, info in model.model_fields.items()}
    links = [one for one in fields.values() if one.link and not one.is_list]
    own_key = fields.get(model.key_field or "")
    if own_key and not (own_key.is_simple and own_key.takes_evidence and not own_key.vague):
        raise TypeError(f"the key of {model.__name__} does not count with it")
    parts = [one for one in fields.values() if one.part is not None]
    if any(one.part.part_lists for one in parts if one.part is not None):
        raise TypeError(f"{model.__name__} has parts with lists of parts")
    simple = [one.name for one in fields.values() if one.always_there and (one.part is None)]
    return PartPlan(
        model,
        fields,
        dict(_by_path(fields)),
        {name: one for name, one in fields.items() if one.takes_evidence},
        model.key_field,
        _keys(model),
        itemgetter(*simple) if simple else lambda _: None,
        issubclass(model, Locator),
        tuple(one.name for one in links),
        tuple(itemgetter(one.name) for one in links if one.always_there),
        tuple(one.name for one in links if not one.always_there),
        frozenset(one.name for one in fields.values() if one.link and one.is_list),
        tuple((one.name, one.kinds) for one in links if one.kinds is not None),
        tuple(one for one in parts if not one.is_list),
        tuple(one for one in parts if one.is_list),
        tuple(one.name for one in fields.values() if one.is_list and one.part is None),
        tuple(one for one in fields.values() if one.is_date),
        tuple(one for one in parts if one.part is not None and (one.part.dates or one.part.dated_parts)),
        not any(one.link or one.is_list or one.part for one in fields.values()),
        model.key_field is not None
        and all(
            one.takes_evidence and not (one.is_list or one.part or one.is_nullable or one.vague)
            for one in fields.values()
        )
        and fields[model.key_field].always_there,
    )


def _field(model: type[Part], name: str, info: FieldInfo) -> FieldPlan:
    if not info.is_required() and not is_unknown(info.default):
        raise TypeError(f"{model.__name__}.{name} has a default that says something")
    held = item_type(info.annotation)
    types = [one for one in classes_in(info.annotation) if one is not type(None)]
    ids = [one for one in types if issubclass(one, RecordId) and not issubclass(one, AnyRecordId)]
    is_own_id = issubclass(model, Record) and name == "id"
    mark = next((one.allowed for one in info.metadata if isinstance(one, Kinds)), None)
    is_list = tuple in types
    is_nullable = info.is_required() and type(None) in get_args(info.annotation)
    if mark is not None and (is_list or not ids):
        raise TypeError(f"{model.__name__}.{name} has kinds and is no link")
    return FieldPlan(
        name,
        info,
        is_list,
        is_nullable,
        EdtfDate in types,
        None if held is None else plan_of(held),
        mark_of(info) is Mark.FACTUAL or (held is not None and not is_list and _has_facts(held, info)),
        frozenset(
            str(member.value)
            for one in types
            if issubclass(one, Vague)
            for member in one
            if is_unknown(member)
        ),
        bool(ids) and not is_own_id,
        mark,
        info.is_required() and not is_nullable,
        held is None and not is_list,
    )


def _has_facts(held: type[Part], info: FieldInfo) -> bool:
    return holds_factual(Node("", (), held.model_construct(), info, held.model_construct()))


def _by_path(fields: dict[str, FieldPlan]) -> Iterator[tuple[str, tuple[tuple[str, ...], FieldPlan]]]:
    for name, one in fields.items():
        yield name, ((), one)
        if one.part is not None and not one.is_list:
            for path, (through, field) in one.part.by_path.items():
                yield f"{name}.{path}", ((name, *through), field)


def _keys(model: type[Part]) -> "Callable[[Plain], tuple[str, ...]] | None":
    """The model's own `keys`, on plain values: asked of something that has them as attributes, and the defaults."""
    if model.key_field is None:
        if model.keys is not Part.keys:
            raise TypeError(f"{model.__name__} has keys, and no field that holds the first")
        return None
    defaults = {name: info.default for name, info in model.model_fields.items() if not info.is_required()}
    # One for all parts: a process takes one look after the other.
    view: Any = type(f"{model.__name__}View", (), {**defaults, "key_field": model.key_field})()
    of_view: Callable[[Any], tuple[str, ...]] = model.keys

    def keys(item: Plain) -> tuple[str, ...]:
        view.__dict__ = item
        return of_view(view)

    return keys
