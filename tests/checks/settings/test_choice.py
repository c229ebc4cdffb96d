"""Select and ignore are an algebra of sets, in which the longer name wins."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilma_data.checks.catalogue import all_rules, file_rules, settings_rules
from ilma_data.checks.one_file import read_file
from ilma_data.checks.record_file import RecordFile
from ilma_data.checks.rule import Rule
from ilma_data.checks.settings.choice import (
    BEGINNING,
    HIDING,
    all_codes,
    codes_always_on,
    left_out,
    matching,
    nearest_code,
)
from ilma_data.store.files import Folder
from ilma_data.testing.examples import copy_examples, put_bad_example

CODES = frozenset(all_codes())
FREE = CODES - codes_always_on()

BEGINNINGS = st.builds(lambda code, length: code[:length], st.sampled_from(sorted(CODES)), st.integers(4, 7))
CHOICES = st.lists(BEGINNINGS, min_size=1, max_size=4)


def counted(select: list[str] | None, ignore: list[str]) -> frozenset[str]:
    return FREE - left_out(select, ignore)


def union(names: list[str]) -> frozenset[str]:
    return frozenset().union(*map(matching, names)) & FREE


@given(CHOICES)
def test_what_is_selected_is_what_would_be_ignored(names: list[str]) -> None:
    assert counted(names, []) == union(names)
    assert counted(None, names) | counted(names, []) == FREE
    assert not counted(None, names) & counted(names, [])


@given(CHOICES, CHOICES)
def test_selections_and_omissions_add_up(some: list[str], others: list[str]) -> None:
    assert counted(some + others, []) == counted(some, []) | counted(others, [])
    assert counted(None, some + others) == counted(None, some) & counted(None, others)
    assert left_out(some, others) == left_out(some[::-1] * 2, others[::-1] * 2), (
        "neither order nor number counts"
    )


@given(CHOICES, CHOICES)
def test_the_longer_name_wins_and_ignore_where_they_are_equal(select: list[str], ignore: list[str]) -> None:
    for code in FREE:
        chosen = [len(name) for name in select if code in matching(name)]
        dropped = [len(name) for name in ignore if code in matching(name)]
        assert (code in counted(select, ignore)) == (max(chosen, default=0) > max(dropped, default=0))


@given(CHOICES)
def test_a_code_of_a_choice_is_out_however_it_was_named(names: list[str]) -> None:
    assert counted(names, names) == frozenset()
    one = min(FREE)
    assert counted([one], [one[:5]]) == {one}
    assert one not in counted([one[:5]], [one])


@given(st.none() | CHOICES, CHOICES)
def test_what_is_always_on_is_never_left_out(select: list[str] | None, ignore: list[str]) -> None:
    assert not left_out(select, [*ignore, BEGINNING]) & codes_always_on()


def test_without_a_choice_all_rules_count() -> None:
    assert left_out(None, []) == frozenset()
    assert left_out([BEGINNING], []) == frozenset()


@pytest.mark.parametrize("rule", file_rules(), ids=lambda rule: rule.code)
def test_a_rule_of_files_is_always_on_where_the_file_of_its_example_is_not_read(
    rule: Rule[RecordFile], tmp_path: Path
) -> None:
    records = copy_examples(Path(__file__).parents[1] / "example", tmp_path)
    name = put_bad_example(rule.example, records)
    file = read_file(Folder(records), name)
    is_read = file.document is not None and file.document.readable
    assert (rule.code in HIDING) == (file.record_type is not None and not is_read)


def test_rules_about_settings_are_always_on() -> None:
    assert codes_always_on() - HIDING == {rule.code for rule in settings_rules()}


@given(st.text(max_size=60))
def test_the_nearest_code_is_one_that_there_is(wrong: str) -> None:
    near = nearest_code(wrong)
    assert near is None or matching(near)


@given(st.sampled_from(sorted(CODES)), st.integers(4, 6), st.sampled_from("XYZ-_"))
def test_a_slip_in_a_code_finds_a_code(code: str, at: int, slip: str) -> None:
    assert nearest_code(code[:at] + slip + code[at + 1 :]) is not None
    assert nearest_code(code.lower()) == nearest_code(f" {code}") == nearest_code(code[4:]) == code


def test_the_name_of_a_rule_finds_its_code() -> None:
    for rule in all_rules():
        assert nearest_code(rule.name) == rule.code
    assert nearest_code("unusd-record") == "ILMA406"
    assert nearest_code("") is None
    assert nearest_code("ILMA9") is None
    assert nearest_code("x" * 1_000_000) is None
