"""A record as a node of JSON-LD: its own JSON, key for key, and beside it what makes it linked data.

Only keys with `@` or `:` are added: `@id` and `@type` to the record and every part of it, the days that a date can
mean, links to other registers, and the values to which evidence and disputes lead. Without them, it is the record.
"""

from typing import cast

from pydantic import JsonValue

from ilma_data.export.linked.context import JsonObject
from ilma_data.export.linked.field_values import field_values, uri_at
from ilma_data.export.linked.uris import content_uri, record_uri, value_uri
from ilma_data.export.linked.vocabulary import Holds, camel, date_fields, properties_of, types_of
from ilma_data.model.base import Part, Record
from ilma_data.model.dates import EdtfDate
from ilma_data.model.evidence import Dispute, Evidence
from ilma_data.model.keys import keys_of
from ilma_data.model.retired import Retired
from ilma_data.model.signatory import Identifiers

WIKIDATA = "http://www.wikidata.org/entity/"
ROR = "https://ror.org/"


def node_of(record: Record) -> JsonObject:
    """The node of a record."""
    stored = record.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    node = _node(record, stored, record, record_uri(record.id), "")
    if same := _same_as(getattr(record, "identifiers", None)):
        node["owl:sameAs"] = same
    if isinstance(record, Retired):
        node["owl:deprecated"] = True
    if values := list(field_values(record)):
        node["ilma:fieldValues"] = [*values]
    return node


def without_additions(node: JsonValue) -> JsonValue:
    """The JSON of a record, or of a part of one, from its node: the inverse of `node_of`."""
    if isinstance(node, list):
        return [without_additions(item) for item in node]
    if not isinstance(node, dict):
        return node
    return {key: without_additions(value) for key, value in node.items() if not {"@", ":"} & set(key)}


def _node(part: Part, stored: JsonObject, record: Record, uri: str, path: str) -> JsonObject:
    types = types_of(type(part))
    node: JsonObject = {"@id": uri, "@type": list(types) if len(types) > 1 else types[0]}
    names = {field.alias or name: name for name, field in type(part).model_fields.items()}
    for key, value in stored.items():
        held = getattr(part, names[key])
        here = f"{path}.{names[key]}" if path else names[key]
        if properties_of(type(part))[key].holds is not Holds.PART or value is None:
            node[key] = value
        elif isinstance(held, tuple):
            items = zip(keys_of(held), held, cast(list[JsonObject], value), strict=True)
            node[key] = [
                _node(item, content, record, *_place(record, here, name, item, content))
                for name, item, content in items
            ]
        else:
            place = (value_uri(record.id, here), here)
            node[key] = _node(held, cast(JsonObject, value), record, *place)
    return node | _days(part) | _leading(part, record)


def _place(record: Record, path: str, key: str, item: Part, content: JsonObject) -> tuple[str, str]:
    """The URI of an item of a list, and the path to it."""
    if item.keys():
        return value_uri(record.id, f"{path}[{key}]"), f"{path}[{key}]"
    uri = content_uri(record.id, path, content)
    return uri, uri.partition("#")[2]


def _days(part: Part) -> JsonObject:
    """The first and the last day of each date, and how closely it is known."""
    found: JsonObject = {}
    for name in date_fields(type(part)):
        when: EdtfDate | None = getattr(part, name)
        if when is not None:
            key = f"ilma:{camel(name)}"
            found[f"{key}Earliest"] = when.earliest.isoformat()
            if when.latest is not None:
                found[f"{key}Latest"] = when.latest.isoformat()
            found[f"{key}Precision"] = when.precision.value
    return found


def _leading(part: Part, record: Record) -> JsonObject:
    """Where the paths of evidence and disputes lead."""
    if isinstance(part, Evidence):
        return {"ilma:supports": [uri_at(record, path) for path in part.supports]}
    if isinstance(part, Dispute):
        return {"ilma:about": uri_at(record, part.field)}
    return {}


def _same_as(identifiers: Identifiers | None) -> list[JsonValue]:
    if identifiers is None:
        return []
    registers = ((WIKIDATA, identifiers.wikidata), (ROR, identifiers.ror))
    return [register + name for register, name in registers if name is not None]
