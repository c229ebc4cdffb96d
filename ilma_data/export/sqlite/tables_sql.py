"""The tables in SQL: types, keys, and checks that hold words to their enumerations."""

from collections.abc import Iterator
from datetime import date

from ilma_data.export.tables.table import Column, ColumnType, ForeignKey, Row, Table, Value

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

SqlValue = str | int | None
"""What a cell of the database holds: a day is a text (ISO 8601), and true is 1."""


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
    """The statement that adds a row."""
    columns = columns_of(table)
    return f"INSERT INTO {name(table.name)} VALUES ({', '.join('?' * len(columns))})"


def cells(row: Row) -> tuple[SqlValue, ...]:
    """A row as the database holds it."""
    return tuple(map(_cell, row))


def names(columns: tuple[str, ...]) -> str:
    """Names of columns, quoted and with commas between them."""
    return ", ".join(map(name, columns))


def name(identifier: str) -> str:
    """A name, quoted: some are words of SQL."""
    return f'"{identifier}"'


def _cell(value: Value) -> SqlValue:
    if isinstance(value, bool):
        return int(value)
    return value.isoformat() if isinstance(value, date) else value


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
