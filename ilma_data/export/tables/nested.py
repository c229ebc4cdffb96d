"""Tables of lists in the items of lists: what an entry of evidence supports, the dates that attest an office."""

from collections.abc import Iterator, Sequence
from typing import Any

from ilma_data.export.tables.flattening import foreign_keys, item_leaves
from ilma_data.export.tables.of_items import (
    PATH,
    POSITION,
    ItemTable,
    MoreOfItem,
    are_named,
    owner_of,
    table_of,
)
from ilma_data.export.tables.reading import row_reader
from ilma_data.export.tables.selection import Selection
from ilma_data.export.tables.table import Column, ColumnType, ForeignKey, Making, Row
from ilma_data.model.base import Record, item_type
from ilma_data.model.keys import keys_of


def nested_table(
    name: str,
    title: str,
    outer: tuple[str, str],
    field: str,
    *models: type[Record],
    holds: str,
    more: MoreOfItem | None = None,
) -> ItemTable:
    """The table of a list of single values in the items of an `outer` list, given as its field and its table.

    `holds` names the column of the values.
    """
    outer_field, outer_table = outer
    owner = owner_of(models)
    part = item_type(models[0].model_fields[outer_field].annotation)
    assert part is not None
    found = item_leaves(field, part, holds=holds)
    is_named = are_named(models[0], outer_field)
    number_of_outer = Column(
        name=part.__name__.lower(),
        type=ColumnType.INTEGER,
        description=f"The `position` of the row of `{outer_table}` that it belongs to.",
    )

    read = row_reader(found)

    def make(selection: Selection) -> Making:
        def of_record(record: Record) -> Iterator[Row]:
            items: Sequence[Any] = getattr(record, outer_field, ())
            if not items:
                return
            record_id, held = str(record.id), selection.item_paths(record)
            names = held.of(outer_field) if is_named else None
            for number, item in enumerate(items, 1):
                values: Sequence[Any] = getattr(item, field)
                paths = (
                    () if names is None else [f"{names[number - 1]}.{field}[{k}]" for k in keys_of(values)]
                )
                for position, value in enumerate(values, 1):
                    path = () if names is None else (paths[position - 1],)
                    more_cells = () if more is None else more.cells(held, value)
                    yield (record_id, number, position, *path, *read(value), *more_cells)

        return Making(of_record)

    declared = part.model_fields[field]
    return ItemTable(
        name=name,
        title=title,
        description=(
            f"One row for each item of the list `{field}` in an item of `{outer_field}`. {declared.description}"
        ),
        columns=(
            owner,
            number_of_outer,
            POSITION,
            *((PATH,) if is_named else ()),
            *(leaf.column for leaf in found),
            *(more.columns if more else ()),
        ),
        primary_key=(owner.name, number_of_outer.name, POSITION.name),
        foreign_keys=(
            ForeignKey((owner.name,), table_of(models), ("id",)),
            ForeignKey((owner.name, number_of_outer.name), outer_table, (owner.name, POSITION.name)),
            *foreign_keys(found),
        ),
        models=models,
        make=make,
        field=field,
        leaves=found,
        outer=outer_field,
    )
