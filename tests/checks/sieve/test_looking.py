"""A glance at one file: where there is one nothing is wrong, and where nothing is wrong there mostly is one."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ilma_data.checks.catalogue import all_rules
from ilma_data.checks.rule import Rule
from ilma_data.testing import CATALOGUE, Mutation, RecordSet, files_of, record_sets
from ilma_data.testing.examples import SETTINGS, copy_examples, put_bad_example
from tests.checks.example_records import EXAMPLE
from tests.checks.sieve.promise import keeps_its_promise, share

ROOT = Path(__file__).parents[3]

MOST_IN_DOUBT = 0.002
"""Of sound records."""

EACH = max(settings().max_examples // 50, 1)  # once by default, twenty times in the thorough profile


def files_below(folder: Path) -> list[tuple[str, bytes]]:
    return [(str(path.relative_to(folder)), path.read_bytes()) for path in sorted(folder.rglob("*.json"))]


def test_glance_at_our_own_records_is_enough_for_nearly_all() -> None:
    every = files_below(ROOT / "records")
    assert share(every[::6]) > 1 - MOST_IN_DOUBT
    odd = [(name, raw) for name, raw in every if b'"disputes"' in raw or b'-01"' in raw]
    assert len(odd) > 40
    assert share(odd) > 1 - 10 * MOST_IN_DOUBT


def test_glance_at_each_example_record_is_enough() -> None:
    assert share(files_below(EXAMPLE)) == 1


@settings(max_examples=settings().max_examples // 5)
@given(record_sets())
def test_glance_at_a_made_record_is_right(records: RecordSet) -> None:
    share(files_of(records).items())


@pytest.mark.parametrize("mutation", CATALOGUE, ids=lambda one: one.name)
@settings(max_examples=EACH)
@given(records=record_sets(), data=st.data())
def test_no_glance_passes_over_a_fault(mutation: Mutation, records: RecordSet, data: st.DataObject) -> None:
    sound = files_of(records)
    case = data.draw(st.sampled_from(list(mutation.faults(records)))).strike(mutation, records)
    for name, raw in case.files.items():
        if sound.get(name) != raw:
            keeps_its_promise(name, raw)


@pytest.mark.parametrize("rule", all_rules(), ids=lambda one: one.code)
def test_no_glance_passes_over_the_bad_example_of_a_rule(rule: Rule[Any], tmp_path: Path) -> None:
    records = copy_examples(EXAMPLE, tmp_path, settings=rule.example.file == SETTINGS)
    put_bad_example(rule.example, records)
    for path in records.rglob("*.json"):
        if path.is_file() and not path.is_symlink():
            keeps_its_promise(str(path.relative_to(records)), path.read_bytes())


def test_no_glance_passes_over_what_once_was_a_trap() -> None:
    corpus = ROOT / "tests/fuzzing/corpus"
    for case in sorted(corpus.iterdir()):
        for name, raw in files_below(case):
            keeps_its_promise(name, raw)
