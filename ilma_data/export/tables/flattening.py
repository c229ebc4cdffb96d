"""The fields of a model as columns: what stands once in a record, with the parts of records that stand once in it.

A part's fields are columns named `<field>_<field of the part>`; a date makes six; a list is a table of its own.
"""

import inspect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from enum import Enum
from functools import lru_cache
from types import UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from ilma_data.export.tables.table import Column, ColumnType, ForeignKey, Value
from ilma_data.model.base import Mark, Part, item_type, mark_of
from ilma_data.model.date_forms import Precision
from ilma_data.model.dates import EdtfDate
from ilma_data.model.ids import RecordId
from ilma_data.model.records import COLLECTIONS

ELSEWHERE = "schema_reference"
"""The field that all records share and that stands in the table of all records alone."""


class Leaf(NamedTuple):
    """A column, the fields that lead from a part of a record to the value, and how that makes a cell.

    `source` is empty where the part is itself the value. `path` is the same, and None where the cell follows from that
    of another column; `links_to` is the table that an id leads to. `row_reader` reads the cells of several.
    """

    column: Column
    source: tuple[str, ...]
    form: Callable[[Any], Value]
    path: tuple[str, ...] | None = None
    links_to: str | None = None


def leaves(*models: type[Part], said: Mapping[str, str] | None = None) -> tuple[Leaf, ...]:
    """The columns of a model, or of several of which each row is one; `said` are descriptions that none of them has.

    A column that not all of the models have is null for the others.
    """
    found: dict[str, dict[type[Part], Leaf]] = {}
    for model in models:
        for leaf in _of_model(model):
            found.setdefault(leaf.column.name, {})[model] = leaf
    return tuple(_merged(by_model, models, (said or {}).get(name)) for name, by_model in found.items())


def item_leaves(field: str, *models: type[Part], holds: str = "") -> tuple[Leaf, ...]:
    """The columns of the items of a list that models have; of items that are single values, `holds` names the column.

    Where its ids lead to one table in one model and to another in the next, they lead to that of all records.
    """
    declared = [model.model_fields[field] for model in models]
    items = [get_args(one.annotation)[0] for one in declared]
    if isinstance(items[0], type) and issubclass(items[0], Part):
        return leaves(items[0])
    here = _Here(holds, meaning=meaning(field, *models))
    first, *rest = _of_value(declared[0], _members(items[0]), here)
    if len({_table_linked(item) for item in items}) > 1:
        first = first._replace(links_to="records")
    return (first, *rest)


def meaning(field: str, *models: type[Part]) -> str:
    """What the models say of a field, each wording once."""
    return " ".join(dict.fromkeys(model.model_fields[field].description or "" for model in models))


def may_be_empty(model: type[Part]) -> Iterator[str]:
    """The fields of a model that hold an object of which every value may be missing.

    Where all are, no column of its values says whether the object is there.
    """
    for name, field in model.model_fields.items():
        part = None if tuple in _members(field.annotation) else item_type(field.annotation)
        if part is not None and not any(held.is_required() for held in part.model_fields.values()):
            yield name


def foreign_keys(found: tuple[Leaf, ...]) -> tuple[ForeignKey, ...]:
    """The links among some columns: each leads to the `id` of a table of records."""
    return tuple(
        ForeignKey((leaf.column.name,), leaf.links_to, ("id",)) for leaf in found if leaf.links_to is not None
    )


def date_columns(
    name: str, description: str, *, nullable: bool, mark: Mark | None = None
) -> tuple[Column, ...]:
    """The six columns of a date: as written, its first and last day, how close it is, and its two marks."""
    text = Column(name=name, type=ColumnType.EDTF, description=description, nullable=nullable, mark=mark)
    return (text, *(_of_date(text, part) for part in _DATE_PARTS))


def date_cells(when: EdtfDate | None) -> tuple[Value, ...]:
    """The cells of those columns."""
    return NO_DATE if when is None else _date_cells(when)


@lru_cache(maxsize=10_000)
def _date_cells(when: EdtfDate) -> tuple[Value, ...]:
    return (str(when), *(read(when) for read in _DATE_PARTS.values()))


_DATE_PARTS: dict[str, Callable[[EdtfDate], Value]] = {
    "earliest": lambda when: when.earliest,
    "latest": lambda when: when.latest,
    "precision": lambda when: when.precision.value,
    "approximate": lambda when: when.approximate,
    "uncertain": lambda when: when.uncertain,
}
NO_DATE: tuple[Value, ...] = (None,) * (1 + len(_DATE_PARTS))
"""The cells of a date that is not known."""

