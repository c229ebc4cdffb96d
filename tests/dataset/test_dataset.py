"""Looking things up: by id, along links and against them, with the evidence."""

import json
import pickle

import pytest

import ilma_data
from ilma_data.dataset.dataset import Dataset
from ilma_data.dataset.errors import RetiredIdWarning, UnknownIdError
from ilma_data.dataset.inverse_links import Reference
from ilma_data.model.ids import MeetingId
from ilma_data.model.retired import Retired

ACCORD = "agreement/water-accord-2021"
TALKS = "meeting/lake-talks-2021"


def test_collections_come_in_the_order_of_ids(example: Dataset) -> None:
    for collection in example.collections.values():
        assert [record.id for record in collection] == sorted(collection.ids) == list(collection.ids)
    assert [record.id for record in example.records] == [
        record_id for collection in example.collections.values() for record_id in collection.ids
    ]
    assert len(example) == len(example.records)


def test_lookup_by_id_gives_the_record(example: Dataset) -> None:
    for record in example.records:
        assert example[record.id] is record
        assert example.find(str(record.id)) is record
        assert record.id in example
        assert record in example.collections[record.collection]


def test_collection_refuses_the_id_of_another_one(example: Dataset) -> None:
    with pytest.raises(UnknownIdError):
        example.agreements[TALKS]
    assert example.agreements.get(TALKS) is None
    assert example.agreements.get(TALKS, "nothing") == "nothing"


@pytest.mark.parametrize(
    ("wrong", "nearest"),
    [
        ("agreement/water-acord-2021", ACCORD),
        ("water-accord-2021", ACCORD),
        ("meeting/nothing-of-the-kind", None),
        ("agreements/water-accord-2021", ACCORD),
        ("meeting/lake-talk-2021", TALKS),
    ],
)
def test_unknown_id_offers_the_nearest(example: Dataset, wrong: str, nearest: str | None) -> None:
    with pytest.raises(UnknownIdError) as raised:
        example[wrong]
    assert raised.value.record_id == wrong
    assert (raised.value.nearest or (None,))[0] == nearest
    assert (f"did you mean {nearest}" in str(raised.value)) == (nearest is not None)
    assert str(pickle.loads(pickle.dumps(raised.value))) == str(raised.value)


def test_find_follows_an_optional_link(example: Dataset) -> None:
    assert example.find(None) is None
    assert example.find(MeetingId("meeting/never-held")) is None
    talks = example.find(MeetingId(TALKS))
    assert talks is not None
    assert talks.part_of == "meeting/lake-visit-2021"


def test_retired_id_leads_to_its_successor_with_a_warning(example: Dataset) -> None:
    with pytest.warns(
        RetiredIdWarning, match=r"retired in 0\.1\.0 \(merged\); it is agreement/water-accord-2021 now"
    ):
        assert example["agreement/water-treaty-2021"] is example[ACCORD]
    assert "agreement/water-treaty-2021" not in example


@pytest.mark.parametrize("successors", [(), (ACCORD, "agreement/irrigation-protocol-2021")])
def test_retired_id_without_a_single_successor_raises(example: Dataset, successors: tuple[str, ...]) -> None:
    content = {"id": "agreement/old", "reason": "split", "successors": successors, "retired_in": "0.1.0"}
    retired = Retired.model_validate_json(json.dumps(content))
    dataset = Dataset.of([*example.records, retired])
    with pytest.raises(UnknownIdError, match="retired in") as raised:
        dataset["agreement/old"]
    assert all(successor in str(raised.value) for successor in successors)


def test_chain_of_retirements_is_followed_and_a_circle_is_not(example: Dataset) -> None:
    def retired(old: str, new: str) -> Retired:
        content = {"id": f"agreement/{old}", "reason": "merged", "successors": [new], "retired_in": "0.1.0"}
        return Retired.model_validate_json(json.dumps(content))

    chain = Dataset.of([*example.records, retired("a", "agreement/b"), retired("b", ACCORD)])
    with pytest.warns(RetiredIdWarning, match=f"agreement/a was retired .* it is {ACCORD} now"):
        assert chain["agreement/a"] is chain[ACCORD]
    circle = Dataset.of([*example.records, retired("a", "agreement/b"), retired("b", "agreement/a")])
    with pytest.raises(UnknownIdError, match="agreement/a: retired in"):
        circle["agreement/a"]


