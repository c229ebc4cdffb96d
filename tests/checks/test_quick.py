"""The quick way to check records finds what the plain way finds, whatever is wrong with them."""

import json
import random
from collections.abc import Mapping
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ilma_data.checks import quick
from ilma_data.checks.outcome import Report
from ilma_data.checks.plain import check_plainly
from ilma_data.checks.quick import check_quickly
from ilma_data.checks.sieve import likening, reading
from ilma_data.checks.sieve.glance import Glance
from ilma_data.checks.sieve.looking import glance
from ilma_data.checks.sieve.reading import Means
from ilma_data.dataset.loading import load
from ilma_data.store.files import Folder, RecordFiles
from ilma_data.store.packaged import packaged
from ilma_data.store.seen import Seen
from ilma_data.testing import CATALOGUE, Broken, FilesInMemory, RecordSet, broken, files_of, record_sets
from tests.checks.edits import EDITS, whole
from tests.checks.example_records import EXAMPLE_FILES

EACH = max(settings().max_examples // 50, 1)  # once by default, twenty times in the thorough profile


def told(report: Report) -> tuple[object, ...]:
    """All that a report says."""
    counts = (report.label, report.files, report.records, report.facts, report.supported, report.ids)
    return (*counts, *map(whole, report.findings))


def assert_the_same(
    files: RecordFiles, base: RecordFiles | None = None, only: set[str] | None = None
) -> None:
    assert told(check_quickly(files, base=base, only=only)) == told(
        check_plainly(files, base=base, only=only)
    )


@settings(max_examples=60 * EACH)
@given(broken())
def test_every_single_fault(found: Broken) -> None:
    assert_the_same(FilesInMemory(found.files))


@settings(max_examples=20 * EACH)
@given(record_sets(), record_sets(), st.randoms(use_true_random=False))
def test_any_edits_with_and_without_a_base(
    records: RecordSet, others: RecordSet, chooser: random.Random
) -> None:
    files = files_of(others)
    for _ in range(chooser.randrange(1, 5)):
        chooser.choice(EDITS)(files, chooser)
    base = FilesInMemory(files_of(records)) if chooser.random() < 0.5 else None
    only = {chooser.choice(sorted(files))} if files and chooser.random() < 0.3 else None
    assert_the_same(FilesInMemory(files), base, only)


@pytest.fixture(scope="module")
def records() -> Mapping[str, bytes]:
    files = packaged()
    return {name: files.read(name) for name in files.names()}


def faulty(records: Mapping[str, bytes], seed: int) -> dict[str, bytes]:
    """The packaged records with many faults."""
    chooser = random.Random(seed)
    found = dict(records)
    dataset = load()
    every = (*dataset.records, *dataset.retired)
    for mutation in chooser.sample(CATALOGUE, 12):
        for fault in islice(mutation.faults(every), 1):
            struck = fault.strike(mutation, every).files
            found.update({name: raw for name, raw in struck.items() if raw != records.get(name)})
    for _ in range(5):
        chooser.choice(EDITS)(found, chooser)
    return found


@pytest.mark.parametrize("seed", range(2 * EACH))
def test_packaged_records_with_many_faults_at_once(seed: int, records: Mapping[str, bytes]) -> None:
    assert_the_same(FilesInMemory(faulty(records, seed)))


def test_id_that_a_dispute_reports_is_looked_up_among_all() -> None:
    agreement = "agreements/water-accord-2021.json"
    for field, reported in (
        ("parties", "signatory/nobody"),
        ("milestones[signed].place.name", "signatory/nobody"),
        ("milestones[signed].meeting", "meeting/lake-talks-2021"),
        ("milestones[signed].meeting", "meeting/no-talks"),
        ("milestones[signed].meeting", "signatory/ada-lovell"),
        ("text_access", "signatory/ada-lovell"),
        ("parties", "retired/ada-lovell"),
        ("parties", "source/"),
    ):
        record = json.loads(EXAMPLE_FILES[agreement])
        record["disputes"][0] |= {"field": field, "reported": reported}
        files = {**EXAMPLE_FILES, agreement: json.dumps(record, indent=2).encode()}
        assert_the_same(FilesInMemory(files))


class Counted(FilesInMemory):
    """Files that count how often each is read."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        super().__init__(files)
        self.reads: dict[str, int] = {}

    def read(self, name: str) -> bytes:
        self.reads[name] = self.reads.get(name, 0) + 1
        return super().read(name)


def test_packaged_records_need_no_more_than_a_glance(
    records: Mapping[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    files = Counted(records)
    monkeypatch.setattr(quick, "Tree", None)  # what rules would look at
    report = check_quickly(files)
    assert report.findings == ()
    assert report.facts == report.supported > 5000
    assert set(files.reads) == set(records)
    assert set(files.reads.values()) == {1}


def test_several_processes_find_the_same(
    records: Mapping[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "LEAST_TO_SHARE", 1)
    monkeypatch.setattr(likening, "LEAST_TO_SHARE", 1)
    twin = json.loads(next(raw for name, raw in records.items() if name.startswith("signatories/")))
    twin["id"] = "signatory/twin"
    files = {**faulty(records, 7), "signatories/twin.json": json.dumps(twin).encode()}
    for name, raw in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(raw)
    asked: list[tuple[int, int]] = []
    means = Means(jobs=2, told=lambda done, of: asked.append((done, of)))
    found = check_quickly(Folder(tmp_path), means=means)
    assert told(found) == told(check_plainly(Folder(tmp_path)))
    assert "ILMA402" in {one.code for one in found.findings}
    assert [done for done, _ in asked] == sorted(done for done, _ in asked)
    assert asked[-1][0] == asked[-1][1] > reading.TOGETHER


@pytest.fixture
def looked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the records at which somebody has taken a glance."""
    ids: list[str] = []

    def counted(raw: bytes, record_type: str, record_id: str) -> Glance | None:
        ids.append(record_id)
        return glance(raw, record_type, record_id)

    monkeypatch.setattr(reading, "glance", counted)
    return ids


def test_notes_of_the_run_before_change_nothing_but_the_work(
    records: Mapping[str, bytes], looked: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "LEAST_TO_NOTE", 1)
    monkeypatch.setattr(quick, "LEAST_TO_NOTE", 1)
    file = tmp_path / "notes"
    now = dict(records)

    def run() -> tuple[object, ...]:
        looked.clear()
        seen = Seen.read(file)
        found = told(check_quickly(FilesInMemory(now), means=Means(seen=lambda: seen)))
        seen.write(file)
        return found

    first = run()
    assert len(looked) == len(records)
    assert run() == first
    assert looked == []
    edited = "agreements/defence-memorandum-2021.json"
    now[edited] = records[edited].replace(b'"signed"', b'"signde"')
    assert run() == told(check_plainly(FilesInMemory(now)))
    assert looked == ["agreement/defence-memorandum-2021"]
    now[edited] = records[edited]
    assert run() == first
    del now[edited]
    assert run() == told(check_plainly(FilesInMemory(now)))
    kept = file.read_bytes()
    for damaged in (b"", kept[:-1], kept[:200], kept[:-1] + bytes([kept[-1] ^ 1]), b"x" + kept[1:]):
        file.write_bytes(damaged)
        assert run() == told(check_plainly(FilesInMemory(now)))
        assert len(looked) == len(now)
    file.unlink()
    file.mkdir()  # nothing can be written there
    assert run() == told(check_plainly(FilesInMemory(now)))


def test_what_is_the_same_as_before_is_read_once_and_nothing_else(
    records: Mapping[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quick, "LEAST_TO_NOTE", 1)
    file = tmp_path / "notes"
    now = dict(records)

    def run() -> tuple[Counted, Report]:
        files, seen = Counted(now), Seen.read(file)
        found = check_quickly(files, means=Means(seen=lambda: seen))
        seen.write(file)
        return files, found

    _, first = run()
    written = file.read_bytes()
    with monkeypatch.context() as patched:
        patched.setattr(quick, "looks", None)
        patched.setattr(quick, "record_name", None)
        files, again = run()
    assert told(again) == told(first)
    assert (set(files.reads), set(files.reads.values())) == (set(records), {1})
    assert file.read_bytes() == written
    edited = "domains/defence.json"
    now[edited] += b"\n"
    files, after = run()
    assert told(after) == told(check_plainly(FilesInMemory(now)))
    assert {name for name, times in files.reads.items() if times > 1} == {edited}
    file.write_bytes(written[:-1] + b"?")  # the outcome is whole, the notes are not
    now[edited] = records[edited]
    assert told(run()[1]) == told(first)
    now[edited] += b"\n"
    assert told(run()[1]) == told(after)


def test_notes_on_one_of_several_folders_outlast_a_change_in_another(
    records: Mapping[str, bytes], looked: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quick, "LEAST_TO_NOTE", 1)
    one, other = dict(records), {"domains/defence.json": records["domains/defence.json"]}

    def run() -> None:
        looked.clear()
        seen = Seen.read(tmp_path / "notes")
        for files in (one, other):
            check_quickly(FilesInMemory(files), means=Means(seen=lambda: seen))
        seen.write(tmp_path / "notes")

    run()
    for changed, end in ((other, b"\n"), (one, b"\n\n")):
        changed["domains/defence.json"] += end
        run()
        assert set(looked) == {"domain/defence"}
