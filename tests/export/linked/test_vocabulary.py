"""The terms: unambiguous where a processor could confuse them, and all described."""

import json
from pathlib import Path

import pytest
from rdflib import RDF, RDFS, Graph, URIRef

from ilma_data.export.linked.context import context
from ilma_data.export.linked.ontology import ontology
from ilma_data.export.linked.uris import VOCABULARY
from ilma_data.export.linked.vocabulary import (
    Holds,
    camel,
    parts,
    properties_of,
    word_uri,
    words,
)
from ilma_data.export.linked.well_known import CLASSES_BESIDE, WELL_KNOWN
from ilma_data.model.base import Part
from tests.export.interop_checks import read_json_ld, to_n_quads

DOCS = Path(__file__).parents[3] / "docs" / "linked-data.md"


def test_every_word_is_read_as_itself() -> None:
    # `summary` is a word of one field of an agreement and the name of another: both must be read right.
    expected = {
        (f"urn:{model.__name__}:{word}", one.uri, word_uri(word))
        for model in parts()
        for one in properties_of(model).values()
        if one.words
        for word in one.words
    }
    keys = {(model.__name__, one.uri): key for model in parts() for key, one in properties_of(model).items()}
    document = {
        "@context": context(),
        "@graph": [
            {"@id": subject, "@type": name, keys[name, uri]: subject.split(":")[2]}
            for subject, uri, _ in sorted(expected)
            for name in [subject.split(":")[1]]
        ],
    }
    for graph in (read_json_ld(json.dumps(document)), Graph().parse(data=to_n_quads(document), format="nt")):
        found = {tuple(map(str, triple)) for triple in graph if triple[1] != RDF.type}
        assert found == expected


@pytest.mark.parametrize("model", parts(), ids=lambda model: model.__name__)
def test_no_two_keys_of_a_class_are_one_property(model: type[Part]) -> None:
    uris = [one.uri for one in properties_of(model).values() if one.holds is not Holds.NOTHING]
    assert len(uris) == len(set(uris))


def test_every_mapping_is_of_a_field_that_there_is() -> None:
    names = {name for model in parts() for name in model.model_fields}
    names |= {f"{model.__name__}.{name}" for model in parts() for name in model.model_fields}
    assert set(WELL_KNOWN) <= names
    assert set(CLASSES_BESIDE) <= {model.__name__ for model in parts()}


def test_the_vocabulary_describes_all_of_our_terms(folder: Path) -> None:
    vocabulary = Graph().parse(folder / "vocabulary.ttl")
    used = {
        term
        for name in ("ilma-data", "domains", "shapes")
        for triple in Graph().parse(folder / f"{name}.ttl")
        for term in triple
        if isinstance(term, URIRef) and term.startswith(VOCABULARY) and not term.endswith("Shape")
    }
    assert len(used) > 100
    for term in used:
        assert (term, RDF.type, None) in vocabulary, term
    for described in set(vocabulary.subjects(RDF.type, RDF.Property)):
        assert vocabulary.value(described, RDFS.comment), described


def test_terms_of_one_uri_are_one_kind_of_term() -> None:
    classes = {model.__name__ for model in parts()} | {one.__name__ for one in words()}
    assert len(classes) == len(parts()) + len(words())
    subjects = [subject.uri for subject in ontology()]
    assert len(subjects) == len(set(subjects))


def test_the_page_names_every_term_of_others() -> None:
    page = DOCS.read_text("utf-8")
    for field, term in WELL_KNOWN.items():
        assert f"| `{field}` | `{term}` |" in page, field
    for name, beside in CLASSES_BESIDE.items():
        assert f"| `{name}` | `{beside}` |" in page, name


def test_camel_case() -> None:
    assert [camel(name) for name in ("by", "text_access", "kinne_2018")] == ["by", "textAccess", "kinne2018"]
