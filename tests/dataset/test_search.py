"""Search: names in every spelling and script lead to their records."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ilma_data
from ilma_data.dataset.dataset import Dataset
from ilma_data.dataset.known_by import name_of
from ilma_data.dataset.search import folded
from ilma_data.model.base import Record
from ilma_data.testing import record_sets


@pytest.mark.parametrize(
    ("text", "record"),
    [
        ("gantz", "signatory/benny-gantz"),
        ("GANTZ benny", "signatory/benny-gantz"),
        ("בני גנץ", "signatory/benny-gantz"),
        ("בני גנצ", "signatory/benny-gantz"),
        ("loudiyi", "signatory/abdellatif-loudiyi"),
    ],
)
def test_a_name_is_found_however_it_is_spelt(text: str, record: str) -> None:
    assert record in {str(hit.record) for hit in ilma_data.load().search(text)}


@pytest.mark.parametrize("text", ["", "   ", "-", "no such name anywhere"])
def test_nothing_is_found_for_nothing(text: str) -> None:
    assert ilma_data.load().search(text) == ()


@given(record_sets(), st.data())
def test_every_record_is_found_by_its_name(records: tuple[Record, ...], data: st.DataObject) -> None:
    named = [record for record in records if folded(name_of(record) or "")]
    record = data.draw(st.sampled_from(named))
    hits = Dataset.of(records).search(name_of(record) or "")
    assert record.id in {hit.record for hit in hits}
    assert len({hit.record for hit in hits}) == len(hits)


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert folded(folded(text)) == folded(text)
