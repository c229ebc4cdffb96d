"""The collector of garbage is paused while records are made, and never for the one who asks for them."""

import gc
from collections.abc import Iterator
from typing import Any

import pytest

from ilma_data.collector import CollectorPaused
from ilma_data.dataset.collection import MOST_TOGETHER, Collection
from ilma_data.dataset.loading import load
from tests.checks.example_records import EXAMPLE


@pytest.fixture(params=[True, False])
def enabled(request: pytest.FixtureRequest) -> Iterator[bool]:
    """Whether the collector is on; afterwards it is as before."""
    before = gc.isenabled()
    (gc.enable if request.param else gc.disable)()
    yield request.param
    (gc.enable if before else gc.disable)()


def test_collector_is_as_before(enabled: bool) -> None:
    with CollectorPaused():
        assert not gc.isenabled()
    assert gc.isenabled() is enabled
    with pytest.raises(KeyError), CollectorPaused():
        raise KeyError
    assert gc.isenabled() is enabled


def watched(number: int, seen: list[bool]) -> Collection[Any]:
    """A collection that notes for each record that it decodes whether the collector is on."""

    def decode(record_id: str) -> Any:
        seen.append(gc.isenabled())
        return Made(record_id)

    return Collection("domains", [f"domain/{each:05}" for each in range(number)], decode)


class Made(str):
    """What stands for a record; it can be held weakly."""


def test_collector_rests_while_records_are_made_and_works_between(enabled: bool) -> None:
    seen: list[bool] = []
    for record in watched(3 * MOST_TOGETHER, seen):
        assert gc.isenabled() is enabled, record
    assert seen == [False] * 3 * MOST_TOGETHER


def test_records_come_in_order_and_none_is_made_before_the_first_are_asked_for() -> None:
    seen: list[bool] = []
    collection = watched(3 * MOST_TOGETHER + 1, seen)
    records = iter(collection)
    assert not seen
    assert next(records) == "domain/00000"
    assert len(seen) == 1
    assert next(records) == "domain/00001"
    assert len(seen) <= 3
    asked_for = 2
    for record in records:
        asked_for += 1
        assert len(seen) <= 2 * asked_for, record
        assert len(seen) < asked_for + MOST_TOGETHER
    assert asked_for == len(seen) == len(collection)
    assert tuple(collection) == collection.ids


def test_collector_is_as_before_where_a_record_can_not_be_made(enabled: bool) -> None:
    def decode(record_id: str) -> Any:
        raise ValueError(record_id)

    with pytest.raises(ValueError, match="domain/water"):
        list(Collection[Any]("domains", ["domain/water"], decode))
    assert gc.isenabled() is enabled


def test_folder_leaves_the_collector_as_it_was(enabled: bool) -> None:
    load(EXAMPLE)
    assert gc.isenabled() is enabled
