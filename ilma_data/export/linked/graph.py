"""The graph of a record: what a JSON-LD processor reads in its node, as RDF."""

from collections.abc import Iterator

from pydantic import JsonValue

from ilma_data.export.linked.context import JsonObject
from ilma_data.export.linked.rdf import Listed, Literal, Object, Subject, Uri, boolean, integer, uri
from ilma_data.export.linked.uris import BASE, VOCABULARY, expanded
from ilma_data.export.linked.vocabulary import Holds, Property, parts, properties_of

_RDF_TYPE = uri("rdf:type")
_TERMS = {model.__name__: properties_of(model) for model in parts()}


def subjects(node: JsonObject) -> Iterator[Subject]:
    """The record of a node and, after it, its parts, from the top down. Nothing is said of what is null."""
    types = _listed(node["@type"])
    terms = _TERMS.get(str(types[0]), {})
    properties: list[tuple[Uri, list[Object]]] = [(_RDF_TYPE, [_class(str(one)) for one in types])]
    below: list[JsonObject] = []
    for key, value in node.items():
        if key.startswith("@"):
            continue
        found = terms.get(key)
        if found is None:  # of a field's value, whose objects say themselves what they are
            properties.append((uri(key), [_expanded_object(one) for one in _listed(value)]))
        elif objects := _objects(value, found):
            properties.append((Uri(found.uri), objects))
            if found.holds is Holds.PART:
                below += [part for part in _listed(value) if isinstance(part, dict)]
    yield Subject(Uri(str(node["@id"])), properties)
    for part in below:
        yield from subjects(part)


def _listed(value: JsonValue) -> list[JsonValue]:
    return value if isinstance(value, list) else [value]


def _class(name: str) -> Uri:
    return Uri(expanded(name) if ":" in name else VOCABULARY + name)


def _objects(value: JsonValue, one: Property) -> list[Object]:
    if value is None or value == [] or one.holds is Holds.NOTHING:
        return []
    if isinstance(value, dict) and one.holds is Holds.LABELS:
        return [Literal(str(text), language=language) for language, text in value.items() if text is not None]
    objects = [_object(item, one) for item in _listed(value)]
    return [Listed(objects)] if one.ordered else objects


def _object(value: JsonValue, one: Property) -> Object:
    match one.holds:
        case Holds.PART:
            assert isinstance(value, dict)
            return Uri(str(value["@id"]))
        case Holds.URI:
            return Uri(str(value))
        case Holds.LINK:
            return Uri(f"{BASE}{value}")
        case Holds.WORD:
            assert one.words is not None
            return Uri(f"{VOCABULARY}{one.words.__name__}-{value}")
        case Holds.TYPED:
            return Literal(str(value), one.datatypes[0])
        case Holds.ENGLISH:
            return Literal(str(value), language="en")
        case _:
            return _literal(value)


def _expanded_object(value: JsonValue) -> Object:
    if not isinstance(value, dict):
        return _literal(value)
    if "@id" in value:
        return Uri(str(value["@id"]))
    language, datatype = value.get("@language"), value.get("@type")
    return Literal(
        str(value["@value"]),
        None if datatype is None else str(datatype),
        None if language is None else str(language),
    )


def _literal(value: JsonValue) -> Literal:
    if isinstance(value, bool):
        return boolean(value)
    return integer(value) if isinstance(value, int) else Literal(str(value))
