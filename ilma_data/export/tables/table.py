"""What a table is: columns that say what they mean, keys, and rows that are made as they are asked for."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple, TypeAlias

from ilma_data.dataset.dataset import Dataset
from ilma_data.dataset.narrowing import Narrowing
from ilma_data.export.tables.selection import Selection
from ilma_data.model.base import Mark, Record

Value: TypeAlias = str | int | bool | date | None
"""What a cell holds. None: not known, or nothing to know; never a guess."""

Row: TypeAlias = tuple[Value, ...]

SEPARATOR = ";"
"""Between the values of a cell that holds several; it is in no id and in no word of an enumeration."""


class ColumnType(StrEnum):
    """What the cells of a column hold, besides None."""

    STRING = "string"
    INTEGER = "integer"
    BOOLEAN = "boolean"
    EDTF = "edtf"
    """A date as the records have it, a text; see `ilma_data.EdtfDate`."""
    DATE = "date"
    """A day, a `datetime.date`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its name, what its cells hold and mean, and who answers for them.

    `words` are all that an enumeration may hold, in its order; empty for other columns. Where `is_list`, a cell holds
    several values with `SEPARATOR` between them. `mark` is that of the field of the model; None for keys and for what
    is derived.
    """

    name: str
    type: ColumnType
    description: str
    nullable: bool = False
    words: tuple[str, ...] = ()
    is_list: bool = False
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """Columns whose values, where none is None, stand in these columns of a row of another table (or the same)."""

    columns: tuple[str, ...]
    table: str
    references: tuple[str, ...]


def _none() -> Iterable[Row]:
    return ()


class Making(NamedTuple):
    """How the rows of a table are made: those of one record after the other, then those that take all of them.

    Records come in the order of their ids, and none but those of the table's models.
    """

    of_record: Callable[[Any], Iterable[Row]]
    of_all: Callable[[], Iterable[Row]] = _none


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table of any data set. Rows come in the order of the records' ids, then of the lists in them.

    `models` are those of whose records it has rows; `make` begins the making of these. Foreign keys hold where links
    do: in a data set that `ilma validate` accepts. A narrowed one may have links that lead out of it.
    """

    name: str
    title: str
    description: str
    columns: tuple[Column, ...]
    primary_key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...] = ()
    models: tuple[type[Record], ...]
    make: Callable[[Selection], Making]

    def rows(self, chosen: Dataset | Narrowing[Record]) -> Iterator[Row]:
        """The rows of a data set, or of a narrowed collection, one at a time; as many cells as there are columns."""
        selection = Selection(chosen)
        making = self.make(selection)
        for record in selection.records(*self.models):
            yield from making.of_record(record)
        yield from making.of_all()

    @property
    def collections(self) -> tuple[str, ...]:
        """The names of the collections of those records."""
        return tuple(dict.fromkeys(model.collection for model in self.models))

    @property
    def column_names(self) -> tuple[str, ...]:
        """The names of the columns, in their order."""
        return tuple(column.name for column in self.columns)
