"""The tables in SQL: types, keys, and checks that hold words to their enumerations."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from ilma_data.export.records_json import record_as_json
from ilma_data.export.tables.selection import Selection
from ilma_data.export.tables.table import Column, ColumnType, ForeignKey, Making, Row, Table, Value

RECORD_JSON = Column(
    name="json",
    type=ColumnType.STRING,
    description="The whole record as its file has it: JSON, from which `ilma_data.read_export` makes it again.",
)
"""A column that the table of records has besides."""

_TYPES = {
    ColumnType.STRING: "TEXT",
    ColumnType.EDTF: "TEXT",
    ColumnType.INTEGER: "INTEGER",
    ColumnType.BOOLEAN: "INTEGER",
    ColumnType.DATE: "TEXT",
}


def in_sql(table: Table) -> Table:
    """The table as the database has it: a day is a text (ISO 8601), true is 1, a record has its JSON."""
    forms = [(index, _FORMS[one.type]) for index, one in enumerate(table.columns) if one.type in _FORMS]

    def cells(row: Row) -> Row:
        found = list(row)
        for index, form in forms:
            value = found[index]
            if value is not None:
                found[index] = form(value)
        return tuple(found)

    def make(selection: Selection) -> Making:
        of_record, of_all = table.make(selection)
        if table.name == "records":
            return Making(lambda record: ((*cells(row), record_as_json(record)) for row in of_record(record)))
        return Making(lambda record: map(cells, of_record(record)), lambda: map(cells, of_all()))

    return replace(table, columns=columns_of(table), make=make if forms else table.make)


def columns_of(table: Table) -> tuple[Column, ...]:
    """The columns that a table has in the database."""
    return (*table.columns, RECORD_JSON) if table.name == "records" else table.columns


def create_table(table: Table) -> str:
    """The statement that makes a table. Statements for the same tables are the same."""
    parts = [_column(column) for column in columns_of(table)]
    parts.append(f"PRIMARY KEY ({names(table.primary_key)})")
    parts += [_foreign_key(key) for key in table.foreign_keys]
    return f"CREATE TABLE {name(table.name)} (\n  " + ",\n  ".join(parts) + "\n)"


def create_indexes(table: Table) -> Iterator[str]:
    """The statements that make an index for each foreign key that the primary key does not begin with."""
    for key in table.foreign_keys:
        if table.primary_key[: len(key.columns)] != key.columns:
            index = name("_by_".join((table.name, *key.columns)))
            yield f"CREATE INDEX {index} ON {name(table.name)} ({names(key.columns)})"


def insert(table: Table) -> str:
    """The statement that adds a row, of a table that is `in_sql`."""
    return f"INSERT INTO {name(table.name)} VALUES ({', '.join('?' * len(table.columns))})"


def names(columns: tuple[str, ...]) -> str:
    """Names of columns, quoted and with commas between them."""
    return ", ".join(map(name, columns))


def name(identifier: str) -> str:
    """A name, quoted: some are words of SQL."""
    return f'"{identifier}"'


def _day(value: Value) -> str:
    assert isinstance(value, date)
    return value.isoformat()


def _number(value: Value) -> int:
    assert isinstance(value, bool)
    return int(value)


_FORMS: Mapping[ColumnType, Callable[[Value], Value]] = {ColumnType.DATE: _day, ColumnType.BOOLEAN: _number}


def _column(column: Column) -> str:
    parts = [name(column.name), _TYPES[column.type]]
    if not column.nullable:
        parts.append("NOT NULL")
    if column.type is ColumnType.BOOLEAN:
        parts.append(f"CHECK ({name(column.name)} IN (0, 1))")
    elif column.words and not column.is_list:
        words = ", ".join(f"'{word}'" for word in column.words)
        parts.append(f"CHECK ({name(column.name)} IN ({words}))")
    return " ".join(parts)


def _foreign_key(key: ForeignKey) -> str:
    return f"FOREIGN KEY ({names(key.columns)}) REFERENCES {name(key.table)} ({names(key.references)})"
