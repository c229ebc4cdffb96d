"""Triangulation counts whose word it is; completeness counts what is answered."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilma_data.dataset.dataset import Dataset
from ilma_data.dataset.quality import completeness, origins, triangulation
from ilma_data.model.agreement import Agreement
from ilma_data.model.base import Record
from ilma_data.model.meeting import Meeting
from ilma_data.model.reading import from_json
from ilma_data.model.source import Source

ACCORD = "agreement/water-accord-2021"


def changed(record: Record, **changes: object) -> Any:
    value = json.loads(record.model_dump_json(by_alias=True, exclude_defaults=True)) | changes
    return from_json(record.type, json.dumps(value))


def source(number: int, origin: str | None, publisher: str | None) -> Source:
    content = {
        "id": f"source/s-{number}",
        "kind": "news",
        "title": None,
        "publisher": publisher,
        "published": None,
        "language": "en",
        "url": None,
        "origin": origin,
        "consulted": "part",
    }
    return Source.model_validate_json(json.dumps(content))


def test_sources_of_one_origin_or_publisher_count_once() -> None:
    assert origins([]) == 0
    assert origins([source(1, None, None), source(2, None, None)]) == 2
    assert origins([source(1, "wire", "A"), source(2, "wire", "B")]) == 1
    assert origins([source(1, None, "A"), source(2, None, "A")]) == 1
    assert origins([source(1, "wire", "A"), source(2, "other", "B"), source(3, "other", "A")]) == 1


@given(
    st.lists(
        st.tuples(st.sampled_from([None, "a", "b", "c"]), st.sampled_from([None, "x", "y", "z"])), max_size=7
    )
)
def test_order_does_not_matter_and_no_source_adds_more_than_one(
    named: list[tuple[str | None, str | None]],
) -> None:
    sources = [source(number, *names) for number, names in enumerate(named)]
    counted = origins(sources)
    assert counted == origins(sources[::-1])
    assert 0 <= counted <= len(sources)
    for one in sources:
        assert origins([*sources, one]) == counted


def test_word_of_a_state_and_of_its_organizations_is_official(example: Dataset) -> None:
    rest = [record for record in example.records if not isinstance(record, Source)]
    courier, review = example.sources
    assert triangulation(example.agreements[ACCORD], example) == (2, (), True)
    official = Dataset.of(
        [*rest, changed(courier, issued_by="signatory/freedonia-ministry-of-water"), review]
    )
    assert triangulation(official.agreements[ACCORD], official) == (2, ("signatory/freedonia",), True)
    both = Dataset.of(
        [
            *rest,
            changed(courier, issued_by="signatory/freedonia-ministry-of-water"),
            changed(review, issued_by="signatory/sylvania"),
        ]
    )
    assert triangulation(both.agreements[ACCORD], both) == (
        2,
        ("signatory/freedonia", "signatory/sylvania"),
        False,
    )


def test_completeness_names_what_is_open(example: Dataset) -> None:
    accord = example.agreements[ACCORD]
    assert completeness(accord, example) == (3, 6, ("signers", "bindingness", "text access"))
    whole: Agreement = changed(
        accord,
        bindingness="binding",
        text_access="full",
        signatures=[{"signatory": "signatory/ada-lovell"}, {"signatory": "signatory/sylvania"}],
    )
    assert completeness(whole, example) == (6, 6, ())


@pytest.mark.parametrize(
    ("period", "to_the_day"),
    [
        ("2021-05-04", True),
        ("2021-05-03/2021-05-05", True),
        ("2021-05-04?", False),
        ("2021-05-04~", False),
        ("2021-05-0X", False),
        ("2021-05", False),
        ("2021-05-03/2021-05", False),
        ("[2021-05-03..2021-05-05]", False),
        (None, False),
    ],
)
def test_day_of_a_meeting_is_known_where_each_end_is_a_day(
    example: Dataset, period: str | None, to_the_day: bool
) -> None:
    meeting: Meeting = changed(example.meetings["meeting/lake-visit-2021"], period=period)
    assert ("day" not in completeness(meeting, example).open) is to_the_day


def test_calls_need_no_place(example: Dataset) -> None:
    talks = example.meetings["meeting/lake-talks-2021"]
    assert "place" in completeness(talks, example).open
    assert "place" not in completeness(changed(talks, kind="call"), example).open
