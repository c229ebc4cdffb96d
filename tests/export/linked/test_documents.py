"""JSON-LD and Turtle: one graph, nothing lost, and the same bytes from run to run."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from rdflib import RDF, Graph, Literal, URIRef

import ilma_data
from ilma_data.dataset.dataset import Dataset
from ilma_data.export.linked.context import context
from ilma_data.export.linked.documents import json_ld_files, turtle_files
from ilma_data.export.linked.nodes import node_of, without_additions
from ilma_data.export.linked.uris import BASE, EDTF, VOCABULARY, record_uri, value_uri
from ilma_data.model.base import Record
from ilma_data.model.dates import EdtfDate
from ilma_data.model.paths import nodes
from ilma_data.testing import RecordSet, record_sets, records
from tests.export.interop_checks import (
    json_ld_and_turtle_differ,
    read_json_ld,
    records_lost_in_json_ld,
)
from tests.export.linked.written import contents, write

ACCORD = "agreement/water-accord-2021"


@pytest.fixture(scope="module")
def graph(folder: Path) -> Graph:
    return Graph().parse(folder / "ilma-data.ttl")


def test_the_example_is_one_graph_and_comes_back(folder: Path, example: Dataset) -> None:
    assert json_ld_and_turtle_differ(folder) == []
    assert records_lost_in_json_ld(folder, [*example.records, *example.retired]) == []


@settings(max_examples=8)
@given(record_sets())
def test_any_data_set_is_one_graph_and_comes_back(generated: RecordSet) -> None:
    with TemporaryDirectory() as below:
        folder = Path(below)
        write(json_ld_files(Dataset.of(generated)), folder)
        write(turtle_files(Dataset.of(generated)), folder)
        assert json_ld_and_turtle_differ(folder) == []
        assert records_lost_in_json_ld(folder, list(generated)) == []


@given(records())
def test_a_node_is_the_record_and_what_is_added(record: Record) -> None:
    stored = record.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    node = node_of(record)
    assert without_additions(node) == stored
    assert node["@id"] == record_uri(record.id)


@given(records())
def test_no_two_parts_of_a_record_have_one_uri(record: Record) -> None:
    found: list[str] = []

    def collect(value: object) -> None:
        if isinstance(value, dict):
            if "@type" in value and "@id" in value:
                found.append(value["@id"])
            for item in value.values():
                collect(item)
        elif isinstance(value, list):
            for item in value:
                collect(item)

    collect(node_of(record))
    assert len(found) == len(set(found))


def test_the_same_records_give_the_same_bytes(example: Dataset) -> None:
    again = Dataset.of(reversed([*example.records, *example.retired]))
    for made in (json_ld_files, turtle_files):
        assert contents(made(example)) == contents(made(again))


def test_what_is_lost_is_found(folder: Path, example: Dataset, tmp_path: Path) -> None:
    write(turtle_files(example), tmp_path)
    text = (folder / "ilma-data.jsonld").read_text("utf-8").replace('"protocol"', '"treaty"')
    (tmp_path / "ilma-data.jsonld").write_text(text, "utf-8")
    (tmp_path / "context.jsonld").write_bytes((folder / "context.jsonld").read_bytes())
    assert json_ld_and_turtle_differ(tmp_path)
    lost = records_lost_in_json_ld(tmp_path, [*example.records, *example.retired])
    assert lost == ["agreement/irrigation-protocol-2021: another record comes back"]


def test_dates_are_edtf_with_their_days(graph: Graph, example: Dataset) -> None:
    dates = {
        str(node.value)
        for record in example.records
        for node in nodes(record)
        if isinstance(node.value, EdtfDate)
    }
    assert {
        str(one) for one in graph.objects() if isinstance(one, Literal) and str(one.datatype) == EDTF
    } == dates
    signed = URIRef(value_uri(ACCORD, "milestones[signed]"))
    written = EdtfDate(str(graph.value(signed, URIRef(VOCABULARY + "date"))))
    assert str(graph.value(signed, URIRef(VOCABULARY + "dateEarliest"))) == written.earliest.isoformat()


def test_evidence_leads_to_what_it_supports(graph: Graph, example: Dataset) -> None:
    supports = URIRef(VOCABULARY + "supports")
    led = set(graph.objects(None, supports))
    assert led
    for value in led:
        assert (value, RDF.type, None) in graph
    value = URIRef(value_uri(ACCORD, "instrument"))
    assert graph.value(value, RDF.subject) == URIRef(record_uri(ACCORD))
    held = example.agreements[ACCORD].instrument.value
    assert graph.value(value, RDF.object) == URIRef(f"{VOCABULARY}Instrument-{held}")


def test_context_is_json_ld_1_1_and_is_in_the_document(folder: Path) -> None:
    document = json.loads((folder / "ilma-data.jsonld").read_text("utf-8"))
    alone = json.loads((folder / "context.jsonld").read_text("utf-8"))
    assert document["@context"] == alone["@context"] == context()
    assert alone["@context"]["@version"] == 1.1


def test_a_record_of_the_repository_is_linked_data_with_the_context_alone() -> None:
    document = {
        "@context": context(),
        "@type": "Source",
        "@id": f"{BASE}source/a",
        "url": "https://example.org/a",
        "published": "2021-11-2X",
    }
    assert len(read_json_ld(json.dumps(document))) == 3


def test_uris_begin_as_those_of_the_schemas() -> None:
    assert str(ilma_data.schema("agreement")["$id"]).startswith(BASE)
