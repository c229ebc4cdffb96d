"""The layout of what is no record yet: nothing is lost, and the known keys stand in their order."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ilma_data.model.agreement import Agreement
from ilma_data.model.base import Record
from ilma_data.store.canonical import to_bytes
from ilma_data.store.document import parse
from ilma_data.store.layout import laid_out
from ilma_data.testing import records

KEYS = st.sampled_from(["id", "title", "milestones", "stage", "date", "colour", "", "$schema", "א"])
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=10,
)


def in_pairs(text: str | bytes) -> Any:
    """JSON with its numbers as they are written; objects without the order of their keys."""
    return json.loads(text, parse_int=str, parse_float=str)


@given(VALUES, st.sampled_from([None, 0, 3]), st.booleans())
def test_value_and_digits_stay_and_the_second_time_changes_nothing(
    value: Any, indent: int | None, ascii_only: bool
) -> None:
    document = parse(json.dumps(value, indent=indent, ensure_ascii=ascii_only).encode("utf-8", "replace"))
    if not document.readable:
        return
    once = laid_out(document, Agreement)
    assert in_pairs(once) == in_pairs(document.text)
    assert laid_out(parse(once), Agreement) == once


@given(records(), st.randoms())
def test_record_whose_keys_are_shuffled_comes_out_as_its_canonical_form(record: Record, random: Any) -> None:
    def shuffled(value: Any) -> Any:
        if isinstance(value, dict):
            members = [(key, shuffled(held)) for key, held in value.items()]
            random.shuffle(members)
            return dict(members)
        return [shuffled(item) for item in value] if isinstance(value, list) else value

    text = json.dumps(shuffled(json.loads(to_bytes(record))))
    assert laid_out(parse(text.encode()), type(record)) == to_bytes(record)


def test_unknown_keys_come_last_and_numbers_keep_their_digits() -> None:
    text = '{"colour": 2.50, "milestones": [{"date": null, "when": 1E5, "stage": "signed"}], "id": -0, "names": []}'
    assert laid_out(parse(text.encode()), Agreement).decode() == (
        '{\n  "id": -0,\n  "milestones": [\n    {\n      "stage": "signed",\n      "date": null,\n'
        '      "when": 1E5\n    }\n  ],\n  "colour": 2.50,\n  "names": []\n}\n'
    )
