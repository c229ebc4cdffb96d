"""The cells of a part of a record, read all at once: for each column what its field holds."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from ilma_data.export.tables.flattening import Leaf, as_it_is, date_cells
from ilma_data.export.tables.table import ColumnType, Row, Value


def row_reader(leaves: Sequence[Leaf]) -> Callable[[Any], Row]:
    """What gives the cells of these columns for a part: null where it has no such field, or where that is null."""
    if not leaves[0].source:
        return _spread(leaves)
    fields = _fields(leaves)
    names = [field.name for field in fields]
    forms = [(index, field.form) for index, field in enumerate(fields) if field.form is not None]
    spreads = [
        (index, field.spread, (None,) * len(field.columns))
        for index, field in reversed(list(enumerate(fields)))
        if field.spread is not None
    ]
    order = _order([number for field in fields for number in field.columns])

    def read(part: Any) -> Row:
        cells: list[Any] = list(map(vars(part).get, names))
        for index, form in forms:
            value = cells[index]
            if value is not None:
                cells[index] = form(value)
        for index, spread, nulls in spreads:
            value = cells[index]
            cells[index : index + 1] = nulls if value is None else spread(value)
        return tuple(cells) if order is None else tuple([cells[number] for number in order])

    return read


class _Field(NamedTuple):
    """A field of a part: the numbers of its columns; what makes its one cell of the value, or all of several."""

    name: str
    columns: list[int]
    form: Callable[[Any], Value] | None
    spread: Callable[[Any], Row] | None


def _fields(leaves: Sequence[Leaf]) -> list[_Field]:
    numbers: dict[str, list[int]] = {}
    for number, leaf in enumerate(leaves):
        numbers.setdefault(leaf.source[0], []).append(number)
    return [_field(name, held, [leaves[number] for number in held]) for name, held in numbers.items()]


def _field(name: str, columns: list[int], leaves: Sequence[Leaf]) -> _Field:
    only = leaves[0]
    if len(leaves) == 1 and len(only.source) == 1:
        return _Field(name, columns, None if only.form is as_it_is else only.form, None)
    below = [leaf._replace(source=leaf.source[1:]) for leaf in leaves]
    return _Field(name, columns, None, row_reader(below))


def _spread(leaves: Sequence[Leaf]) -> Callable[[Any], Row]:
    """What gives the cells of a value that is no part."""
    if leaves[0].column.type is ColumnType.EDTF:
        return date_cells
    (only,) = leaves
    return lambda value: (only.form(value),)


def _order(numbers: list[int]) -> list[int] | None:
    """At which place the cell of each column stands, where these are the columns in the order of the cells."""
    if numbers == sorted(numbers):
        return None
    return sorted(range(len(numbers)), key=numbers.__getitem__)
