"""Search: names in every spelling and script lead to their records."""

import pickle
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ilma_data
from ilma_data.dataset.dataset import Dataset
from ilma_data.dataset.known_by import name_of
from ilma_data.dataset.search import Hits, folded, names_of
from ilma_data.model.base import Record
from ilma_data.model.paths import nodes
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


@pytest.mark.parametrize(
    ("asked", "held"),
    [
        ("forces armees royales", "Forces Armées Royales"),
        ("Abd al Latif", "ʿAbd al-Laṭīf"),
        ("soeur", "Sœur"),
        ("اسرائيل", "إسرائيل"),
        ("بوريطه", "بوريطة"),
        ("المغربى", "المغربي"),
        ("אברהם", "אַבְּרָהָם"),
        ("צהל", "צה״ל"),
        ('צה"ל', "צה”ל"),
        ("שלום", "שלומ"),
    ],
)
def test_spellings_that_differ_in_signs_alone_are_one(asked: str, held: str) -> None:
    assert folded(asked) == folded(held)


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


@given(st.text(st.characters(categories=["L", "M", "P", "Zs"])))
def test_signs_above_and_below_letters_say_nothing(text: str) -> None:
    letters = "".join(
        one for one in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(one)
    )
    assert folded(text) == folded(letters)


NAMES = re.compile(
    r"title|name|publisher|other_titles\[.*\]|names\[.*\]\.text|label\.[a-z]+|alternative_labels\[.*\]\.text"
)


@given(record_sets())
def test_names_stand_at_their_paths(records: tuple[Record, ...]) -> None:
    for record in records:
        expected = [
            (node.path, node.value)
            for node in nodes(record)
            if isinstance(node.value, str) and NAMES.fullmatch(node.path)
        ]
        assert list(names_of(record)) == expected


def test_what_is_found_is_shown_as_a_table() -> None:
    held = ilma_data.load()
    hits = held.search("gantz")
    assert isinstance(hits, Hits)
    first, *rows = repr(hits).splitlines()
    assert first == f"<{len(hits)} records found>"
    assert rows[0].split() == ["signatory/benny-gantz", "name", "Benny", "Gantz"]
    assert "<th>record</th><th>path</th><th>text</th>" in hits._repr_html_()
    assert "Benny Gantz</td>" in hits._repr_html_()
    links = held.neighbours("agreement/defence-memorandum-2021")
    assert repr(links).splitlines()[-1] == f"  and {len(links) - 10} more"
    assert repr(held.search("no such name anywhere")) == "<0 records found>"
    assert pickle.loads(pickle.dumps(hits)) == hits == tuple(hits)
