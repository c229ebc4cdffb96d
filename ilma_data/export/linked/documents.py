"""The files of the linked data: JSON-LD and its context; Turtle, the concept scheme, the vocabulary and the shapes."""

import json
from collections.abc import Iterable, Iterator

from pydantic import JsonValue

from ilma_data.dataset.dataset import Dataset
from ilma_data.export.citations import facts
from ilma_data.export.exported import ExportedFile
from ilma_data.export.linked.concepts import concept_scheme
from ilma_data.export.linked.context import JsonObject, context
from ilma_data.export.linked.graph import subjects
from ilma_data.export.linked.nodes import node_of
from ilma_data.export.linked.ontology import ontology
from ilma_data.export.linked.rdf import Subject
from ilma_data.export.linked.shapes import shapes
from ilma_data.export.linked.turtle import turtle
from ilma_data.export.linked.uris import DATASET, LICENCE, PREFIXES, RECORD_PREFIXES
from ilma_data.model.base import Record

_WITH_RECORDS = PREFIXES | RECORD_PREFIXES


def json_ld_files(dataset: Dataset) -> Iterator[ExportedFile]:
    """`ilma-data.jsonld`, all records in one document with its context, and `context.jsonld`, the context alone.

    A record stands on a line of its own, and the document is made record by record.
    """
    yield ExportedFile("ilma-data.jsonld", _encoded(json_ld(dataset)))
    yield ExportedFile("context.jsonld", _encoded([_json({"@context": context()}, indent=2), "\n"]))


def turtle_files(dataset: Dataset) -> Iterator[ExportedFile]:
    """`ilma-data.ttl`, the same graph in Turtle; `domains.ttl` (SKOS), `vocabulary.ttl` and `shapes.ttl` (SHACL)."""
    yield ExportedFile("ilma-data.ttl", _encoded(graph_in_turtle(dataset)))
    yield ExportedFile("domains.ttl", _encoded(turtle(concept_scheme(dataset.domains), _WITH_RECORDS)))
    yield ExportedFile("vocabulary.ttl", _encoded(turtle(ontology(), PREFIXES)))
    yield ExportedFile("shapes.ttl", _encoded(turtle(shapes(), PREFIXES)))


def json_ld(dataset: Dataset) -> Iterator[str]:
    """The JSON-LD document of a data set, in pieces."""
    yield f'{{"@context": {_json(context())},\n"@graph": [\n{_json(_about())}'
    for record in _records(dataset):
        yield f",\n{_json(node_of(record))}"
    yield "\n]}\n"


def graph_in_turtle(dataset: Dataset) -> Iterator[str]:
    """The Turtle document of a data set, in pieces."""

    def said() -> Iterator[Subject]:
        yield from subjects(_about())
        for record in _records(dataset):
            yield from subjects(node_of(record))

    return turtle(said(), _WITH_RECORDS)


def _records(dataset: Dataset) -> Iterator[Record]:
    for collection in dataset.all_collections.values():
        yield from collection


def _about() -> JsonObject:
    """What the graph says of the data set itself."""
    return {
        "@id": DATASET,
        "@type": "schema:Dataset",
        "dcterms:title": facts.TITLE,
        "owl:versionInfo": facts.VERSION,
        "dcterms:license": {"@id": LICENCE},
    }


def _json(value: JsonValue, indent: int | None = None) -> str:
    return json.dumps(value, ensure_ascii=False, indent=indent)


def _encoded(texts: Iterable[str]) -> Iterator[bytes]:
    return (text.encode() for text in texts)
