"""What glances say together: no file in which a rule finds something is passed over, and what it takes is at hand."""

import random
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ilma_data.checks.catalogue import all_rules, tree_rules
from ilma_data.checks.finding import Finding
from ilma_data.checks.one_file import file_findings, read_file
from ilma_data.checks.record_file import RecordFile
from ilma_data.checks.rule import Rule
from ilma_data.checks.sieve import gathered
from ilma_data.checks.sieve.gathered import OWN_RECORD, TOGETHER, Gathered
from ilma_data.checks.sieve.glanced import glance_of
from ilma_data.checks.sieve.looking import glance
from ilma_data.checks.sieve.suspects import Suspects
from ilma_data.checks.tree import Tree
from ilma_data.model.reading import from_json
from ilma_data.model.records import COLLECTIONS, record_name
from ilma_data.store.files import Folder as OnDisk
from ilma_data.store.files import RecordFiles
from ilma_data.store.packaged import packaged
from ilma_data.testing import CATALOGUE, FilesInMemory, Mutation, RecordSet, files_of, record_sets
from ilma_data.testing.examples import SETTINGS, copy_examples, put_bad_example
from tests.checks.edits import EDITS, whole
from tests.checks.example_records import EXAMPLE, EXAMPLE_FILES

Found = dict[str, list[Finding]]

