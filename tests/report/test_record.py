"""Any record can be shown: alone, with links that lead nowhere, and among others."""

from hypothesis import given

from ilma_data.dataset.dataset import Dataset
from ilma_data.model.base import Record
from ilma_data.report.collection import collection_lines
from ilma_data.report.escape import printable
from ilma_data.report.listing import all_collections
from ilma_data.report.page import Page
from ilma_data.report.record import record_as_json, record_lines
from ilma_data.report.timeline import timeline_lines
from ilma_data.testing import RecordSet, record_sets, records


@given(records())
def test_a_record_whose_links_lead_nowhere(record: Record) -> None:
    dataset = Dataset.of([record])
    lines = list(record_lines(record, dataset, Page()))
    assert record.id in lines
    assert all(line == printable(line) for line in lines)


@given(record_sets())
def test_a_data_set_lists_each_record_once_and_shows_all_links(record_set: RecordSet) -> None:
    dataset = Dataset.of(record_set)
    for collection in all_collections(dataset).values():
        rows = list(collection_lines(collection.name, collection, Page()))
        assert len(rows) == len(collection)
        assert all(any(f"{record.id}" in row for row in rows) for record in collection)
    for record in dataset.records:
        links = record_as_json(record, dataset)["links"]
        assert isinstance(links, dict)
        linked = {one for held in links.values() for one in held}
        assert linked >= {link.record for link in dataset.references_to(record.id)} - {record.id}
    assert len(list(timeline_lines(dataset.timeline(), Page()))) == len(dataset.timeline())
