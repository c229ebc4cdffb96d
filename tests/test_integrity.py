"""Referential integrity, of generated and of real data, held against the JSON itself and against no rule of ours.

The oracle knows by hand which keys are links and where they lead. It reads files with the `json` module alone.
"""

import json
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilma_data.dataset.dataset import Dataset
from ilma_data.model.base import Part, Record, item_type
from ilma_data.model.ids import ID_TYPES, AnyRecordId
from ilma_data.model.reading import from_json
from ilma_data.model.records import MODELS
from ilma_data.store.canonical import to_bytes
from ilma_data.testing import RecordSet, files_of, record_sets, records

RECORDS = Path(__file__).parents[1] / "records"
REAL_FILES = {str(path.relative_to(RECORDS)): path.read_bytes() for path in sorted(RECORDS.rglob("*.json"))}

LINKS = {
    "agreement": "agreement",
    "broader": "domain",
    "by": "signatory",
    "claimed_by": "signatory",
    "different_from": "agreement or meeting or signatory",
    "domain": "domain",
    "issued_by": "signatory",
    "meeting": "meeting",
    "on_behalf_of": "signatory",
    "organization": "signatory",
    "part_of": "meeting or signatory",
    "related": "domain",
    "signatory": "signatory",
    "source": "source",
    "state": "signatory",
}
"""The keys that hold ids, and the type of the records that these lead to."""

KINDS = {"organization": {"organization", "state"}, "state": {"state"}, "part_of": {"organization"}}
"""The keys that may lead to some kinds of signatories alone."""


class Link(NamedTuple):
    """A link as the JSON has it: in which record, below which of its keys, under which key, to which id."""

    record: str
    top: str
    key: str
    target: str


def links_in(record_id: str, value: object, top: str = "", key: str = "") -> Iterator[Link]:
    if isinstance(value, dict):
        for name, member in value.items():
            yield from links_in(record_id, member, top or name, name)
    elif isinstance(value, list):
        for item in value:
            yield from links_in(record_id, item, top, key)
    elif isinstance(value, str) and key in LINKS:
        yield Link(record_id, top, key, value)


def live_values(files: dict[str, bytes]) -> dict[str, Any]:
    """The JSON values of the live records, by the ids that their files' names say."""
    types = {model.collection: record_type for record_type, (model, *_) in MODELS.items()}
    named = {name: name.removesuffix(".json").split("/") for name in files if not name.startswith("retired/")}
    return {f"{types[folder]}/{slug}": json.loads(files[name]) for name, (folder, slug) in named.items()}


def assert_links_hold(files: dict[str, bytes]) -> None:
    values = live_values(files)
    for record_id, value in values.items():
        assert value["id"] == record_id
        for link in links_in(record_id, value):
            assert link.target in values, link
            target_type = link.target.partition("/")[0]
            assert target_type in LINKS[link.key].split(" or "), link
            if link.key in ("part_of", "different_from"):
                assert target_type == record_id.partition("/")[0], link
            if link.key in KINDS and target_type == "signatory":
                assert values[link.target]["kind"] in KINDS[link.key], link


def assert_inverse_links_agree(dataset: Dataset, files: dict[str, bytes]) -> None:
    values = live_values(files)
    links: dict[str, list[Link]] = {one: [] for one in values}
    for record_id, value in values.items():
        for link in links_in(record_id, value):
            links[link.target].append(link)

    def holding(target: str, record_type: str, *tops: str) -> list[str]:
        found = {link.record for link in links[target] if link.top in tops}
        return sorted(one for one in found if one.startswith(f"{record_type}/"))

    def ids(found: tuple[Record, ...]) -> list[str]:
        return [str(record.id) for record in found]

    assert len(dataset) == len(values)
    for one in values:
        expected = Counter(link.record for link in links[one])
        assert Counter(str(reference.record) for reference in dataset.references_to(one)) == expected
        assert ids(dataset.agreements_of(one)) == holding(one, "agreement", "parties", "signatures")
        assert ids(dataset.meetings_of(one)) == holding(one, "meeting", "participants")
        assert ids(dataset.agreements_at(one)) == holding(one, "agreement", "milestones")
        assert ids(dataset.parts_of(one)) == holding(one, "meeting", "part_of")
        assert ids(dataset.agreements_in(one)) == holding(one, "agreement", "domains")
        assert ids(dataset.meetings_in(one)) == holding(one, "meeting", "domains")
        assert ids(dataset.narrower(one)) == holding(one, "domain", "broader")
        assert ids(dataset.successors_of(one)) == holding(one, "agreement", "relations")
        assert ids(dataset.office_holders(one)) == holding(one, "signatory", "offices")
        assert ids(dataset.organizations_of(one)) == holding(one, "signatory", "state", "part_of")
        if one.startswith("source/"):
            citing = {link.record for link in links[one] if link.key == "source"}
            assert sorted(ids(dataset.cited_by(one))) == sorted(citing)


def shuffled(value: object, chance: random.Random) -> object:
    """The same JSON value with the keys of its objects in another order."""
    if isinstance(value, dict):
        keys = list(value)
        chance.shuffle(keys)
        return {key: shuffled(value[key], chance) for key in keys}
    return [shuffled(item, chance) for item in value] if isinstance(value, list) else value


def test_oracle_knows_every_link_of_the_models() -> None:
    models: list[type[Part]] = [model for held in MODELS.values() for model in held]
    fields = set()
    for model in models:  # it grows on the way
        for name, field in model.model_fields.items():
            if any(kind.__name__ in str(field.annotation) for kind in ID_TYPES.values()) and name != "id":
                fields.add(name)
            below = item_type(field.annotation)
            if below is not None and below not in models:
                models.append(below)
    assert fields == LINKS.keys()
    assert AnyRecordId not in ID_TYPES.values(), "successors of retired ids are no links"


@given(record_sets())
def test_links_of_generated_data_hold_both_ways(drawn: RecordSet) -> None:
    files = files_of(drawn)
    assert_links_hold(files)
    assert_inverse_links_agree(Dataset.of(drawn), files)


def test_links_of_real_data_hold_both_ways() -> None:
    assert REAL_FILES
    assert_links_hold(REAL_FILES)
    assert_inverse_links_agree(Dataset.of(read(name) for name in REAL_FILES), REAL_FILES)


def read(name: str) -> Record:
    return from_json(record_type_of(name), REAL_FILES[name])


def record_type_of(name: str) -> str:
    return next(kind for kind, (model, *_) in MODELS.items() if model.collection == name.partition("/")[0])


def assert_canonical(record: Record, chance: random.Random) -> None:
    canonical = to_bytes(record)
    assert to_bytes(from_json(type(record).type, canonical)) == canonical
    otherwise = json.dumps(shuffled(json.loads(canonical), chance), indent=chance.choice([None, 1, "\t"]))
    read_back = from_json(type(record).type, otherwise)
    assert read_back == record
    assert to_bytes(read_back) == canonical


@given(records(), st.randoms(use_true_random=False))
def test_canonical_form_is_stable_and_needs_no_order_of_keys(record: Record, chance: random.Random) -> None:
    assert_canonical(record, chance)
    assert to_bytes(record).decode().endswith("}\n")
    assert b"\r" not in to_bytes(record)


@pytest.mark.parametrize("collection", sorted({name.partition("/")[0] for name in REAL_FILES}))
def test_real_records_are_in_canonical_form(collection: str) -> None:
    for name, raw in REAL_FILES.items():
        if name.startswith(f"{collection}/"):
            assert to_bytes(read(name)) == raw, name
            assert_canonical(read(name), random.Random(name))
