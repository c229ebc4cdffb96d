"""The documentation of the tables, `docs/tables.md`: each table, its keys and its columns."""

from collections.abc import Iterator

from ilma_data.export.tables.catalogue import TABLES
from ilma_data.export.tables.table import SEPARATOR, Column, Table

_INTRODUCTION = f"""\
Made from the models by `scripts/generate`; not edited by hand.

```python
import ilma_data

tables = ilma_data.tables()  # or of a data set of yours: ilma_data.tables(dataset)
tables["agreements"].to_pandas()  # or to_polars(), to_arrow(), to_dicts(), rows()
```

`ilma_data.tables(dataset.agreements.where(domain="domain/defence"))` has the tables of those agreements alone: their \
parties, milestones, evidence, dyad-years. `ilma_data.tables(dataset.as_of("2022-06-30"))` has those of what had begun \
by then, with the status at that date.

- **Every fact of every record** stands in these tables; the records can be made from them again. `events` and \
`dyad_year`, and the columns that say *derived*, follow from the rest.
- **One row is one thing**, and a cell holds one value. Where a derived cell holds a list, `{SEPARATOR}` separates.
- **Null** means that nothing is known, or that there is nothing to know; the column says which. It is never 0 and \
never a guess.
- **Dates** are texts in a profile of EDTF (ISO 8601-2) as the records have them, and beside each stand its first and \
last day (`_earliest`, `_latest`), how closely it is written (`_precision`) and its marks (`_approximate`, \
`_uncertain`).
- **Rows** come in the order of the ids, then of the lists in the records; columns always in the order below.
- **Keys**: the foreign keys hold in the packaged data set, and in any that `ilma validate` accepts. In a narrowed one \
a link may lead to a record that is left out.
- **Paths**: evidence and disputes name a value by its path in the record. To find the evidence for an item, join \
`supports` by the record's id and by its `item`, which is the `path` of the item's own table.

| type | pandas | polars | Arrow |
|---|---|---|---|
| string, EDTF date | `string` | `String` | `string` |
| integer | `Int64` | `Int64` | `int64` |
| boolean | `boolean` | `Boolean` | `bool` |
| day | `datetime64[s]` | `Date` | `date32` |

Words of enumerations are plain strings in all three, so that columns of different tables can be joined and compared; \
below, the words that a column may hold stand with it.
"""

_TYPES = {"edtf": "EDTF date", "date": "day"}


def tables_page() -> str:
    """The whole page."""
    lines = ["# Tables", "", _INTRODUCTION]
    lines += ["| table | holds | key |", "|---|---|---|"]
    for table in TABLES.values():
        lines.append(f"| [`{table.name}`](#{table.name}) | {table.title} | {_names(table.primary_key)} |")
    for table in TABLES.values():
        lines += _section(table)
    return "\n".join(lines) + "\n"


def _section(table: Table) -> Iterator[str]:
    yield from ("", f"## {table.name}", "", table.description, "")
    yield f"Key: {_names(table.primary_key)}."
    yield ""
    yield from ("| column | type | meaning |", "|---|---|---|")
    links = {key.columns[0]: key.table for key in table.foreign_keys if len(key.columns) == 1}
    for column in table.columns:
        yield f"| `{column.name}` | {_type(column)} | {_meaning(column, links.get(column.name))} |"
    for key in table.foreign_keys:
        if len(key.columns) > 1:
            yield from (
                "",
                f"{_names(key.columns)} together lead to {_names(key.references)} of [`{key.table}`](#{key.table}).",
            )


def _type(column: Column) -> str:
    name = _TYPES.get(column.type, column.type.value)
    return f"{name}{' list' if column.is_list else ''}{', or null' if column.nullable else ''}"


def _meaning(column: Column, link: str | None) -> str:
    said = " ".join(column.description.split()).replace("|", "\\|")
    words = f" One of {', '.join(f'`{word}`' for word in column.words)}." if column.words else ""
    return f"{said}{words}{f' Leads to [`{link}`](#{link}).' if link else ''}"


def _names(columns: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in columns)
