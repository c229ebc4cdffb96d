"""Cells that hold several values: ids, or words of an enumeration, with a semicolon between them."""

from collections.abc import Iterable

from ilma_data.export.tables.table import SEPARATOR, Column, ColumnType
from ilma_data.model.domain import DefenceArea


def list_column(name: str, description: str, words: Iterable[str] = ()) -> Column:
    """A column of such cells; null where there is none."""
    return Column(
        name=name,
        type=ColumnType.STRING,
        description=f"{description} Several are separated by `{SEPARATOR}`.",
        nullable=True,
        words=tuple(words),
        is_list=True,
    )


def listed(values: Iterable[str]) -> str | None:
    """The cell of some values, each once; None where there is none."""
    return SEPARATOR.join(dict.fromkeys(str(value) for value in values)) or None


DEFENCE_AREAS = list_column(
    "defence_areas",
    "The areas of defence cooperation after Kinne (2018) that its domains fall into. Derived.",
    DefenceArea,
)
