"""Tables with one row a record: what stands once in it, and what follows from it."""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from ilma_data.export.tables.flattening import Leaf, foreign_keys, leaves
from ilma_data.export.tables.reading import row_reader
from ilma_data.export.tables.selection import Selection
from ilma_data.export.tables.table import Column, ForeignKey, Making, Row, Table
from ilma_data.model.base import Part, Record

RecordT = TypeVar("RecordT", bound=Record)


@dataclass(frozen=True, kw_only=True)
class RecordTable(Table):
    """A table with one row for each record of some models, which share a collection."""

    leaves: tuple[Leaf, ...]


class Derived(NamedTuple, Generic[RecordT]):
    """Columns that follow from a record, what gives their cells, and the tables to which they lead."""

    columns: tuple[Column, ...]
    cells: Callable[[RecordT, Selection], Row]
    foreign_keys: tuple[ForeignKey, ...] = ()


def records_table(
    title: str,
    *models: type[RecordT],
    derived: Derived[RecordT] | None = None,
    said: Mapping[str, str] | None = None,
    thing: str = "",
) -> RecordTable:
    """The table of the records of some models, named as their collection.

    `said` describes columns that no model does; `thing` is what a row is, where it is not called as its type.
    """
    found = leaves(*models, said=said)

    read = row_reader(found)

    def make(selection: Selection) -> Making:
        if derived is None:
            return Making(lambda record: (read(record),))
        more = derived.cells
        return Making(lambda record: ((*read(record), *more(record, selection)),))

    return RecordTable(
        name=models[0].collection,
        title=title,
        description=f"One row for each {thing or models[0].type}. {' '.join(map(meaning_of, models))}",
        columns=(*(leaf.column for leaf in found), *(derived.columns if derived else ())),
        primary_key=("id",),
        foreign_keys=(
            ForeignKey(("id",), "records", ("id",)),
            *(key for key in foreign_keys(found) if key.columns != ("id",)),
            *(derived.foreign_keys if derived else ()),
        ),
        models=models,
        make=make,
        leaves=found,
    )


def meaning_of(model: type[Part]) -> str:
    """The first paragraph of a model's description."""
    return inspect.cleandoc(model.__doc__ or "").split("\n\n")[0].replace("\n", " ")
