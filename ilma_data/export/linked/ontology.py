"""The vocabulary: our own classes, properties and words in RDF, each with what the models say of it."""

import inspect
import re
from collections.abc import Iterable, Iterator
from enum import StrEnum

from ilma_data.export.linked.rdf import Literal, Object, Subject, Uri, english, uri
from ilma_data.export.linked.uris import PREFIXES, VOCABULARY
from ilma_data.export.linked.vocabulary import (
    FIELD_VALUE,
    Holds,
    Property,
    parts,
    properties_of,
    types_of,
    word_uri,
    words,
)
from ilma_data.model.schema import SCHEMA_VERSION

VOCABULARY_ITSELF = Uri(VOCABULARY.rstrip(":"))


def ontology() -> Iterator[Subject]:
    """The vocabulary itself, then classes, properties by their names, and the enumerations as concept schemes.

    Domains and ranges are schema.org's, which tell where a property stands and infer nothing.
    """
    yield Subject(
        VOCABULARY_ITSELF,
        [
            (uri("rdf:type"), [uri("owl:Ontology")]),
            (uri("dcterms:title"), [english("The vocabulary of ilma-data")]),
            (uri("owl:versionInfo"), [Literal(SCHEMA_VERSION)]),
        ],
    )
    for model in parts():
        beside: list[Object] = [uri(one) for one in types_of(model)[1:]]
        yield _class(model.__name__, paragraph_of(model), beside)
    yield _class(FIELD_VALUE, "What a record says in a field: one value, several of a list, or none.", [])
    yield from _properties()
    for enumeration in words():
        yield from scheme_of(enumeration)


def scheme_of(enumeration: type[StrEnum]) -> Iterator[Subject]:
    """An enumeration as a concept scheme, and its words as the concepts of it."""
    scheme = Uri(VOCABULARY + enumeration.__name__)
    members = list(enumeration)
    yield Subject(
        scheme,
        [
            (uri("rdf:type"), [uri("skos:ConceptScheme")]),
            (uri("rdfs:label"), [english(_spaced(enumeration.__name__))]),
            (uri("rdfs:comment"), [english(paragraph_of(enumeration))]),
            (uri("rdfs:isDefinedBy"), [VOCABULARY_ITSELF]),
            (uri("skos:hasTopConcept"), [Uri(word_uri(word)) for word in members]),
        ],
    )
    for word in members:
        yield Subject(
            Uri(word_uri(word)),
            [
                (uri("rdf:type"), [uri("skos:Concept")]),
                (uri("skos:prefLabel"), [english(word.value.replace("-", " "))]),
                (uri("skos:notation"), [Literal(word.value)]),
                (uri("skos:inScheme"), [scheme]),
                (uri("skos:topConceptOf"), [scheme]),
            ],
        )


def paragraph_of(documented: type) -> str:
    """The first paragraph of what is said of a class, on one line."""
    return " ".join(inspect.cleandoc(documented.__doc__ or "").split("\n\n")[0].split())


def _class(name: str, comment: str, beside: list[Object]) -> Subject:
    return Subject(
        Uri(VOCABULARY + name),
        [
            (uri("rdf:type"), [uri("rdfs:Class"), uri("owl:Class")]),
            (uri("rdfs:label"), [english(_spaced(name))]),
            (uri("rdfs:comment"), [english(comment)]),
            (uri("rdfs:isDefinedBy"), [VOCABULARY_ITSELF]),
            *([(uri("rdfs:subClassOf"), beside)] if beside else []),
        ],
    )


def _properties() -> Iterator[Subject]:
    found: dict[str, list[tuple[str, Property]]] = {}
    for model in parts():
        for one in properties_of(model).values():
            if one.holds is not Holds.NOTHING and one.uri.startswith(VOCABULARY):
                found.setdefault(one.uri, []).append((model.__name__, one))
    for name, uses in sorted(found.items()):
        yield Subject(
            Uri(name),
            [
                (uri("rdf:type"), [uri("rdf:Property")]),
                (uri("rdfs:label"), [english(_spaced(name.removeprefix(VOCABULARY)))]),
                (uri("rdfs:comment"), [english(text) for text in _once(one.description for _, one in uses)]),
                (uri("rdfs:isDefinedBy"), [VOCABULARY_ITSELF]),
                (
                    uri("schema:domainIncludes"),
                    [Uri(VOCABULARY + owner) for owner in _once(owner for owner, _ in uses)],
                ),
                (
                    uri("schema:rangeIncludes"),
                    [Uri(held) for held in _once(held for _, one in uses for held in _ranges(one))],
                ),
            ],
        )


def _ranges(one: Property) -> Iterator[str]:
    if one.words is not None:
        yield PREFIXES["skos"] + "Concept"
    yield from one.datatypes
    yield from (VOCABULARY + name for name in one.classes)
    if not (one.words or one.datatypes or one.classes):
        yield PREFIXES["rdfs"] + "Resource"


def _once(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(texts))


def _spaced(name: str) -> str:
    """A name in camel case as words."""
    return re.sub(r"(?<=[a-z])(?=[A-Z0-9])|(?<=[0-9])(?=[A-Z])", " ", name).lower()
