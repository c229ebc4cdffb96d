"""Any valid record: each is one, has complete evidence, and between them they hold everything that records can hold."""

import subprocess
import sys
from collections.abc import Callable
from typing import get_args, get_origin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ilma_data import testing
from ilma_data.model.base import Part, Record
from ilma_data.model.paths import factual_values, nodes, resolve, supported
from ilma_data.model.reading import from_json
from ilma_data.model.records import MODELS
from ilma_data.store.canonical import to_bytes

STRATEGIES: dict[str, Callable[[], st.SearchStrategy[Record]]] = {
    "Agreement": testing.agreements,
    "Meeting": testing.meetings,
    "Person": testing.persons,
    "Organization": testing.organizations,
    "State": testing.states,
    "Domain": testing.domains,
    "Source": testing.sources,
    "Retired": testing.retired,
}


def test_each_model_has_its_strategy() -> None:
    assert set(STRATEGIES) == {model.__name__ for models in MODELS.values() for model in models}


@pytest.mark.parametrize("name", STRATEGIES)
@given(data=st.data())
def test_record_is_valid_as_its_file_has_it(name: str, data: st.DataObject) -> None:
    record = data.draw(STRATEGIES[name]())
    assert type(record).__name__ == name
    assert from_json(type(record).type, to_bytes(record)) == record


@given(testing.records())
def test_paths_resolve_and_evidence_is_complete(record: Record) -> None:
    named = [path for evidence in getattr(record, "evidence", ()) for path in evidence.supports]
    supports = [resolve(record, path) for path in named]
    for value in factual_values(record):
        assert supported(value, supports), value.path
    for dispute in getattr(record, "disputes", ()):
        resolve(record, dispute.field)


@pytest.mark.parametrize("name", STRATEGIES)
def test_every_field_is_drawn_with_a_value_and_without(name: str) -> None:
    seen: set[tuple[str, str, bool]] = set()
    expected: set[tuple[str, str, bool]] = set()

    @settings(max_examples=250)
    @given(STRATEGIES[name]())
    def draw(record: Record) -> None:
        for node in nodes(record):
            if not node.is_item:
                owner, field = type(node.owner), str(node.path.rpartition(".")[2])
                seen.add((owner.__name__, field, node.value is not None and node.value != ()))
                expected.update(outcomes(owner))

    draw()
    assert seen == expected


def outcomes(model: type[Part]) -> set[tuple[str, str, bool]]:
    """Each field of a model with a value, and without one where it may be null or an empty list."""
    found = set()
    for name, field in model.model_fields.items():
        found.add((model.__name__, name, True))
        if name == "evidence" and field.is_required():
            continue  # such a record always has a fact, and every fact evidence
        needs_items = any(getattr(mark, "min_length", 0) for mark in field.metadata)
        may_be_null = type(None) in get_args(field.annotation)
        if may_be_null or (get_origin(field.annotation) is tuple and not needs_items):
            found.add((model.__name__, name, False))
    return found


def test_without_hypothesis_the_error_says_what_to_install() -> None:
    script = "import sys; sys.modules['hypothesis'] = None; import ilma_data.testing"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (
        run.stderr.splitlines()[-1]
        == "ImportError: ilma_data.testing needs Hypothesis: pip install hypothesis"
    )
