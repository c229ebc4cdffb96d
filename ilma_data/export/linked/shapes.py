"""The shapes (SHACL, W3C 2017) that the graph of a sound data set has: the models' types, words, links and numbers."""

from collections.abc import Iterator

from ilma_data.export.linked.ontology import VOCABULARY_ITSELF
from ilma_data.export.linked.rdf import Blank, Listed, Object, Subject, Uri, boolean, integer, uri
from ilma_data.export.linked.uris import PREFIXES, VOCABULARY
from ilma_data.export.linked.vocabulary import (
    FIELD_VALUE,
    Holds,
    Property,
    parts,
    properties_of,
    word_uri,
)

_IRI: Object = uri("sh:IRI")


def shapes() -> Iterator[Subject]:
    """A closed shape for each class. They are those of `ilma-data.ttl`: what others add to a record is not foreseen."""
    for model in parts():
        held = [one for one in properties_of(model).values() if one.holds is not Holds.NOTHING]
        yield _shape(model.__name__, [_property_shape(one) for one in held])
    yield _shape(
        FIELD_VALUE,
        [
            _blank(path=uri("rdf:subject"), minCount=integer(1), maxCount=integer(1), nodeKind=_IRI),
            _blank(path=uri("rdf:predicate"), minCount=integer(1), maxCount=integer(1), nodeKind=_IRI),
            _blank(path=uri("rdf:object")),
        ],
    )


def _shape(name: str, properties: list[Object]) -> Subject:
    return Subject(
        Uri(f"{VOCABULARY}{name}Shape"),
        [
            (uri("rdf:type"), [uri("sh:NodeShape")]),
            (uri("rdfs:isDefinedBy"), [VOCABULARY_ITSELF]),
            (uri("sh:targetClass"), [Uri(VOCABULARY + name)]),
            (uri("sh:nodeKind"), [_IRI]),
            (uri("sh:closed"), [boolean(True)]),
            (uri("sh:ignoredProperties"), [Listed([uri("rdf:type")])]),
            (uri("sh:property"), properties),
        ],
    )


def _property_shape(one: Property) -> Object:
    told: dict[str, Object] = {"path": Uri(one.uri)}
    if one.required:
        told["minCount"] = integer(1)
    if one.holds is Holds.LABELS:
        told["uniqueLang"] = boolean(True)
    elif not one.many or one.ordered:
        told["maxCount"] = integer(1)
    if not one.ordered:
        told |= _values(one)
    return _blank(**told)


def _values(one: Property) -> dict[str, Object]:
    """What each value must be."""
    if one.words is not None:
        return {"in": Listed([Uri(word_uri(word)) for word in one.words])}
    if one.datatypes:
        return _either("datatype", [Uri(datatype) for datatype in one.datatypes])
    kind: dict[str, Object] = {"nodeKind": _IRI}
    return kind | (_either("class", [Uri(VOCABULARY + name) for name in one.classes]) if one.classes else {})


def _either(constraint: str, choices: list[Uri]) -> dict[str, Object]:
    if len(choices) == 1:
        return {constraint: choices[0]}
    return {"or": Listed([_blank(**{constraint: choice}) for choice in choices])}


def _blank(**told: Object) -> Blank:
    return Blank([(Uri(PREFIXES["sh"] + name), [value]) for name, value in told.items()])
