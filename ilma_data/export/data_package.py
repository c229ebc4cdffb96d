"""`datapackage.json`: the tables as a Frictionless Data Package, version 2 (datapackage.org)."""

import json
import re
from collections.abc import Sequence
from typing import TypeAlias

from pydantic import JsonValue

from ilma_data.export.citations import facts
from ilma_data.export.linked.uris import DATASET, EDTF, LICENCE
from ilma_data.export.metadata import DESCRIPTION, TableFile
from ilma_data.export.tables.table import SEPARATOR, Column, ColumnType, ForeignKey, Table

JsonObject: TypeAlias = dict[str, JsonValue]

_PROFILES = "https://datapackage.org/profiles/2.0"
_DIALECT: JsonObject = {
    "$schema": f"{_PROFILES}/tabledialect.json",
    "header": True,
    "delimiter": ",",
    "lineTerminator": "\r\n",
    "quoteChar": '"',
    "doubleQuote": True,
    "skipInitialSpace": False,
}
_GUARD = (
    "So that no spreadsheet takes it for a formula, a text that begins with =, +, -, @, a tab or a line end has an"
    " apostrophe before it; the export `--raw` has none."
)
_TYPES = {
    ColumnType.STRING: "string",
    ColumnType.EDTF: "string",
    ColumnType.INTEGER: "integer",
    ColumnType.BOOLEAN: "boolean",
    ColumnType.DATE: "date",
}


def data_package(tables: Sequence[TableFile], *, raw: bool) -> bytes:
    """The descriptor of these files. What is not known, such as a day of release before there is one, is left out."""
    package: JsonObject = {
        "$schema": f"{_PROFILES}/datapackage.json",
        "name": "ilma-data",
        "id": DATASET,
        "title": facts.TITLE,
        "description": DESCRIPTION if raw else f"{DESCRIPTION} {_GUARD}",
        "version": facts.VERSION,
        **({} if facts.RELEASED is None else {"created": f"{facts.RELEASED}T00:00:00Z"}),
        "licenses": [
            {"name": "CC-BY-4.0", "path": LICENCE, "title": "Creative Commons Attribution 4.0 International"}
        ],
        "contributors": [{"title": facts.AUTHOR, "roles": ["creator"]}],
        "keywords": list(facts.KEYWORDS),
        "resources": [_resource(one) for one in tables],
    }
    return (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode()


def _resource(one: TableFile) -> JsonObject:
    table, file = one
    return {
        "$schema": f"{_PROFILES}/dataresource.json",
        "name": table.name,
        "type": "table",
        "title": table.title,
        "description": table.description,
        "path": file.name,
        "format": "csv",
        "mediatype": file.media_type,
        "encoding": "utf-8",
        "bytes": file.size,
        "hash": f"sha256:{file.sha256}",
        "dialect": _DIALECT,
        "schema": _schema(table),
    }


def _schema(table: Table) -> JsonObject:
    return {
        "$schema": f"{_PROFILES}/tableschema.json",
        "fields": [_field(column) for column in table.columns],
        "missingValues": [""],
        "primaryKey": list(table.primary_key),
        **({"foreignKeys": [_foreign_key(key) for key in table.foreign_keys]} if table.foreign_keys else {}),
    }


def _field(column: Column) -> JsonObject:
    constraints = _constraints(column)
    return {
        "name": column.name,
        "type": _TYPES[column.type],
        "description": column.description,
        **({"rdfType": EDTF} if column.type is ColumnType.EDTF else {}),
        **({"trueValues": ["true"], "falseValues": ["false"]} if column.type is ColumnType.BOOLEAN else {}),
        **({"constraints": constraints} if constraints else {}),
    }


def _constraints(column: Column) -> JsonObject:
    constraints: JsonObject = {} if column.nullable else {"required": True}
    if column.words and column.is_list:
        word = f"({'|'.join(re.escape(word) for word in column.words)})"
        constraints["pattern"] = f"{word}({SEPARATOR}{word})*"
    elif column.words:
        constraints["enum"] = [str(word) for word in column.words]
    return constraints


def _foreign_key(key: ForeignKey) -> JsonObject:
    return {
        "fields": list(key.columns),
        "reference": {"resource": key.table, "fields": list(key.references)},
    }
