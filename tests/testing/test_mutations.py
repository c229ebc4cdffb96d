"""One mistake, one finding: what is consistent has none, and each single fault has its own, at its own place."""

from functools import cache
from pathlib import Path

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from ilma_data.checks.catalogue import file_rules, shape_rules, tree_rules
from ilma_data.checks.runner import check
from ilma_data.dataset.loading import load
from ilma_data.model.base import Record
from ilma_data.model.ids import RecordId
from ilma_data.model.paths import nodes
from ilma_data.testing import (
    CATALOGUE,
    Broken,
    FilesInMemory,
    RecordSet,
    broken,
    files_of,
    mutations,
    record_sets,
)

RECORDS = Path(__file__).parents[2] / "records"

NOT_IN_THE_FILES = {
    "ILMA001": "a file that can't be read: bytes alone can't be that",
    "ILMA007": "a symbolic link: files in memory have none",
    "ILMA211": "an id of the base: a mutation breaks files that have none",
}
"""The rules that no mutation of the bytes of a file can break."""


def findings_of(files: dict[str, bytes]) -> list[tuple[str, str, str, int, int]]:
    found = check(FilesInMemory(files)).findings
    return [(one.code, one.file, one.pointer, one.line, one.column) for one in found]


def finding_of(case: Broken) -> tuple[str, str, str, int, int]:
    return case.code, case.file, case.pointer, case.line, case.column


@cache
def real_records() -> RecordSet:
    """One real agreement and all that it leads to, near and far."""
    dataset = load(RECORDS)
    found: dict[str, Record] = {}
    due = ["agreement/defence-memorandum-2021"]
    while due:
        record = dataset[due.pop()]
        found[record.id] = record
        due += [
            node.value
            for node in nodes(record)
            if isinstance(node.value, RecordId) and node.value not in found
        ]
    return tuple(found[record_id] for record_id in sorted(found))


def test_real_records_have_no_finding() -> None:
    assert findings_of(files_of(real_records())) == []


# Each example checks a data set for each mutation; to look for a smaller one that fails too would take an hour.
@settings(
    max_examples=settings().max_examples // 7, phases=[phase for phase in Phase if phase is not Phase.shrink]
)
@given(record_sets(), st.data())
def test_each_mutation_brings_its_one_finding(records: RecordSet, data: st.DataObject) -> None:
    assert mutations(records) == CATALOGUE, "every mutation finds a place in every set"
    for mutation in CATALOGUE:
        fault = data.draw(st.sampled_from(list(mutation.faults(records))))
        case = fault.strike(mutation, records)
        assert findings_of(case.files) == [finding_of(case)], case


@given(broken())
def test_single_fault_brings_one_finding(case: Broken) -> None:
    assert findings_of(case.files) == [finding_of(case)], case


@settings(max_examples=settings().max_examples // 5)
@given(broken(st.builds(real_records)))
def test_fault_in_the_real_records_brings_one_finding(case: Broken) -> None:
    assert findings_of(case.files) == [finding_of(case)], case


def test_every_rule_has_a_mutation_but_those_of_the_list() -> None:
    of_records = {
        *(rule.code for rule in file_rules()),
        *(rule.code for rule in shape_rules()),
        *(rule.code for rule in tree_rules()),
    }
    assert {one.code for one in CATALOGUE} == of_records - NOT_IN_THE_FILES.keys()


def test_mutations_have_names_of_their_own_and_say_what_they_do() -> None:
    assert len({one.name for one in CATALOGUE}) == len(CATALOGUE)
    assert all(one.what.endswith(".") and "\n" not in one.what for one in CATALOGUE)
