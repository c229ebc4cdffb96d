"""The concept scheme of the domains: what SKOS asks of one holds, and what the records say is in it."""

import pytest
from hypothesis import given, settings
from rdflib import RDF, SKOS, Graph, Literal, Namespace, URIRef

import ilma_data
from ilma_data.dataset.dataset import Dataset
from ilma_data.export.linked.concepts import concept_scheme
from ilma_data.export.linked.turtle import turtle
from ilma_data.export.linked.uris import BASE, DOMAINS, PREFIXES, VOCABULARY, record_uri
from ilma_data.testing import RecordSet, record_sets
from tests.export.interop_checks import skos_conditions_broken

DOMAIN = Namespace(f"{BASE}domain/")


def scheme(dataset: Dataset) -> Graph:
    return Graph().parse(data="".join(turtle(concept_scheme(dataset.domains), PREFIXES)), format="turtle")


@pytest.fixture(scope="module")
def packaged() -> Dataset:
    return ilma_data.load()


@pytest.fixture(scope="module")
def domains(packaged: Dataset) -> Graph:
    return scheme(packaged)


def test_the_packaged_domains_break_no_condition(domains: Graph) -> None:
    assert skos_conditions_broken(domains) == []


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        ("S9", (DOMAIN["defence"], RDF.type, SKOS.ConceptScheme)),
        ("S13", (DOMAIN["defence"], SKOS.altLabel, Literal("defence", lang="en"))),
        ("S14", (DOMAIN["defence"], SKOS.prefLabel, Literal("defense", lang="en"))),
        ("S27", (DOMAIN["aerospace"], SKOS.related, DOMAIN["economy"])),
        ("S46", (DOMAIN["aerospace"], SKOS.exactMatch, URIRef(f"{VOCABULARY}PloverContext-economic"))),
        ("no concept is wider", (DOMAIN["economy"], SKOS.broader, DOMAIN["aerospace"])),
        ("a concept is in a scheme", (DOMAIN["none"], RDF.type, SKOS.Concept)),
    ],
)
def test_a_broken_condition_is_found(
    packaged: Dataset, condition: str, said: tuple[URIRef, URIRef, URIRef | Literal]
) -> None:
    graph = scheme(packaged)
    graph.add(said)
    assert any(problem.startswith(condition) for problem in skos_conditions_broken(graph))


def test_links_run_both_ways_and_from_the_top(packaged: Dataset, domains: Graph) -> None:
    top = {URIRef(record_uri(one.id)) for one in packaged.domains if one.broader is None}
    assert set(domains.objects(URIRef(DOMAINS), SKOS.hasTopConcept)) == top
    assert set(domains.subjects(SKOS.topConceptOf, URIRef(DOMAINS))) == top
    for one, other in domains.subject_objects(SKOS.broader):
        assert (other, SKOS.narrower, one) in domains
    for one, other in domains.subject_objects(SKOS.related):
        assert (other, SKOS.related, one) in domains


@settings(max_examples=10)
@given(record_sets())
def test_every_label_link_and_match_is_in_it(generated: RecordSet) -> None:
    dataset = Dataset.of(generated)
    graph = scheme(dataset)
    for domain in dataset.domains:
        concept = URIRef(record_uri(domain.id))
        labels = {
            Literal(text, lang=language)
            for language, text in domain.label.model_dump(exclude_none=True).items()
        }
        assert set(graph.objects(concept, SKOS.prefLabel)) == labels
        others = {Literal(one.text, lang=one.language) for one in domain.alternative_labels}
        assert set(graph.objects(concept, SKOS.altLabel)) == others - labels
        assert graph.value(concept, SKOS.definition) == Literal(domain.definition, lang="en")
        if domain.broader is not None:
            assert (concept, SKOS.broader, URIRef(record_uri(domain.broader))) in graph
        matched = [*graph.objects(concept, SKOS.closeMatch), *graph.objects(concept, SKOS.broadMatch)]
        chosen = domain.matches.model_dump(exclude_none=True) if domain.matches else {}
        assert len(matched) == len(chosen)
