"""The shapes: the example has them, and each break of them is found."""

from collections.abc import Callable
from pathlib import Path

import pytest
from rdflib import RDF, Graph, Literal, URIRef

from ilma_data.export.linked.uris import BASE, PREFIXES, VOCABULARY, value_uri
from tests.export.interop_checks import shapes_broken

ACCORD = URIRef(f"{BASE}agreement/water-accord-2021")
SIGNED = URIRef(value_uri("agreement/water-accord-2021", "milestones[signed]"))
INSTRUMENT = URIRef(VOCABULARY + "instrument")
TITLE = URIRef(PREFIXES["dcterms"] + "title")
DATE = URIRef(VOCABULARY + "date")


def a_wrong_word(graph: Graph) -> None:
    graph.set((ACCORD, INSTRUMENT, URIRef(VOCABULARY + "Instrument-promise")))


def no_title(graph: Graph) -> None:
    graph.remove((ACCORD, TITLE, None))


def two_instruments(graph: Graph) -> None:
    graph.add((ACCORD, INSTRUMENT, URIRef(VOCABULARY + "Instrument-treaty")))
    graph.add((ACCORD, INSTRUMENT, URIRef(VOCABULARY + "Instrument-protocol")))


def an_unknown_property(graph: Graph) -> None:
    graph.add((ACCORD, URIRef(VOCABULARY + "instrumnet"), Literal("treaty")))


def a_date_that_is_plain_text(graph: Graph) -> None:
    graph.set((SIGNED, DATE, Literal("2021")))


def a_link_that_leads_nowhere(graph: Graph) -> None:
    graph.set((SIGNED, URIRef(VOCABULARY + "meeting"), URIRef(f"{BASE}meeting/none")))


def a_link_to_another_kind(graph: Graph) -> None:
    graph.set((SIGNED, URIRef(VOCABULARY + "meeting"), ACCORD))


def a_part_without_its_class(graph: Graph) -> None:
    graph.remove((SIGNED, RDF.type, None))


@pytest.fixture(scope="module")
def shapes(folder: Path) -> Graph:
    return Graph().parse(folder / "shapes.ttl")


@pytest.fixture
def graph(folder: Path) -> Graph:
    return Graph().parse(folder / "ilma-data.ttl")


def test_the_example_has_the_shapes(graph: Graph, shapes: Graph) -> None:
    assert shapes_broken(graph, shapes) == []


@pytest.mark.parametrize(
    "spoil",
    [
        a_wrong_word,
        no_title,
        two_instruments,
        an_unknown_property,
        a_date_that_is_plain_text,
        a_link_that_leads_nowhere,
        a_link_to_another_kind,
        a_part_without_its_class,
    ],
)
def test_a_break_is_found(graph: Graph, shapes: Graph, spoil: Callable[[Graph], None]) -> None:
    assert (SIGNED, DATE, None) in graph
    spoil(graph)
    assert shapes_broken(graph, shapes)