_DATE_TYPES = {
    "earliest": ColumnType.DATE,
    "latest": ColumnType.DATE,
    "precision": ColumnType.STRING,
    "approximate": ColumnType.BOOLEAN,
    "uncertain": ColumnType.BOOLEAN,
}


def _of_date(text: Column, part: str) -> Column:
    meaning = (inspect.getdoc(getattr(EdtfDate, part)) or "").replace("``", "`").replace("None", "null")
    return Column(
        name=f"{text.name}_{part}",
        type=_DATE_TYPES[part],
        description=f"Of `{text.name}`: {meaning[:1].lower()}{meaning[1:]}",
        nullable=text.nullable or part == "latest",
        words=tuple(Precision) if part == "precision" else (),
    )


class _Here(NamedTuple):
    """A value's column, the fields that lead to it, what it means, and whether it may be null."""

    name: str = ""
    path: tuple[str, ...] = ()
    meaning: str = ""
    nullable: bool = False


_TOP = _Here()


def _of_model(model: type[Part], above: _Here = _TOP) -> Iterator[Leaf]:
    for name, field in model.model_fields.items():
        members = _members(field.annotation)
        if name == ELSEWHERE or tuple in members:
            continue
        here = _Here(
            f"{above.name}_{name}" if above.name else name,
            (*above.path, name),
            f"{above.meaning} {field.description}".strip(),
            above.nullable or type(None) in members,
        )
        if isinstance(members[0], type) and issubclass(members[0], Part):
            yield from _of_model(members[0], here)
        else:
            yield from _of_value(field, members, here)


def _of_value(field: FieldInfo, members: list[Any], here: _Here) -> Iterator[Leaf]:
    mark = mark_of(field)
    if members[0] is EdtfDate:
        text, *rest = date_columns(here.name, here.meaning, nullable=here.nullable, mark=mark)
        yield Leaf(text, here.path, str, here.path)
        for column, read in zip(rest, _DATE_PARTS.values(), strict=True):
            yield Leaf(column, here.path, read)
        return
    kind, words = _held(members)
    column = Column(
        name=here.name, type=kind, description=here.meaning, nullable=here.nullable, words=words, mark=mark
    )
    is_plain = kind is not ColumnType.STRING or (members[0] is str and set(members) <= {str, type(None)})
    form = as_it_is if is_plain else str
    yield Leaf(column, here.path, form, here.path, _table_linked(members[0]))


def as_it_is(value: Value) -> Value:
    """The value."""
    return value


def _table_linked(held: Any) -> str | None:
    """The table to which an id of a type leads: that of its collection, or of all records."""
    if isinstance(held, type) and issubclass(held, RecordId):
        return COLLECTIONS.get(held.type, "records")
    return None


def _held(members: list[Any]) -> tuple[ColumnType, tuple[str, ...]]:
    """The type of a column, and the words that it may hold; what may be text or a number is text."""
    first = members[0]
    if get_origin(first) is Literal:
        words = get_args(first)
        return (ColumnType.BOOLEAN, ()) if words == (True,) else (ColumnType.STRING, words)
    if isinstance(first, type) and issubclass(first, Enum):
        return ColumnType.STRING, tuple(str(member.value) for member in first)
    return (ColumnType.INTEGER if first is int else ColumnType.STRING), ()


def _members(annotation: Any) -> list[Any]:
    """The types that an annotation joins: classes, literals, `tuple` for any list, the type of None."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return _members(get_args(annotation)[0])
    if origin in (Union, UnionType):
        return [member for argument in get_args(annotation) for member in _members(argument)]
    return [tuple] if origin is tuple else [annotation]


def _merged(by_model: dict[type[Part], Leaf], models: tuple[type[Part], ...], said: str | None) -> Leaf:
    """One column for what several models have under one name."""
    first = next(iter(by_model.values()))
    without = [model.__name__.lower() for model in models if model not in by_model]
    meanings = {leaf.column.description for leaf in by_model.values()}
    description = (
        first.column.description
        if len(meanings) == 1
        else " ".join(f"{model.__name__}: {leaf.column.description}" for model, leaf in by_model.items())
    )
    if without:
        description += f" Null for {' and '.join(f'{name}s' for name in without)}."
    column = replace(
        first.column,
        description=said or description,
        nullable=bool(without) or any(leaf.column.nullable for leaf in by_model.values()),
        words=tuple(dict.fromkeys(word for leaf in by_model.values() for word in leaf.column.words)),
    )
    return first._replace(column=column)
