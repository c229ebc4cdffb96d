"""The quick check of a change: what it gives is what the full run gives, as far as the change brought it."""

import json
import random
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import islice
from pathlib import Path
from types import SimpleNamespace
from typing import Any, TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ilma_data.checks import changed as quick_check
from ilma_data.checks.catalogue import tree_rules
from ilma_data.checks.changed import check_changed
from ilma_data.checks.finding import Finding
from ilma_data.checks.neighbourhood import version
from ilma_data.checks.neighbourhood.catalogue import NEEDS
from ilma_data.checks.one_file import read_file
from ilma_data.checks.plain import check_plainly
from ilma_data.checks.rules.shared.dangling import MOST_SOUGHT
from ilma_data.dataset.loading import load
from ilma_data.store.packaged import packaged
from ilma_data.testing import CATALOGUE, FilesInMemory, Mutation, RecordSet, files_of, record_sets
from tests.checks.edits import EDITS, delete, identity, make_alike, relink, rename, whole

Files: TypeAlias = Mapping[str, bytes]

EACH = max(settings().max_examples // 50, 1)  # once by default, twenty times in the thorough profile


def what_differs(then: Files, now: Files) -> dict[str, bytes | None]:
    """Each file that differs, with its former bytes."""
    return {name: then.get(name) for name in sorted({*then, *now}) if then.get(name) != now.get(name)}


@lru_cache(maxsize=100)
def full(files: frozenset[tuple[str, bytes]], base: FilesInMemory | None) -> tuple[Finding, ...]:
    return check_plainly(FilesInMemory(dict(files)), base=base).findings


def expected(then: Files, now: Files, base: FilesInMemory | None = None) -> list[Finding]:
    """The documented findings, by two full runs: all in changed files, and elsewhere those that were not there."""
    before = {identity(finding) for finding in full(frozenset(then.items()), base)}
    differing = what_differs(then, now)
    return [
        finding
        for finding in full(frozenset(now.items()), base)
        if finding.file in differing or identity(finding) not in before
    ]


def assert_as_documented(then: Files, now: Files, base: FilesInMemory | None = None) -> None:
    quick = check_changed(FilesInMemory(now), what_differs(then, now), base=base).findings
    assert list(map(whole, quick)) == list(map(whole, expected(then, now, base)))


@pytest.fixture(scope="module")
def sound_sets() -> list[RecordSet]:
    """Consistent data sets of all kinds."""
    found = []

    @settings(max_examples=15 * EACH)
    @given(record_sets())
    def collect(records: RecordSet) -> None:
        found.append(records)

    collect()
    return sorted(found, key=len, reverse=True)


@pytest.mark.parametrize("mutation", CATALOGUE, ids=lambda mutation: mutation.name)
def test_every_single_fault_is_found_and_its_mending_brings_what_it_kept_quiet(
    mutation: Mutation, sound_sets: list[RecordSet]
) -> None:
    chooser = random.Random(mutation.name)
    for records in islice((one for one in sound_sets if mutation.applies(one)), EACH):
        fault = chooser.choice(list(islice(mutation.faults(records), 30)))
        sound = files_of((*records, *getattr(fault, "beside", ())))
        faulty = fault.strike(mutation, records).files
        assert_as_documented(sound, faulty)
        assert_as_documented(faulty, sound)
        for name in concerned_by(full(frozenset(faulty.items()), None)):
            without = {other: content for other, content in faulty.items() if other != name}
            assert_as_documented(without, faulty)
            assert_as_documented(faulty, without)


def concerned_by(findings: Iterable[Finding]) -> set[str]:
    """Some files in which there are findings, or to which these point."""
    files = [(finding.file, *(other.place.file.name for other in finding.related)) for finding in findings]
    return {name for names in files[:2] for name in names[:3]}


@settings(max_examples=8 * EACH)
@given(record_sets(), record_sets(), st.randoms(use_true_random=False))
def test_any_edits_of_several_records_bring_what_the_full_run_says(
    records: RecordSet, others: RecordSet, chooser: random.Random
) -> None:
    then = files_of(records)
    added = files_of(others)
    for _ in range(chooser.randrange(3)):
        chooser.choice(EDITS)(then, chooser)
    now = dict(then)
    now.update((name, added[name]) for name in chooser.sample(sorted(added), chooser.randrange(3)))
    for _ in range(chooser.randrange(1, 4)):
        chooser.choice(EDITS)(now, chooser)
    assert_as_documented(then, now)


@settings(max_examples=2 * EACH)
@given(record_sets(), record_sets(), st.randoms(use_true_random=False))
def test_records_beside_a_base_too(records: RecordSet, others: RecordSet, chooser: random.Random) -> None:
    base, then = FilesInMemory(files_of(records)), files_of(others)
    now = {**then, **dict(chooser.sample(sorted(files_of(records).items()), 1))}
    for _ in range(2):
        chooser.choice(EDITS)(now, chooser)
    assert_as_documented(then, now, base)


@pytest.fixture(scope="module")
def records() -> Files:
    files = packaged()
    return {name: files.read(name) for name in files.names()}


def test_packaged_records_with_many_faults_at_once(records: Files) -> None:
    now = dict(records)
    chooser = random.Random(4)
    dataset = load()
    every = (*dataset.records, *dataset.retired)
    for mutation in chooser.sample(CATALOGUE, 12):
        for fault in islice(mutation.faults(every), 1):
            struck = fault.strike(mutation, every).files
            now.update({name: content for name, content in struck.items() if content != records.get(name)})
    for edit in (delete, rename, relink, make_alike):
        edit(now, chooser)
    differing = what_differs(records, now)
    found = check_changed(FilesInMemory(now), differing).findings
    assert len({finding.file in differing for finding in found}) == 2
    assert list(map(whole, found)) == list(map(whole, check_plainly(FilesInMemory(now)).findings))


@pytest.mark.parametrize(
    "name",
    [
        "agreements/defence-memorandum-2021.json",
        "meetings/gantz-visit-2021.json",
        "signatories/morocco.json",
        "signatories/nasser-bourita.json",
        "domains/defence.json",
        "sources/gantz-visit-report-2021.json",
    ],
)
def test_one_edited_record_among_many_takes_few_of_them(
    name: str, records: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    decoded: list[str] = []

    def counted(files: Any, one: str) -> Any:
        read.append(one)
        return read_file(files, one)

    def loaded(text: str) -> Any:
        decoded.append(text)
        return json.loads(text)

    monkeypatch.setattr(version, "read_file", counted)
    monkeypatch.setattr(version, "json", SimpleNamespace(loads=loaded, dumps=json.dumps))
    now = {**records, name: records[name] + b"\n"}
    assert check_changed(FilesInMemory(now), {name: records[name]}).findings == ()
    assert len(read) < 80 < len(records) / 10
    assert len(read) <= len(set(read)) + 1  # each once; of the edited one both versions
    assert len(decoded) < 80


def test_what_a_deleted_record_breaks_elsewhere_is_found(records: Files) -> None:
    now = {name: content for name, content in records.items() if name != "signatories/nasser-bourita.json"}
    found = check_changed(FilesInMemory(now), what_differs(records, now))
    assert {finding.code for finding in found.findings} == {"ILMA201"}
    assert len({finding.file for finding in found.findings}) > 5
    assert (found.files, found.records) == (0, 0)


FOLDER = Path(__file__).parent / "example"
LAKE: Files = {path.relative_to(FOLDER).as_posix(): path.read_bytes() for path in FOLDER.rglob("*.json")}


def of_other_files(then: Files, now: Files) -> list[tuple[str, str]]:
    """The findings of a change in files that have not changed; as documented, like all others."""
    assert_as_documented(then, now)
    differing = what_differs(then, now)
    found = check_changed(FilesInMemory(now), differing).findings
    return [(finding.code, finding.file) for finding in found if finding.file not in differing]


def replaced(files: Files, name: str, old: str, new: str) -> dict[str, bytes]:
    assert old.encode() in files[name]
    return {**files, name: files[name].replace(old.encode(), new.encode())}


def test_circle_that_a_change_closes_is_found_where_it_begins() -> None:
    now = replaced(LAKE, "domains/water.json", '"broader": null', '"broader": "domain/irrigation"')
    assert of_other_files(LAKE, now) == [("ILMA203", "domains/irrigation.json")]


@settings(max_examples=30 * EACH)
@given(st.lists(st.lists(st.integers(0, 5), min_size=6, max_size=6), min_size=2, max_size=2))
def test_circles_that_come_and_go_and_change(ends: list[list[int]]) -> None:
    then, now = (
        {
            f"domains/d{one}.json": LAKE["domains/irrigation.json"]
            .replace(b"/irrigation", b"/d%d" % one)
            .replace(b'"domain/water"', b'"domain/d%d"' % end if end != one else b"null")
            for one, end in enumerate(listed)
        }
        for listed in ends
    )
    of_other_files(then, now)
    for name in sorted(then):  # one alone, in its link or in nothing that matters
        of_other_files(then, {**then, name: now[name]})
        of_other_files(then, {**then, name: then[name] + b"\n"})


def test_names_without_a_text_are_compared_with_none() -> None:
    name = "signatories/bela-bartos.json"
    record = json.loads(LAKE[name])
    record["names"] = [{"text": None, "kind": "alias"}]
    faulty = {**LAKE, name: json.dumps(record).encode()}
    other = {
        one: content.replace(b'"name": "', b'"name": "Other ')
        for one, content in LAKE.items()
        if one.startswith("signatories/")
    }
    for one, content in other.items():
        of_other_files(faulty, {**faulty, one: content})


def test_id_nearer_than_the_one_that_was_meant_brings_a_path_to_light() -> None:
    accord = "agreements/water-accord-2021.json"
    then = replaced(LAKE, accord, '"domains"\n', '"domains[domain/water]"\n')
    then = replaced(then, accord, '"domain": "domain/water"', '"domain": "domain/waterway"')
    nearer = {
        f"domains/waterway{one}.json": LAKE["domains/water.json"].replace(b"/water", b"/waterway%d" % one)
        for one in range(3)
    }
    assert ("ILMA301", accord) in of_other_files(then, {**then, **nearer})


def test_more_unknown_ids_than_are_looked_up_elsewhere() -> None:
    def domain(slug: str, broader: str) -> bytes:
        return (
            LAKE["domains/irrigation.json"]
            .replace(b"/irrigation", slug.encode())
            .replace(b"/water", broader.encode())
        )

    many = {f"domains/a{one}.json": domain(f"/a{one}", f"/rain{one}") for one in range(MOST_SOUGHT + 1)}
    now = {**LAKE, **many, "domains/irrigation.json": domain("/irrigation", "/watter")}
    assert of_other_files({**LAKE, **many}, now) == []
    assert of_other_files(LAKE, {**LAKE, **many}) == []


def test_mended_mistake_brings_what_it_kept_quiet() -> None:
    unused = {**LAKE, "domains/rain.json": LAKE["domains/water.json"].replace(b"water", b"rain")}
    then = {**unused, "sources/water-review-2021.json": b"{"}
    assert of_other_files(then, unused) == [("ILMA406", "domains/rain.json")]


def test_moved_meeting_is_found_in_the_agreement_signed_there() -> None:
    now = replaced(LAKE, "meetings/lake-talks-2021.json", '"period": "2021-05-04"', '"period": "2021-05-03"')
    assert of_other_files(LAKE, now) == [("ILMA204", "agreements/water-accord-2021.json")]


def test_code_of_another_state_is_found_in_the_later_one() -> None:
    then = replaced(
        LAKE, "signatories/sylvania.json", '"iso_3166_1_alpha_3": null', '"iso_3166_1_alpha_3": "SYL"'
    )
    then = replaced(then, "signatories/sylvania.json", '"name"\n', '"name", "iso_3166_1_alpha_3"\n')
    now = replaced(then, "signatories/freedonia.json", '"FRE"', '"SYL"')
    assert of_other_files(then, now) == [("ILMA407", "signatories/sylvania.json")]


def test_retired_id_is_found_where_it_is_named() -> None:
    retired = LAKE["retired/agreement-water-treaty-2021.json"]
    now = {name: content for name, content in LAKE.items() if name != "agreements/water-accord-2021.json"}
    now["retired/agreement-water-accord-2021.json"] = retired.replace(b"water-accord", b"water-map").replace(
        b"water-treaty", b"water-accord"
    )
    assert ("ILMA208", "agreements/irrigation-protocol-2021.json") in of_other_files(LAKE, now)


EXAMPLE: Files = {
    "domains/water.json": b'{"id": "domain/water", "label": {"en": "water"}, "definition": "W.", "broader": null}',
    "domains/rain.json": b'{"id": "domain/rain", "label": {"en": "rain"}, "definition": "R.",'
    b' "broader": "domain/wather"}',
    "domains/lake.json": b'{"id": "domain/lake", "label": {"en": "lake"}, "definition": "L.",'
    b' "broader": "domain/water"}',
}


def test_what_was_wrong_elsewhere_before_is_left_out() -> None:
    now = {**EXAMPLE, "domains/lake.json": EXAMPLE["domains/lake.json"].replace(b"water", b"rivers")}
    found = check_changed(FilesInMemory(now), what_differs(EXAMPLE, now)).findings
    assert [(finding.code, finding.file) for finding in found] == [("ILMA201", "domains/lake.json")]
    assert {finding.file for finding in check_plainly(FilesInMemory(now)).findings} > {"domains/lake.json"}


def test_nothing_changed_brings_nothing() -> None:
    report = check_changed(FilesInMemory(EXAMPLE), {})
    assert (report.findings, report.files, report.records, report.facts) == ((), 0, 0, 0)


def test_empty_folder_brings_nothing_and_emptying_one_neither() -> None:
    assert check_changed(FilesInMemory({}), {}).findings == ()
    assert check_changed(FilesInMemory({}), what_differs(EXAMPLE, {})).findings == ()


def test_only_gives_what_concerns_a_part_of_the_folder() -> None:
    now = {name: content for name, content in EXAMPLE.items() if name != "domains/water.json"}
    differing = what_differs(EXAMPLE, now)
    assert check_changed(FilesInMemory(now), differing, only=["agreements"]).findings == ()
    found = check_changed(FilesInMemory(now), differing, only=["domains/lake.json"]).findings
    assert [finding.file for finding in found] == ["domains/lake.json"]


def test_report_counts_the_changed_files_and_checks_no_exception() -> None:
    now = {**EXAMPLE, "domains/sea.json": b"{", "domains/lake.json": EXAMPLE["domains/lake.json"] + b" "}
    report = check_changed(FilesInMemory(now), what_differs(EXAMPLE, now))
    assert (report.files, report.records) == (2, 1)
    assert report.ids is not None
    assert report.ids.checked == frozenset()


def test_every_rule_about_records_says_what_it_looks_at() -> None:
    assert NEEDS.keys() == {rule.code for rule in tree_rules()}


@pytest.mark.parametrize("name", ["MOST_CHANGED", "NEEDS"])
def test_large_changes_and_rules_that_say_nothing_are_checked_in_full(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quick_check, name, 0 if name == "MOST_CHANGED" else {})
    for gone in EXAMPLE:
        now = {name: content for name, content in EXAMPLE.items() if name != gone}
        assert_as_documented(EXAMPLE, now)
        assert_as_documented(now, EXAMPLE)
