"""What changed between two data sets is told as facts: by record, and by the path of the value."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ilma_data.dataset.changes import Change, ChangeKind, changes
from ilma_data.dataset.dataset import Dataset
from ilma_data.model.base import Record
from ilma_data.model.reading import from_json
from ilma_data.testing import record_sets


def told(found: tuple[Change, ...]) -> list[tuple[str, str]]:
    return [(change.kind.value, str(change.record.id)) for change in found]


def edited(record: Record, edit: dict[str, Any]) -> Record:
    value = json.loads(record.model_dump_json(by_alias=True, exclude_defaults=True)) | edit
    return from_json(record.type, json.dumps(value))


def replaced(dataset: Dataset, record: Record) -> Dataset:
    kept = [one for one in (*dataset.records, *dataset.retired) if one.id != record.id]
    return Dataset.of([*kept, record])


def test_nothing_changed(example: Dataset) -> None:
    assert changes(example, example) == ()
    assert changes(Dataset.of([]), Dataset.of([])) == ()


def test_a_corrected_value_has_its_path(example: Dataset) -> None:
    accord = example["agreement/water-accord-2021"]
    new = replaced(example, edited(accord, {"instrument": "treaty", "summary": "Now a treaty."}))
    [change] = changes(example, new)
    assert change.kind is ChangeKind.CORRECTED
    assert {value.path: (str(value.before), str(value.after)) for value in change.values} == {
        "instrument": ("agreement", "treaty"),
        "summary": (accord.summary, "Now a treaty."),  # type: ignore[attr-defined]
    }


def test_an_item_that_went_is_one_change_with_its_key(example: Dataset) -> None:
    accord = example["agreement/water-accord-2021"]
    new = replaced(example, edited(accord, {"signatures": []}))
    [change] = changes(example, new)
    assert [value.path for value in change.values] == [
        f"signatures[{signature.signatory}]"
        for signature in accord.signatures  # type: ignore[attr-defined]
    ]
    assert all(value.after is None and value.before is not None for value in change.values)


def test_a_record_that_goes_is_retired_or_removed(example: Dataset) -> None:
    gone = "domain/irrigation"
    kept = [record for record in (*example.records, *example.retired) if record.id != gone]
    assert told(changes(example, Dataset.of(kept))) == [("removed", gone)]
    retired = {"id": gone, "reason": "merged", "successors": ["domain/water"], "retired_in": "0.2.0"}
    note = from_json("retired", json.dumps(retired))
    assert told(changes(example, Dataset.of([*kept, note]))) == [("retired", gone)]


def test_a_record_of_another_kind_is_corrected(example: Dataset) -> None:
    state: dict[str, Any] = {
        "id": "signatory/ada-lovell", "kind": "state", "name": "Ada", "names": [],
        "iso_3166_1_alpha_3": None, "cow_code": None, "evidence": [],
    }  # fmt: skip
    [change] = changes(example, replaced(example, from_json("signatory", json.dumps(state))))
    assert [(value.path, value.before, value.after) for value in change.values] == [
        ("kind", "person", "state")
    ]


@given(st.data(), record_sets())
def test_what_comes_and_what_goes_are_each_other_s_opposite(
    data: st.DataObject, records: tuple[Record, ...]
) -> None:
    kept = [record for record in records if data.draw(st.booleans())]
    old, new = Dataset.of(records), Dataset.of(kept)
    added = {change.record.id for change in changes(new, old)}
    assert {change.record.id for change in changes(old, new) if change.kind is ChangeKind.REMOVED} <= added
    assert added == {record.id for record in records} - {record.id for record in kept}


@given(record_sets())
def test_the_order_of_lists_is_no_change(records: tuple[Record, ...]) -> None:
    def turned(record: Record) -> Record:
        value = json.loads(record.model_dump_json(by_alias=True, exclude_defaults=True))
        value = {key: item[::-1] if isinstance(item, list) else item for key, item in value.items()}
        return from_json(record.type, json.dumps(value))

    old, new = Dataset.of(records), Dataset.of(map(turned, records))
    assert changes(old, new) == ()
