"""`metadata.json`: what Datasette shows beside the tables, the views and their columns."""

import json
from typing import NamedTuple

from ilma_data.export.citations import facts
from ilma_data.export.linked.uris import LICENCE
from ilma_data.export.metadata import DESCRIPTION
from ilma_data.export.sqlite import search
from ilma_data.export.sqlite.tables_sql import columns_of
from ilma_data.export.sqlite.views import VIEWS
from ilma_data.export.tables.catalogue import TABLES


class _About(NamedTuple):
    name: str
    description: str
    columns: dict[str, str]


ABOUT = _About(
    "about",
    "One row: what the data set is, and how to cite it.",
    {
        "title": "The title.",
        "version": "The version of the data set.",
        "schema_version": "The version of the schema that the records follow.",
        "licence": "The licence of the records.",
        "citation": "The citation, in APA style.",
    },
)
"""The table that says what the database is."""

_LABELS = {
    "records": "name",
    "signatories": "name",
    "domains": "label_en",
    "sources": "title",
} | dict.fromkeys(("agreements", "meetings"), "title")
"""The column by which Datasette shows what a foreign key leads to."""


def datasette_metadata() -> bytes:
    """The descriptions; the database is `ilma-data`, as its file is called."""
    tables: dict[str, object] = {ABOUT.name: _described(ABOUT.description, ABOUT.columns)}
    for name, table in TABLES.items():
        columns = {column.name: column.description for column in columns_of(table)}
        label = {"label_column": _LABELS[name]} if name in _LABELS else {}
        tables[name] = _described(table.description, columns) | label
    for view in VIEWS:
        tables[view.name] = {"description": view.description}
    tables[search.SEARCH] = _described(search.DESCRIPTION, search.COLUMNS)
    metadata = {
        "title": facts.TITLE,
        "description": DESCRIPTION,
        "license": "CC BY 4.0",
        "license_url": LICENCE,
        "databases": {"ilma-data": {"tables": tables}},
    }
    return (json.dumps(metadata, ensure_ascii=False, indent=2) + "\n").encode()


def _described(description: str, columns: dict[str, str]) -> dict[str, object]:
    return {"description": description, "columns": columns}
