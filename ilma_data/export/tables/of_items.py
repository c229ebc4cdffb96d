"""Tables with one row an item of a list: a party, a name, an entry of evidence; in the order of the list."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from ilma_data.export.tables.flattening import Leaf, foreign_keys, item_leaves, meaning
from ilma_data.export.tables.of_records import meaning_of
from ilma_data.export.tables.picking import ItemPaths
from ilma_data.export.tables.reading import row_reader
from ilma_data.export.tables.selection import Selection
from ilma_data.export.tables.table import Column, ColumnType, ForeignKey, Making, Row, Table
from ilma_data.model.base import Record, item_type

POSITION = Column(
    name="position", type=ColumnType.INTEGER, description="Its place in the record's list, counted from 1."
)
PATH = Column(
    name="path",
    type=ColumnType.STRING,
    description="The path by which evidence and disputes name it in its record.",
)


@dataclass(frozen=True, kw_only=True)
class ItemTable(Table):
    """A table with one row for each item of a list that records have in one field.

    `leaves` are the columns of the items; `outer` is the list in whose items the list stands, where it does.
    """

    field: str
    leaves: tuple[Leaf, ...]
    outer: str | None = None


class MoreOfItem(NamedTuple):
    """Columns that follow from an item of a record, and what gives their cells."""

    columns: tuple[Column, ...]
    cells: Callable[[ItemPaths, Any], Row]


def items_table(
    name: str, title: str, field: str, *models: type[Record], holds: str = "", more: MoreOfItem | None = None
) -> ItemTable:
    """The table of a list that records of some models have; where its items are single values, `holds` names them."""
    owner = owner_of(models)
    found = item_leaves(field, *models, holds=holds)
    is_named = are_named(models[0], field)

    read = row_reader(found)

    def make(selection: Selection) -> Making:
        def of_record(record: Record) -> Iterable[Row]:
            items: Sequence[Any] = getattr(record, field, ())
            if not items:
                return ()
            record_id = str(record.id)
            if more is None and not is_named:
                return [(record_id, number, *read(item)) for number, item in enumerate(items, 1)]
            held = selection.item_paths(record)
            paths = [(path,) for path in held.of(field)] if is_named else [()] * len(items)
            return [
                (record_id, number, *path, *read(item), *(() if more is None else more.cells(held, item)))
                for number, (path, item) in enumerate(zip(paths, items, strict=True), 1)
            ]

        return Making(of_record)

    return ItemTable(
        name=name,
        title=title,
        description=described(field, *models),
        columns=(
            owner,
            POSITION,
            *((PATH,) if is_named else ()),
            *(leaf.column for leaf in found),
            *(more.columns if more else ()),
        ),
        primary_key=(owner.name, POSITION.name),
        foreign_keys=(ForeignKey((owner.name,), table_of(models), ("id",)), *foreign_keys(found)),
        models=models,
        make=make,
        field=field,
        leaves=found,
    )


def owner_of(models: Sequence[type[Record]]) -> Column:
    """The column with the id of the record that has the list."""
    types = list(dict.fromkeys(model.type for model in models))
    owner = types[0] if len(types) == 1 else "record"
    return Column(
        name=f"{owner}_id",
        type=ColumnType.STRING,
        description=f"The {owner} that it belongs to.",
    )


def table_of(models: Sequence[type[Record]]) -> str:
    """The table in which all the records of some models have a row."""
    collections = {model.collection for model in models}
    return collections.pop() if len(collections) == 1 else "records"


def are_named(model: type[Record], field: str) -> bool:
    """Whether paths lead to the items of a list: to those that have a key, and to single values."""
    part = item_type(model.model_fields[field].annotation)
    return part is None or part.key_field is not None


def described(field: str, *models: type[Record]) -> str:
    """What a row is, in the words of the models."""
    part = item_type(models[0].model_fields[field].annotation)
    owner = owner_of(models).name.removesuffix("_id")
    what = meaning(field, *models) if part is None else meaning_of(part)
    return (
        f"One row for each item of the list `{field}` of {'an' if owner[0] == 'a' else 'a'} {owner}. {what}"
    )
