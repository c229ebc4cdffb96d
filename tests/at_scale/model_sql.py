"""The parts of the page's SQL that follow from the models: every link, and every value that needs evidence, as rows."""

from collections.abc import Iterator
from typing import Any, NamedTuple, get_args

from ilma_data.export.tables.catalogue import TABLES
from ilma_data.export.tables.flattening import Leaf, leaves
from ilma_data.export.tables.of_items import ItemTable
from ilma_data.export.tables.of_records import RecordTable
from ilma_data.export.tables.table import Table
from ilma_data.model.base import Mark, Part, Vague, item_type, mark_of
from ilma_data.model.retired import Retired

_RESERVED = frozenset({"by"})
"""Names of columns that are words of SQL."""


def links() -> str:
    """The view of all links: the record, the column in which the link stands, and the id to which it leads."""
    selects = []
    for table, leaf in _linking():
        column = _name(leaf.column.name)
        known = f" WHERE {column} IS NOT NULL" if leaf.column.nullable else ""
        selects.append(
            f"SELECT {_owner(table)}, '{table.name}.{leaf.column.name}', {column} FROM {table.name}{known}"
        )
    return "CREATE VIEW links (record_id, field, target) AS\n" + "\nUNION ALL ".join(selects) + ";"


COLUMNS = ("record_id", "path", "top", "item", "field", "part")
"""Of the view of facts."""


class _Fact(NamedTuple):
    """How the values of one field are found: in which table, under which condition, and by which path.

    `top` is the field of the record, `item` the path of its item (or NULL), `field` and `part` what follows the item:
    the field itself and, where that is within a part, the part.
    """

    table: str
    owner: str
    path: str
    top: str
    item: str = "NULL"
    field: str = "NULL"
    part: str = "NULL"
    where: str = ""

    def select(self) -> str:
        """The rows."""
        condition = f" WHERE {self.where}" if self.where else ""
        cells = (self.owner, self.path, f"'{self.top}'", self.item, self.field, self.part)
        return f"SELECT {', '.join(cells)} FROM {self.table}{condition}"


def facts() -> str:
    """The view of all values that need evidence."""
    selects = [fact.select() for fact in _facts()]
    return f"CREATE VIEW facts ({', '.join(COLUMNS)}) AS\n" + "\nUNION ALL ".join(selects) + ";"


def _facts() -> Iterator[_Fact]:
    for table in TABLES.values():
        if isinstance(table, RecordTable):
            for model in table.models:
                yield from _of_records(table, model)
        elif isinstance(table, ItemTable) and table.outer is None:
            yield from _of_items(table)
        elif isinstance(table, ItemTable):
            yield from _of_nested(table)


def _of_records(table: RecordTable, model: type[Part]) -> Iterator[_Fact]:
    kind = "" if len(table.models) == 1 else f"kind = '{model.__name__.lower()}' AND "
    for leaf in leaves(model):
        if leaf.path and leaf.column.mark is Mark.FACTUAL:
            known = _known(leaf, model)
            yield _Fact(table.name, "id", f"'{'.'.join(leaf.path)}'", leaf.path[0], where=f"{kind}{known}")


def _of_items(table: ItemTable) -> Iterator[_Fact]:
    if _mark(table, table.field) is not Mark.FACTUAL:
        return
    owner = _owner(table)
    yield _Fact(table.name, owner, "path", table.field, "path")
    part = item_type(table.models[0].model_fields[table.field].annotation)
    for leaf in table.leaves:
        if part and leaf.path and leaf.column.mark is Mark.FACTUAL and leaf.path != (part.key_field,):
            below = ".".join(leaf.path)
            within = "NULL" if len(leaf.path) == 1 else f"'{leaf.path[0]}'"
            yield _Fact(
                table.name,
                owner,
                f"path || '.{below}'",
                table.field,
                "path",
                f"'{below}'",
                within,
                _known(leaf, part),
            )


def _of_nested(table: ItemTable) -> Iterator[_Fact]:
    """Items of lists in items: `offices[...].attested[2021]`. The outer item is looked up."""
    assert table.outer is not None
    part = item_type(table.models[0].model_fields[table.outer].annotation)
    assert part is not None
    if Mark.EDITORIAL in (_mark(table, table.outer), mark_of(part.model_fields[table.field])):
        return
    outer = next(one for one in TABLES.values() if isinstance(one, ItemTable) and one.field == table.outer)
    owner, number = _owner(table), table.primary_key[1]
    yield _Fact(
        f"{table.name} JOIN {outer.name} ON {outer.name}.{owner} = {table.name}.{owner}"
        f" AND {outer.name}.position = {table.name}.{number}",
        f"{table.name}.{owner}",
        f"{table.name}.path",
        table.outer,
        f"{outer.name}.path",
        f"REPLACE({table.name}.path, {outer.name}.path || '.', '')",
        f"'{table.field}'",
    )


def _known(leaf: Leaf, model: type[Part]) -> str:
    """Whether the value is there, and says that anything is known."""
    assert leaf.path is not None
    column = _name(leaf.column.name)
    words = [
        word for kind in _vague(model, leaf.path) for word in kind if word.name in ("UNCLEAR", "UNKNOWN")
    ]
    if words:
        return f"{column} NOT IN ({', '.join(repr(word.value) for word in words)})"
    return f"{column} IS NOT NULL"


def _vague(model: type[Part], path: tuple[str, ...]) -> Iterator[type[Vague]]:
    annotation: Any = model.model_fields[path[0]].annotation
    if len(path) > 1:
        part = item_type(annotation)
        assert part is not None
        yield from _vague(part, path[1:])
        return
    for one in (annotation, *get_args(annotation)):
        if isinstance(one, type) and issubclass(one, Vague):
            yield one


def _mark(table: ItemTable, field: str) -> Mark:
    (mark,) = {mark_of(model.model_fields[field]) for model in table.models}
    return mark


def _linking() -> Iterator[tuple[Table, Leaf]]:
    for table in TABLES.values():
        if isinstance(table, RecordTable | ItemTable) and Retired not in table.models:
            for leaf in table.leaves:
                if leaf.links_to is not None and leaf.path != ("id",):
                    yield table, leaf


def _owner(table: Table) -> str:
    return table.primary_key[0]


def _name(column: str) -> str:
    return f'"{column}"' if column in _RESERVED else column
