"""The canonical text of a file: the same the second time, and with the value that it had."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ilma_data.checks.fixes.formatting import formatted
from ilma_data.checks.record_file import RecordFile
from ilma_data.model.base import Record
from ilma_data.model.reading import from_json
from ilma_data.store.canonical import to_bytes
from ilma_data.store.document import JsonFault, parse
from ilma_data.testing import CATALOGUE, Broken, broken, file_of, records

IN_RECORD_FILES = [one for one in CATALOGUE if one.code != "ILMA006"]


def format_file(name: str, raw: bytes) -> bytes | JsonFault:
    return formatted(RecordFile(name, name, parse(raw, path=name)))


def in_pairs(raw: bytes) -> Any:
    """JSON with its numbers as they are written; objects without the order of their keys."""
    return json.loads(raw.decode("utf-8-sig"), parse_int=str, parse_float=str)


@given(records(), st.sampled_from([None, 0, 4]), st.sampled_from(["\n", "\r\n", "\r"]), st.booleans())
def test_record_in_any_layout_comes_out_as_the_data_set_writes_it(
    record: Record, indent: int | None, end_of_line: str, with_mark: bool
) -> None:
    value = json.loads(to_bytes(record))
    text = json.dumps(dict(sorted(value.items())), indent=indent).replace("\n", end_of_line)
    raw = text.encode("utf-8-sig" if with_mark else "utf-8")
    once = format_file(file_of(record), raw)
    assert once == to_bytes(record)
    assert from_json(record.type, once) == record


@settings(max_examples=settings().max_examples // 3)
@given(st.sampled_from(IN_RECORD_FILES).flatmap(lambda mutation: broken(mutation=mutation)))
def test_broken_file_keeps_its_value_or_is_left_alone(case: Broken) -> None:
    raw = case.files[case.file]
    once = format_file(case.file, raw)
    if isinstance(once, JsonFault):
        assert case.code in ("ILMA002", "ILMA003", "ILMA004", "ILMA005")
    else:
        assert format_file(case.file, once) == once
        if case.code.startswith("ILMA1"):
            assert in_pairs(once) == in_pairs(raw)


def test_optional_keys_that_say_nothing_go_from_a_record_only() -> None:
    record: dict[str, Any] = {
        "id": "domain/x",
        "label": {"en": "x", "fr": None},
        "definition": "X.",
        "broader": None,
        "related": [],
    }
    right = format_file("domains/x.json", json.dumps(record).encode())
    assert json.loads(right) == {"id": "domain/x", "label": {"en": "x"}, "definition": "X.", "broader": None}  # type: ignore[arg-type]
    wrong = format_file("domains/x.json", json.dumps(record | {"colour": 1}).encode())
    assert json.loads(wrong) == record | {"colour": 1}  # type: ignore[arg-type]
    other_id = format_file("domains/y.json", json.dumps(record).encode())
    assert other_id == right


def test_record_in_the_folder_of_another_type_is_ordered_by_its_own() -> None:
    value = {"reason": "merged", "retired_in": "0.1.0", "successors": ["domain/y"], "id": "domain/x"}
    after = format_file("domains/x.json", json.dumps(value).encode())
    assert isinstance(after, bytes)
    assert list(json.loads(after)) == ["id", "reason", "successors", "retired_in"]


def test_signatory_is_ordered_by_its_kind() -> None:
    value = {
        "sector": "company",
        "state": None,
        "name": "X",
        "kind": "organization",
        "id": "signatory/x",
        "x": 0,
    }
    after = format_file("signatories/x.json", json.dumps(value).encode())
    assert isinstance(after, bytes)
    assert list(json.loads(after)) == ["id", "kind", "name", "sector", "state", "x"]


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (b"", "syntax"),
        (b"[1,]", "syntax"),
        (b'{"id": 1, "id": 1}', "duplicate-key"),
        (b'\xef\xbb\xbf{"id": NaN}', "non-finite-number"),
        (b'"\xe9"', "encoding"),
        (b"[" * 100_000, "too-deep"),
    ],
)
def test_what_can_not_be_read_is_left_alone_for_a_reason(raw: bytes, kind: str) -> None:
    fault = format_file("domains/x.json", raw)
    assert isinstance(fault, JsonFault)
    assert fault.kind == kind
