"""The records as a graph: links from both ends, shortest ways, and who took part with whom."""

import sys
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilma_data.dataset.conditions import UnknownWordError
from ilma_data.dataset.dataset import Dataset
from ilma_data.dataset.errors import MissingExtraError, UnknownIdError
from ilma_data.model.base import Record
from ilma_data.testing import record_sets


@given(record_sets())
def test_a_link_is_seen_from_both_ends(records: tuple[Record, ...]) -> None:
    held = Dataset.of(records)
    seen = {
        (str(record.id), str(one.record), one.path)
        if one.outgoing
        else (str(one.record), str(record.id), one.path)
        for record in held.records
        for one in held.neighbours(record.id)
    }
    again = {
        (str(record.id), str(one.record), one.path)
        for record in held.records
        for one in held.neighbours(record.id)
        if one.outgoing
    }
    assert seen == again


@given(record_sets(), st.data())
def test_a_way_is_a_chain_of_links(records: tuple[Record, ...], data: st.DataObject) -> None:
    held = Dataset.of(records)
    ids = [str(record.id) for record in held.records]
    start, end = data.draw(st.sampled_from(ids)), data.draw(st.sampled_from(ids))
    way = held.path_between(start, end)
    passed = [start, *(str(step.record) for step in way)]
    assert len(set(passed)) == len(passed)
    for (one, other), step in zip(pairwise(passed), way, strict=True):
        assert step in held.neighbours(one)
        assert step.record == other
    if way:
        assert passed[-1] == end
        assert len(held.path_between(end, start)) == len(way)
        assert {one.partition("/")[0] for one in passed[1:-1]} <= {"agreement", "meeting", "signatory"}


def test_unknown_ids_and_types_are_named(example: Dataset) -> None:
    with pytest.raises(UnknownIdError, match="did you mean domain/water"):
        example.neighbours("domain/watter")
    with pytest.raises(UnknownWordError, match="did you mean meeting"):
        example.path_between("domain/water", "domain/irrigation", through=["meetings"])


def test_who_met_or_signed_with_whom(example: Dataset) -> None:
    graph = example.co_participation()
    assert set(graph.nodes) == set(example.signatories.ids)
    edge = graph.edges["signatory/freedonia", "signatory/sylvania"]
    assert edge["weight"] == len(edge["meetings"]) + len(edge["agreements"])
    assert "agreement/water-accord-2021" in edge["agreements"]
    assert graph.nodes["signatory/ada-lovell"]["kind"] == "person"


def test_without_networkx_the_extra_is_named(example: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "networkx", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'ilma-data\[graph\]'"):
        example.co_participation()
