"""Filters: each keeps what it says, they chain, and what is misspelt is named with what was meant."""

import pickle
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ilma_data
from ilma_data.dataset.conditions import UnknownWordError, last_day
from ilma_data.dataset.dataset import Dataset
from ilma_data.dataset.errors import UnknownIdError
from ilma_data.dataset.known_by import date_of
from ilma_data.dataset.status import has_status, status
from ilma_data.model.agreement import Stage
from ilma_data.model.base import Record
from ilma_data.model.date_forms import EdtfError
from ilma_data.model.dates import EdtfDate, Truth
from ilma_data.testing import dates, record_sets

ACCORD, PROTOCOL = "agreement/water-accord-2021", "agreement/irrigation-protocol-2021"


@pytest.mark.parametrize(
    ("choose", "ids"),
    [
        (lambda held: held.agreements.where(), None),
        (lambda held: held.agreements.where(instrument="protocol"), [PROTOCOL]),
        (lambda held: held.agreements.where(instrument=["protocol", "agreement"]), [PROTOCOL, ACCORD]),
        (lambda held: held.agreements.where(instrument="protocol").where(ambit="trilateral"), []),
        (lambda held: held.signatories.where(kind="state"), ["signatory/freedonia", "signatory/sylvania"]),
        (lambda held: held.domains.where(within="domain/water"), ["domain/irrigation", "domain/water"]),
        (lambda held: held.meetings.where(part_of="meeting/lake-visit-2021"), ["meeting/lake-talks-2021"]),
        (lambda held: held.sources.where(publisher="Border Courier"), ["source/border-courier-2021"]),
    ],
)  # fmt: skip
def test_a_filter_keeps_what_it_says(
    example: Dataset, choose: Callable[[Dataset], Any], ids: list[str] | None
) -> None:
    chosen = choose(example)
    assert list(chosen.ids) == (list(example.agreements.ids) if ids is None else ids)
    assert [record.id for record in chosen] == list(chosen.ids)


def test_a_domain_includes_its_narrower_ones(example: Dataset) -> None:
    wide = example.agreements.where(domain="domain/water").ids
    assert set(wide) >= set(example.agreements.where(domain="domain/irrigation").ids)
    assert any(link.domain == "domain/irrigation" for one in wide for link in example.agreements[one].domains)


def test_records_are_looked_at_when_they_are_asked_for(example: Dataset) -> None:
    looked: list[str] = []

    class Watched(type(example.agreements)):  # type: ignore[misc]
        def __getitem__(self, record_id: str) -> Any:
            looked.append(record_id)
            return super().__getitem__(record_id)

    chosen = Watched(example.agreements, example).where(instrument="protocol").where(since="2000")
    assert looked == []
    assert len(chosen) <= 1
    assert looked != []


@pytest.mark.parametrize(
    ("collection", "filters", "nearest"),
    [
        ("agreements", {"domian": "x"}, "domain"),
        ("agreements", {"instrument": "protocoll"}, "protocol"),
        ("agreements", {"status": "singed"}, "signed"),
        ("meetings", {"kind": "talk"}, "talks"),
        ("meetings", {"participants": "x"}, "participant"),
        ("signatories", {"kind": "persons"}, "person"),
        ("signatories", {"sector": "goverment"}, "government"),
        ("domains", {"wihtin": "x"}, "within"),
        ("sources", {"publisher": "Border Curier"}, "Border Courier"),
    ],
)
def test_misspelt_filters_and_words_name_the_nearest(
    example: Dataset, collection: str, filters: dict[str, str], nearest: str
) -> None:
    with pytest.raises(UnknownWordError, match=rf"did you mean {nearest}\?") as raised:
        getattr(example, collection).where(**filters)
    assert raised.value.nearest == nearest
    assert str(pickle.loads(pickle.dumps(raised.value))) == str(raised.value)


def test_misspelt_ids_and_dates_are_refused_at_once(example: Dataset) -> None:
    with pytest.raises(UnknownIdError, match="did you mean domain/water"):
        example.agreements.where(domain="domain/watter")
    with pytest.raises(UnknownIdError, match="no signatory has this id"):
        example.meetings.where(participant="domain/water")
    with pytest.raises(EdtfError):
        example.agreements.where(since="2021-13")
    with pytest.raises(EdtfError):
        example.as_of("soon")


@given(record_sets(), dates(), st.booleans())
def test_since_and_until_divide_the_records(
    records: tuple[Record, ...], moment: EdtfDate, perhaps: bool
) -> None:
    held = Dataset.of(records)
    first = EdtfDate(moment.earliest.isoformat())
    for collection in (held.agreements, held.meetings, held.sources):
        surely_before = {one.id for one in collection if (d := date_of(one)) and d.before(first) is Truth.YES}
        perhaps_before = {
            one.id for one in collection if (d := date_of(one)) is None or d.before(first) is Truth.PERHAPS
        }
        since = set(collection.where(since=moment, perhaps=perhaps).ids)
        assert since == set(collection.ids) - surely_before - (set() if perhaps else perhaps_before)


@given(record_sets(), dates())
def test_as_of_keeps_what_had_begun(records: tuple[Record, ...], moment: EdtfDate) -> None:
    held = Dataset.of(records)
    surely, perhaps = held.as_of(moment), held.as_of(moment, perhaps=True)
    assert set(surely.agreements.ids) <= set(perhaps.agreements.ids) <= set(held.agreements.ids)
    assert len(perhaps.signatories) == len(held.signatories)
    for stage in Stage:
        asked = set(surely.agreements.where(status=stage.value, perhaps=True).ids)
        assert asked == {
            one.id for one in surely.agreements if has_status(one, {stage}, last_day(moment)) is not Truth.NO
        }


@given(record_sets(), dates())
def test_a_certain_status_is_one_stage(records: tuple[Record, ...], moment: EdtfDate) -> None:
    for agreement in Dataset.of(records).agreements:
        now = status(agreement, moment)
        answers = {stage: has_status(agreement, {stage}, moment) for stage in Stage}
        if now is None:
            assert set(answers.values()) == {Truth.NO}
        elif now.certain:
            assert answers.pop(now.stage) is Truth.YES
            assert set(answers.values()) == {Truth.NO}
        else:
            assert answers[now.stage] is Truth.PERHAPS
            assert Truth.YES not in answers.values()


def test_what_is_shown_names_the_first_records_and_escapes_them(example: Dataset) -> None:
    assert repr(example.domains.where(within="domain/irrigation")).splitlines()[0] == "<1 domains>"
    assert "domain/irrigation" in repr(example.domains)
    assert 'dir="auto"' in example.agreements._repr_html_()
    assert "<td" in example._repr_html_()
    assert "<0 agreements>" in repr(Dataset.of([]).agreements)


def test_a_bound_is_its_first_or_last_day() -> None:
    held = ilma_data.load()
    year = held.agreements.where(since="2021", until="2021")
    assert year.ids == held.agreements.where(since="2021-01-01", until="2021-12-31").ids
    assert len(year) > 20
    assert held.as_of("2021").agreements.ids == held.as_of("2021-12-31").agreements.ids


def test_of_several_dates_as_of_which_the_earliest_counts() -> None:
    held = ilma_data.load()
    early, late = held.as_of("2022-06-30"), held.as_of("2023")
    for both in (early.agreements.as_of("2023"), late.agreements.as_of("2022-06-30")):
        assert both.ids == early.agreements.ids
        assert both.moment == early.agreements.moment
        assert both.where(status="signed").ids == early.agreements.where(status="signed").ids