def test_links_are_found_from_both_ends(example: Dataset) -> None:
    assert [meeting.id for meeting in example.meetings_of("signatory/ada-lovell")] == [
        TALKS,
        "meeting/lake-visit-2021",
    ]
    assert [agreement.id for agreement in example.agreements_of("signatory/ada-lovell")] == [ACCORD]
    assert [agreement.id for agreement in example.agreements_at(TALKS)] == [ACCORD]
    assert [part.id for part in example.parts_of("meeting/lake-visit-2021")] == [TALKS]
    assert [agreement.id for agreement in example.agreements_in("domain/water")] == [ACCORD]
    assert [meeting.id for meeting in example.meetings_in("domain/water")] == ["meeting/lake-visit-2021"]
    assert [domain.id for domain in example.narrower("domain/water")] == ["domain/irrigation"]
    assert [later.id for later in example.successors_of(ACCORD)] == ["agreement/irrigation-protocol-2021"]
    assert [person.id for person in example.office_holders("signatory/freedonia-ministry-of-water")] == [
        "signatory/ada-lovell",
        "signatory/bela-bartos",
    ]
    assert [meeting.id for meeting in example.meetings_of("signatory/bela-bartos")] == [TALKS]
    assert [body.id for body in example.organizations_of("signatory/freedonia-ministry-of-water")] == [
        "signatory/freedonia-lake-office"
    ]
    assert ACCORD in {record.id for record in example.cited_by("source/water-review-2021")}
    assert Reference(example[ACCORD].id, "milestones[signed].meeting") in example.references_to(TALKS)
    assert example.references_to("meeting/never-held") == ()


def test_evidence_is_found_for_a_value_and_what_holds_it(example: Dataset) -> None:
    [evidence] = example.evidence_for(ACCORD, "milestones[signed].date")
    assert evidence.source == "source/border-courier-2021"
    assert evidence.locator is not None
    assert evidence.locator.paragraph == 3
    assert [one.source for one in example.evidence_for(ACCORD, "milestones")] == []
    assert [one.source for one in example.evidence_for(example[ACCORD], "milestones[in-force]")] == [
        "source/water-review-2021"
    ]
    assert example.evidence_for(ACCORD, "summary") == ()


def test_disputes_are_found_for_a_value_and_what_holds_it(example: Dataset) -> None:
    for path in ("milestones", "milestones[signed]", "milestones[signed].date"):
        assert [dispute.reported for dispute in example.disputes_about(ACCORD, path)] == ["2021-05"]
    assert example.disputes_about(ACCORD, "milestones[in-force]") == ()


def test_evidence_for_a_path_that_names_nothing_offers_the_nearest(example: Dataset) -> None:
    with pytest.raises(ilma_data.PathError, match=r"did you mean milestones\[signed\]\.date"):
        example.evidence_for(ACCORD, "milestones[sined].date")


def test_timeline_runs_forward_and_leaves_out_what_has_no_date(example: Dataset) -> None:
    timeline = example.timeline()
    assert [(entry.date, entry.event) for entry in timeline] == [
        ("2021-05-03/2021-05-05", "visit"),
        ("2021-05-04", "signed"),
        ("2021-05-04", "signed"),
        ("2021-05-04", "talks"),
        ("2021-06-02", "in-force"),
        ("2021-11", "signed"),
    ]
    assert timeline[0].date.earliest <= timeline[-1].date.earliest
    assert len(timeline[1:3]) == 2
    assert "6 entries" in repr(timeline)
    assert len(Dataset.of([]).timeline()) == 0


def test_data_set_can_not_be_changed(example: Dataset) -> None:
    with pytest.raises(AttributeError):
        example.agreements = example.agreements  # type: ignore[misc]
    with pytest.raises(TypeError):
        example.collections["agreements"] = example.agreements  # type: ignore[index]
    with pytest.raises(TypeError):
        example.agreements[ACCORD] = example.agreements[ACCORD]  # type: ignore[index]
    with pytest.raises(ValueError, match="frozen"):
        example.agreements[ACCORD].title = "Another"


def test_data_sets_are_equal_where_their_records_are(example: Dataset) -> None:
    assert Dataset.of(reversed([*example.records, *example.retired])) == example
    assert Dataset.of(example.records) != example
    assert example != "a data set"
