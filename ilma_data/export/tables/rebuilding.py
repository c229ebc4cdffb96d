"""Records made from the rows of their tables again: nothing of a record is lost in them."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias, get_origin

from ilma_data.export.tables.catalogue import TABLES
from ilma_data.export.tables.flattening import ELSEWHERE, Leaf
from ilma_data.export.tables.of_items import POSITION, ItemTable
from ilma_data.export.tables.of_records import RecordTable
from ilma_data.export.tables.records import EMPTY
from ilma_data.export.tables.table import SEPARATOR, Row, Table, Value
from ilma_data.model.base import Record
from ilma_data.model.records import MODELS, TYPES, adapter

Cells: TypeAlias = dict[str, Value]
_Lists: TypeAlias = dict[str, dict[str, list[Any]]]


def records_from(rows: Mapping[str, Iterable[Row]]) -> Iterator[Record]:
    """The records of the rows of these tables, by the tables' names; rows may come in any order.

    What is derived is not read. A table that is missing is one without rows. Raises `pydantic.ValidationError` where
    rows make no record.
    """
    lists = _lists(rows)
    elsewhere = {str(cells["id"]): _elsewhere(cells) for cells in _cells(TABLES["records"], rows)}
    for table in TABLES.values():
        if isinstance(table, RecordTable):
            for cells in _cells(table, rows):
                made: dict[str, Any] = _object(table.leaves, cells)
                record_id = str(made["id"])
                made |= lists[record_id] | elsewhere.get(record_id, {})
                yield _record(TYPES[table.name], made)


def _elsewhere(cells: Cells) -> dict[str, Any]:
    """What stands in the table of all records alone."""
    empty = str(cells[EMPTY.name] or "")
    return {"$schema": cells[ELSEWHERE], **{name: {} for name in empty.split(SEPARATOR) if name}}


def _lists(rows: Mapping[str, Iterable[Row]]) -> _Lists:
    """The lists of each record, by its id and their field; those that stand in items of lists in these items."""
    found: _Lists = defaultdict(lambda: defaultdict(list))
    inner: dict[tuple[str, str, Value], dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    of_items = [table for table in TABLES.values() if isinstance(table, ItemTable)]
    for table in of_items:
        if table.outer is not None:
            for cells in _ordered(table, rows):
                owner, number = (cells[name] for name in table.primary_key[:2])
                inner[str(owner), table.outer, number][table.field].append(_item(table, cells))
    for table in of_items:
        if table.outer is None:
            for cells in _ordered(table, rows):
                owner, number = (cells[name] for name in table.primary_key)
                item = _item(table, cells)
                if isinstance(item, dict):
                    item |= inner[str(owner), table.field, number]
                found[str(owner)][table.field].append(item)
    return found


def _cells(table: Table, rows: Mapping[str, Iterable[Row]]) -> Iterator[Cells]:
    for row in rows.get(table.name, ()):
        yield dict(zip(table.column_names, row, strict=True))


def _ordered(table: Table, rows: Mapping[str, Iterable[Row]]) -> list[Cells]:
    return sorted(_cells(table, rows), key=lambda cells: int(str(cells[POSITION.name])))


def _item(table: ItemTable, cells: Cells) -> Any:
    """An item of a list as JSON: an object or, where its own value is a column, that value."""
    if table.leaves[0].path == ():
        return cells[table.leaves[0].column.name]
    made = _object(table.leaves, cells)
    if cells.get("reported_type") == "number":
        made["reported"] = int(str(made["reported"]))
    return made


def _object(leaves: Sequence[Leaf], cells: Cells) -> dict[str, Any]:
    """A part of a record as JSON. An object in it is null where all of its values are."""
    made: dict[str, Any] = {}
    for leaf in leaves:
        value = cells[leaf.column.name]
        match leaf.path:
            case (field,):
                made[field] = value
            case (field, key):
                made.setdefault(field, {})[key] = value
    return {
        field: None if isinstance(value, dict) and all(one is None for one in value.values()) else value
        for field, value in made.items()
    }


def _record(record_type: str, made: dict[str, Any]) -> Record:
    models = MODELS[record_type]
    model = next((one for one in models if one.__name__.lower() == made.get("kind")), models[0])
    fields = {field.alias or name for name, field in model.model_fields.items()}
    empty: dict[str, Any] = {
        name: [] for name, field in model.model_fields.items() if get_origin(field.annotation) is tuple
    }
    kept = {name: value for name, value in (empty | made).items() if name in fields}
    record: Record = adapter(record_type).validate_json(json.dumps(kept))
    return record
