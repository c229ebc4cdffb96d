"""Our Turtle: rdflib reads from it what was to be said, whatever the texts hold."""

from hypothesis import given
from hypothesis import strategies as st
from rdflib import Graph, Namespace, URIRef
from rdflib import Literal as ReadLiteral
from rdflib.collection import Collection

from ilma_data.export.linked.rdf import Blank, Listed, Literal, Subject, Uri, boolean, integer
from ilma_data.export.linked.turtle import turtle
from ilma_data.export.linked.uris import PREFIXES, path_of, value_uri

A, B = Uri("urn:a:x"), Uri("urn:b:y")
EX = Namespace("urn:b:")
texts = st.text(st.characters(exclude_categories=["Cs"]))


def read(*said: tuple[Uri, list[object]]) -> Graph:
    written = "".join(turtle([Subject(A, said)], {"b": "urn:b:"}))  # type: ignore[arg-type]
    return Graph().parse(data=written.encode(), format="turtle")


@given(texts, st.sampled_from([None, "urn:b:type"]), st.sampled_from([None, "en"]))
def test_any_text_is_read_as_it_is(text: str, datatype: str | None, language: str | None) -> None:
    literal = Literal(text, None if language else datatype, language)
    (found,) = read((B, [literal])).objects()
    expected = ReadLiteral(
        text, lang=language, datatype=URIRef(datatype) if datatype and not language else None
    )
    assert found == expected


@given(st.text(st.sampled_from("az09-_.:/#%~'()é"), min_size=1))
def test_any_name_is_read_as_it_is(name: str) -> None:
    uri = f"urn:b:{name}"
    (found,) = read((B, [Uri(uri)])).objects()
    assert str(found) == uri


def test_numbers_lists_and_blank_nodes_are_read_as_they_are() -> None:
    graph = read(
        (B, [integer(-5), boolean(True)]),
        (Uri("urn:b:list"), [Listed([Literal("b"), Literal("a")])]),
        (Uri("urn:b:blank"), [Blank([(B, [Literal("in")])])]),
    )
    a = URIRef(A)
    assert {value.toPython() for value in graph.objects(a, URIRef(B))} == {-5, True}  # type: ignore[attr-defined]
    listed = graph.value(a, EX.list)
    assert listed is not None
    assert [str(item) for item in Collection(graph, listed)] == ["b", "a"]
    assert str(graph.value(graph.value(a, EX.blank), URIRef(B))) == "in"


def test_a_number_that_is_none_stands_in_quotes() -> None:
    assert '"five"^^<' in "".join(
        turtle([Subject(A, [(B, [Literal("five", PREFIXES["xsd"] + "integer")])])], {})
    )


@given(texts.filter(bool))
def test_a_path_comes_back_from_its_uri(path: str) -> None:
    uri = value_uri("domain/water", path)
    assert path_of(uri) == path
    assert uri.isascii()
    assert not set(uri.partition("#")[2]) & set(' <>"{}|^`\\[]#')
