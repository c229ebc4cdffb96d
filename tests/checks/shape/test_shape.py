"""Any wrong shape is a finding: no value that the models refuse goes without one, and none brings the checks down."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from ilma_data.checks.catalogue import shape_rules
from ilma_data.checks.finding import Finding
from ilma_data.checks.runner import check
from ilma_data.model.base import Record
from ilma_data.model.reading import from_json
from ilma_data.model.records import file_name
from ilma_data.store.canonical import to_bytes
from ilma_data.testing import FilesInMemory, records

ODD_VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-2, 10**20)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


def places_in(value: Any) -> list[tuple[Any, Any]]:
    """Every object and list in a value, with every key and index of it."""
    members = (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    )
    found = []
    for key, member in members:
        found.append((value, key))
        found.extend(places_in(member))
    return found


@st.composite
def near_misses(draw: st.DrawFn) -> tuple[str, str, bytes]:
    """A record of which one value is replaced, dropped, renamed or repeated: its type, file and JSON."""
    record: Record = draw(records())
    value = json.loads(to_bytes(record))
    holder, key = draw(st.sampled_from(places_in(value)))
    match draw(st.sampled_from(["replace", "drop", "add", "repeat"])):
        case "replace":
            holder[key] = draw(ODD_VALUES)
        case "drop":
            del holder[key]
        case "add" if isinstance(holder, dict):
            holder[draw(st.text(max_size=8) | st.just(f"{key}s"))] = draw(ODD_VALUES)
        case _ if isinstance(holder, list):
            holder.append(holder[key])
    return record.type, file_name(record.type, record.id), json.dumps(value).encode()


def shape_findings(file: str, raw: bytes) -> list[Finding]:
    return [
        finding for finding in check(FilesInMemory({file: raw})).findings if finding.code.startswith("ILMA1")
    ]


def is_accepted(record_type: str, raw: bytes) -> bool:
    try:
        from_json(record_type, raw)
    except ValidationError:
        return False
    return True


@given(near_misses())
def test_what_the_models_refuse_has_a_finding_and_what_they_accept_has_none(
    case: tuple[str, str, bytes],
) -> None:
    record_type, file, raw = case
    found = [finding for finding in shape_findings(file, raw) if finding.code != "ILMA111"]
    assert bool(found) is not is_accepted(record_type, raw)
    for finding in found:
        assert finding.expected
        assert finding.span.start <= finding.span.end


@given(
    st.sampled_from(["agreements", "meetings", "signatories", "domains", "sources", "retired"]), ODD_VALUES
)
def test_value_that_is_no_record_at_all_is_a_finding(collection: str, value: object) -> None:
    name = f"{collection}/{'domain-' if collection == 'retired' else ''}x.json"
    assert check(FilesInMemory({name: json.dumps(value).encode()})).findings


def test_every_error_type_has_one_rule() -> None:
    errors = [error for rule in shape_rules() for error in rule.errors]
    assert len(errors) == len(set(errors))
    assert all(rule.errors for rule in shape_rules())


PERSON = {"id": "signatory/x", "kind": "person", "name": "X", "names": [], "offices": [], "evidence": []}


@pytest.mark.parametrize(
    ("change", "code", "pointer", "nearest"),
    [
        ({"kind": "persn"}, "ILMA104", "/kind", "person"),
        ({"kind": 1}, "ILMA103", "/kind", None),
        ({"kind": None}, "ILMA103", "/kind", None),
        ({"nam": "X"}, "ILMA101", "/nam", None),
        ({"names": {}}, "ILMA103", "/names", None),
        ({"evidence": [{}]}, "ILMA102", "/evidence/0", None),
        ({"disputes": [{"reported": 1.5}]}, "ILMA103", "/disputes/0/reported", None),
    ],
)
def test_example(change: dict[str, object], code: str, pointer: str, nearest: str | None) -> None:
    found = shape_findings("signatories/x.json", json.dumps(PERSON | change).encode())
    assert (code, pointer) in [(finding.code, finding.pointer) for finding in found]
    assert nearest is None or nearest in [finding.nearest for finding in found]


@pytest.mark.parametrize(("written", "meant"), [("kid", "kind"), ("nmae", "name"), ("ofices", "offices")])
def test_misspelt_key_is_one_finding_that_names_the_key_meant(written: str, meant: str) -> None:
    value = {written if key == meant else key: held for key, held in PERSON.items()}
    [finding] = shape_findings("signatories/x.json", json.dumps(value).encode())
    assert (finding.code, finding.pointer, finding.nearest) == ("ILMA101", f"/{written}", meant)
