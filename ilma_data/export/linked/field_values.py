"""What a record says in a field, as a thing that evidence can support and a dispute can be about.

A part of a record has a URI of its own; a field has none, and so gets a node in the words of RDF's reification: its
subject, its property and its values: one, several for a list, none for what is not known.
"""

import re
from collections.abc import Iterator
from typing import cast

from pydantic import JsonValue

from ilma_data.export.linked.context import JsonObject
from ilma_data.export.linked.uris import record_uri, value_uri
from ilma_data.export.linked.vocabulary import FIELD_VALUE, Holds, Property, properties_of, word_uri
from ilma_data.model.base import Part, Record
from ilma_data.model.domain import Label
from ilma_data.model.keys import keys_of
from ilma_data.model.paths import Node, PathError, resolve

_LAST = re.compile(r"(^|\.)[a-z][a-z0-9_]*(\[[^\[\]]*\])?$")
"""The last step of a path."""


def uri_at(record: Record, path: str) -> str:
    """The URI of the value that a path names, however the path picks it."""
    found = _resolved(record, path)
    return value_uri(record.id, path if found is None else found.path)


def field_values(record: Record) -> Iterator[JsonObject]:
    """The values, other than parts, that evidence and disputes name: nodes of JSON-LD in the order of their paths."""
    named = [path for one in getattr(record, "evidence", ()) for path in one.supports]
    named += [one.field for one in getattr(record, "disputes", ())]
    found = {node.path: node for path in named if (node := _resolved(record, path)) is not None}
    for path, node in sorted(found.items()):
        if not isinstance(node.value, Part) or isinstance(node.value, Label):
            yield _node(record, path, node)


def _resolved(record: Record, path: str) -> Node | None:
    """What a path names; None where it leads nowhere, which is for `ilma validate` to say."""
    try:
        return resolve(record, path)
    except PathError:
        return None


def _node(record: Record, path: str, node: Node) -> JsonObject:
    above = _LAST.sub("", path)
    if isinstance(node.owner, Label):  # its languages are no properties: the record has labels
        one, above = properties_of(type(record))[above], ""
    else:
        keys = [step for step in node.steps if isinstance(step, str)]
        one = properties_of(type(node.owner))[keys[-1]]
    value: JsonObject = {
        "@id": value_uri(record.id, path),
        "@type": FIELD_VALUE,
        "rdf:subject": {"@id": value_uri(record.id, above) if above else record_uri(record.id)},
        "rdf:predicate": {"@id": one.uri},
    }
    if objects := list(_objects(record, node, one)):
        value["rdf:object"] = objects
    return value


def _objects(record: Record, node: Node, one: Property) -> Iterator[JsonValue]:
    if one.holds is Holds.LABELS:
        texts = node.value.model_dump() if isinstance(node.value, Label) else {node.steps[-1]: node.value}
        for language, text in texts.items():
            if text is not None:
                yield {"@value": str(text), "@language": str(language)}
    elif isinstance(node.value, tuple):
        for key, item in zip(keys_of(node.value), node.value, strict=True):
            is_part = isinstance(item, Part)
            yield {"@id": value_uri(record.id, f"{node.path}[{key}]")} if is_part else _object(item, one)
    elif node.value is not None:
        yield _object(node.value, one)


def _object(value: object, one: Property) -> JsonValue:
    match one.holds:
        case Holds.LINK:
            return {"@id": record_uri(str(value))}
        case Holds.WORD:
            assert one.words is not None
            return {"@id": word_uri(one.words(str(value)))}
        case Holds.TYPED:
            return {"@value": str(value), "@type": one.datatypes[0]}
        case Holds.ENGLISH:
            return {"@value": str(value), "@language": "en"}
        case _:
            return cast(JsonValue, value)
