"""Views of plain data answer as the models do."""

import json
from enum import Enum
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ilma_data.dataset.dataset import Dataset
from ilma_data.dataset.loading import load
from ilma_data.dataset.view_field import Definitions, reader_of
from ilma_data.dataset.viewing import views_of
from ilma_data.model import vocabulary
from ilma_data.model.base import Part, Record
from ilma_data.model.parts import is_unknown
from ilma_data.model.paths import nodes
from ilma_data.model.record_types import COLLECTIONS
from ilma_data.model.records import file_name
from ilma_data.model.vocabulary import Stage
from ilma_data.packaged import schema_bytes
from ilma_data.report.collection import collection_as_json, collection_lines
from ilma_data.report.listing import all_collections
from ilma_data.report.page import Page
from ilma_data.report.record import record_as_json, record_lines
from ilma_data.report.timeline import timeline_as_json, timeline_lines
from ilma_data.store.canonical import to_bytes
from ilma_data.store.laid_out import LaidOut
from ilma_data.store.snapshot import Snapshot
from ilma_data.testing import RecordSet, record_sets


def views(dataset: Dataset) -> Dataset:
    """The records of a data set, packaged and viewed."""
    every = [record for collection in dataset.all_collections.values() for record in collection]
    return views_of(Snapshot(Snapshot.compile({file_name(one.type, one.id): to_bytes(one) for one in every})))


def words(name: str) -> Any:
    """The class that a view has for a list of words, from the words alone."""
    members: type[Enum] = getattr(vocabulary, name)
    definition = json.dumps({"$defs": {name: {"enum": [one.value for one in members]}}}, indent=2)
    return reader_of({"$ref": f"#/$defs/{name}"}, Definitions(definition), lambda _: object)[0]


def same(record: Record, view: Any) -> None:
    """A view has what its record has, each value of the same class."""
    assert (view.type, view.collection, view.id) == (record.type, record.collection, record.id)
    mine, theirs = list(nodes(view)), list(nodes(record))
    assert [(one.path, one.steps, one.mark, one.is_item) for one in mine] == [
        (one.path, one.steps, one.mark, one.is_item) for one in theirs
    ]
    for one, other in zip(mine, theirs, strict=True):
        assert type(one.value).__name__ == type(other.value).__name__, one.path
        if not isinstance(other.value, Part | tuple):
            assert one.value == other.value, one.path


def shown(record: Any, dataset: Dataset) -> tuple[list[str], object]:
    """What `ilma show` prints of a record, as text and as JSON."""
    return list(record_lines(record, dataset, Page(90))), record_as_json(record, dataset)


def alike(dataset: Dataset, viewed: Dataset, *, every: int = 1) -> None:
    """All that a command shows is the same; of each collection every so manyth record is looked at by itself."""
    for name, collection in all_collections(dataset).items():
        other = all_collections(viewed)[name]
        assert other.ids == collection.ids
        assert list(collection_lines(name, other, Page())) == list(collection_lines(name, collection, Page()))
        for record_id in collection.ids[::every]:
            same(collection[record_id], other[record_id])
            assert shown(other[record_id], viewed) == shown(collection[record_id], dataset)
            assert viewed.references_to(record_id) == dataset.references_to(record_id)
        assert collection_as_json(list(other)[::every]) == collection_as_json(list(collection)[::every])
    assert list(timeline_lines(viewed.timeline(), Page())) == list(timeline_lines(dataset.timeline(), Page()))
    assert timeline_as_json(viewed.timeline()) == timeline_as_json(dataset.timeline())


@given(record_sets())
@settings(max_examples=30)
def test_views_of_any_records_are_shown_as_the_records(records: RecordSet) -> None:
    dataset = Dataset.of(records)
    alike(dataset, views(dataset))


def test_views_of_the_packaged_records_are_shown_as_these() -> None:
    dataset = load().held()
    alike(dataset, views(dataset), every=25)


@pytest.mark.parametrize("record_type", COLLECTIONS)
def test_each_definition_of_a_schema_is_read_alone(record_type: str) -> None:
    text = schema_bytes(record_type).decode()
    whole = json.loads(text)
    for name, definition in whole["$defs"].items():
        assert Definitions(text).get(name) == definition
    assert Definitions(text).get("Nonesuch") == Definitions("{}").get("Title") == {}


@given(
    st.dictionaries(st.text("ab$_", min_size=1), st.text() | st.none() | st.integers() | st.lists(st.text()))
)
def test_each_member_of_a_record_is_read_alone(record: dict[str, Any]) -> None:
    text = json.dumps(record, ensure_ascii=False, indent=2)
    assert {key: LaidOut(text).get(key) for key in record} == record
    assert LaidOut(text).get("c") is None


def test_a_word_is_one_of_its_list() -> None:
    assert words("Stage")("signed") == Stage.SIGNED
    with pytest.raises(ValueError, match="none of"):
        words("Stage")("sealed")


def test_what_is_unknown_in_a_view_is_unknown_in_the_model() -> None:
    for home in vocabulary._HOMES.values():
        for name in home:
            for member in getattr(vocabulary, name):
                assert is_unknown(words(name)(member.value)) == is_unknown(member), member


def test_a_view_is_one_object_and_has_no_other_fields(example: Dataset) -> None:
    viewed = views(example)
    water: Any = viewed["domain/water"]
    assert viewed.domains["domain/water"] is water
    assert water.label is water.label
    with pytest.raises(AttributeError, match="Domain has no field no_such_field"):
        getattr(water, "no_such_field")  # noqa: B009 - mypy knows it, too
    assert water.schema_reference is None