EACH = max(settings().max_examples // 50, 1)  # once by default, twenty times in the thorough profile


class Folder:
    """Record files as they are read, and what the rules find in them."""

    def __init__(self, files: RecordFiles, base: RecordFiles | None = None) -> None:
        below = {} if base is None else {name: read_file(base, name) for name in base.names()}
        own = {name: read_file(files, name) for name in files.names()}
        self.taken = own.keys() & below.keys()
        for name in self.taken:
            own[name].hides = below[name].path
        self.read = dict(sorted({**below, **own}.items()))
        for file in self.read.values():
            list(file_findings(file))  # which reads the record
        self.tree = Tree(self.read)
        self.found = {rule.code: list(rule.findings(self.tree)) for rule in tree_rules()}

    def is_open(self, finding: Finding) -> bool:
        """Whether no glance can answer for a finding: it is one in the record alone, or the record is not whole."""
        return finding.code in OWN_RECORD or not finding.place.file.is_whole

    def suspects(self) -> Suspects:
        names = {name: named for name in self.read if (named := record_name(name)) is not None}
        together = Gathered(names, self.taken)
        for name in sorted(names, key=hash):  # in any order
            add(together, self.read[name])
        return together.suspects()

    def found_among(self, suspects: Suspects) -> Found:
        """What the rules find in the suspects, with what must be read beside them and what no glance answers for."""
        ids = {record_type: self.tree.ids_of(record_type) for record_type in COLLECTIONS}
        open_files = {
            finding.file for findings in self.found.values() for finding in findings if self.is_open(finding)
        }
        partial = {name for name, file in self.read.items() if not file.is_whole}
        names = sorted(suspects.all | open_files | partial)
        tree = Tree({name: self.read[name] for name in names}, ids)
        return {
            rule.code: [
                finding
                for finding in rule.findings(tree)
                if finding.file in suspects.by_rule[rule.code] or self.is_open(finding)
            ]
            for rule in tree_rules()
        }


def add(together: Gathered, file: RecordFile) -> None:
    if file.is_whole and file.record is not None:
        together.add(file.name, file.record_id or "", glance_of(file.record))
    else:
        together.add_partial(file)


def assert_nothing_is_lost(folder: Folder) -> Suspects:
    suspects = folder.suspects()
    for code, findings in folder.found.items():
        assert {one.file for one in findings if not folder.is_open(one)} <= suspects.by_rule[code], code
    among = folder.found_among(suspects)
    for code, findings in folder.found.items():
        assert sorted(map(repr, map(whole, among[code]))) == sorted(map(repr, map(whole, findings))), code
    return suspects


@pytest.fixture(scope="module")
def sound_sets() -> list[RecordSet]:
    """Consistent data sets of all kinds."""
    found = []

    @settings(max_examples=6 * EACH)
    @given(record_sets())
    def collect(records: RecordSet) -> None:
        found.append(records)

    collect()
    return sorted(found, key=len, reverse=True)


def test_packaged_records_have_no_suspects() -> None:
    files = packaged()
    names = {name: named for name in files.names() if (named := record_name(name)) is not None}
    together = Gathered(names)
    for name, named in names.items():
        seen = glance(files.read(name), *named)
        together.add(name, named.record_id, seen or glance_of(from_json(named.record_type, files.read(name))))
    suspects = together.suspects()
    assert suspects.all == frozenset()
    assert suspects.by_rule.keys() == {rule.code for rule in tree_rules()}


@pytest.mark.parametrize("mutation", CATALOGUE, ids=lambda mutation: mutation.name)
def test_every_single_fault_is_suspected(mutation: Mutation, sound_sets: list[RecordSet]) -> None:
    chooser = random.Random(mutation.name)
    for records in islice((one for one in sound_sets if mutation.applies(one)), EACH):
        fault = chooser.choice(list(islice(mutation.faults(records), 30)))
        assert_nothing_is_lost(Folder(FilesInMemory(fault.strike(mutation, records).files)))


@pytest.mark.parametrize(
    "rule", [rule for rule in all_rules() if rule.example.file != SETTINGS], ids=lambda rule: rule.code
)
def test_every_bad_example_is_suspected(rule: Rule[Any], tmp_path: Path) -> None:
    records = copy_examples(EXAMPLE, tmp_path)
    put_bad_example(rule.example, records)
    base = FilesInMemory(EXAMPLE_FILES) if rule.example.with_packaged else None
    assert_nothing_is_lost(Folder(OnDisk(records), base))


@settings(max_examples=6 * EACH)
@given(record_sets(), record_sets(), st.randoms(use_true_random=False))
def test_whatever_is_edited_is_suspected(
    records: RecordSet, others: RecordSet, chooser: random.Random
) -> None:
    files = {**files_of(others), **files_of(records)} if chooser.random() < 0.7 else files_of(records)
    for _ in range(chooser.randrange(1, 7)):
        chooser.choice(EDITS)(files, chooser)
    base = dict(chooser.sample(sorted(files_of(others).items()), 2)) if chooser.random() < 0.3 else None
    below = None if base is None else FilesInMemory(base)
    assert_nothing_is_lost(Folder(FilesInMemory(files), below))


@pytest.mark.parametrize("seed", range(2))
def test_whatever_is_edited_in_the_packaged_records_is_suspected(seed: int) -> None:
    chooser = random.Random(seed)
    packed = packaged()
    names = [name for name in packed.names() if chooser.random() < 0.08 or name.startswith("retired/")]
    files = {name: packed.read(name) for name in names}
    for _ in range(12):
        chooser.choice(EDITS)(files, chooser)
    assert_nothing_is_lost(Folder(FilesInMemory(files)))


def domain(slug: str, broader: str | None) -> tuple[str, bytes]:
    link = "null" if broader is None else f'"domain/{broader}"'
    text = f'{{"id": "domain/{slug}", "label": {{"en": "{slug}"}}, "definition": "D.", "broader": {link}}}'
    return f"domains/{slug}.json", text.encode()


@given(st.lists(st.sampled_from([*"abcdefgh", None]), min_size=8, max_size=8))
def test_circles_with_what_leads_to_them_are_found_as_among_all(broader: list[str | None]) -> None:
    files = dict(domain(*pair) for pair in zip("abcdefgh", broader, strict=True))
    assert_nothing_is_lost(Folder(FilesInMemory(files)))


@given(st.lists(st.sets(st.sampled_from("abcde"), max_size=3), min_size=5, max_size=5))
def test_retired_ids_that_lead_to_one_another_are_found_as_among_all(successors: list[set[str]]) -> None:
    files = {"domains/e.json": domain("e", None)[1]}
    for slug, others in zip("abcd", successors, strict=False):
        listed = ", ".join(f'"domain/{one}"' for one in sorted(others))
        files[f"retired/domain-{slug}.json"] = (
            f'{{"id": "domain/{slug}", "reason": "merged", "successors": [{listed}], "retired_in": "0.1.0"}}'
        ).encode()
    assert_nothing_is_lost(Folder(FilesInMemory(files)))


def test_record_file_that_was_not_added_makes_all_suspects() -> None:
    folder = Folder(FilesInMemory(EXAMPLE_FILES))
    names = {name: named for name in folder.read if (named := record_name(name)) is not None}
    together = Gathered(names)
    for name in list(names)[1:]:
        add(together, folder.read[name])
    assert all(suspected == names.keys() for suspected in together.suspects().by_rule.values())


def test_every_rule_is_said_to_look_at_one_record_or_at_several() -> None:
    assert {rule.code for rule in tree_rules()} == OWN_RECORD | TOGETHER
    assert not OWN_RECORD & TOGETHER


def test_rule_of_which_nothing_is_said_suspects_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gathered, "TOGETHER", TOGETHER - {"ILMA203"})
    suspects = Folder(FilesInMemory(EXAMPLE_FILES)).suspects()
    assert suspects.by_rule["ILMA203"] == EXAMPLE_FILES.keys()
    assert suspects.by_rule["ILMA201"] == frozenset()
