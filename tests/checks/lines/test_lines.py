"""Records in JSON Lines are checked as the same records in files are, each once and in any order."""

import io
import json
import random
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, BinaryIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ilma_data.checks.finding import Finding
from ilma_data.checks.lines import checking
from ilma_data.checks.lines.checking import asks_for_references_only, check_lines
from ilma_data.checks.lines.line import LineFile
from ilma_data.checks.lines.reading import ALONE, KINDS, TOGETHER, are_readable, is_json
from ilma_data.checks.lines.text_keys import text_keys
from ilma_data.checks.link import links_of
from ilma_data.checks.outcome import Report
from ilma_data.checks.record_file import RecordFile
from ilma_data.checks.runner import check
from ilma_data.checks.settings.choice import HIDING
from ilma_data.dataset.loading import load
from ilma_data.export.formats import files_in
from ilma_data.model.ids import ID_TYPES
from ilma_data.model.records import COLLECTIONS, file_name
from ilma_data.store.document import MAX_BYTES
from ilma_data.store.packaged import packaged
from ilma_data.testing import (
    CATALOGUE,
    Broken,
    FilesInMemory,
    Mutation,
    RecordSet,
    broken,
    files_of,
    record_sets,
)
from tests.checks.example_records import EXAMPLE_FILES

FEW = settings(max_examples=max(settings().max_examples // 10, 3))
EACH = settings(max_examples=max(settings().max_examples // 50, 1))

LOOKED_AT = ("ILMA0", "ILMA1", *ALONE, *TOGETHER)


def one_line(content: bytes) -> bytes:
    """A file's JSON on a line, its id where a line begins as exports write it: a line end is as good as a space."""
    return re.sub(rb"\A\{\s+", b"{", content).replace(b"\r", b" ").replace(b"\n", b" ")


def line_file(lines: Iterable[bytes], path: str = "all.jsonl") -> LineFile:
    held = b"".join(line + b"\n" for line in lines)
    return LineFile(path, lambda: io.BytesIO(held))


def checked(files: Mapping[str, bytes], *, references_only: bool = False) -> Report:
    return check_lines([line_file(map(one_line, files.values()))], references_only=references_only)


def what(findings: Iterable[Finding]) -> Counter[tuple[str, str, str]]:
    return Counter((one.code, one.file, one.pointer) for one in findings if one.code.startswith(LOOKED_AT))


def of_references(report: Report) -> Counter[tuple[str, str, str]]:
    """What is found of links and ids, and of lines that can't be read."""
    return what(one for one in report.findings if one.code in {*TOGETHER, *HIDING} - {KINDS})


def fits_its_name(files: Mapping[str, bytes]) -> bool:
    """Whether each file's id can be read, and is that of its name: a line has no name that could say otherwise."""
    for name, content in files.items():
        found = re.search(rb'"id": ?"([a-z]+/[a-z0-9-]+)"', content)
        if found is None:
            return False
        record_id = found[1].decode()
        record_type = "retired" if b'"retired_in"' in content else record_id.partition("/")[0]
        if record_type not in COLLECTIONS or file_name(record_type, record_id) != name:
            return False
    return True


@FEW
@given(record_sets(), st.randoms(use_true_random=False), st.booleans())
def test_sound_records_have_no_finding_in_any_order(
    records: RecordSet, chance: random.Random, references_only: bool
) -> None:
    files = list(files_of(records).items())
    chance.shuffle(files)
    report = checked(dict(files), references_only=references_only)
    assert report.findings == ()
    assert report.records == len(files)
    if not references_only:
        whole = check(FilesInMemory(dict(files)))
        assert (report.facts, report.supported) == (whole.facts, whole.supported)


@pytest.mark.parametrize("mutation", CATALOGUE, ids=lambda one: one.name)
@EACH
@given(data=st.data())
def test_references_alone_find_what_the_whole_finds_of_them(mutation: Mutation, data: st.DataObject) -> None:
    files = data.draw(broken(mutation=mutation)).files
    assert of_references(checked(files, references_only=True)) == of_references(checked(files))


@pytest.mark.parametrize("mutation", CATALOGUE, ids=lambda one: one.name)
@EACH
@given(data=st.data())
def test_a_fault_is_found_as_in_files(mutation: Mutation, data: st.DataObject) -> None:
    case: Broken = data.draw(broken(mutation=mutation))
    if fits_its_name(case.files):
        assert what(checked(case.files).findings) == what(check(FilesInMemory(case.files)).findings)


@FEW
@given(broken())
def test_every_line_with_a_fault_has_its_number_and_column(case: Broken) -> None:
    lines = [one_line(content) for content in case.files.values()]
    for finding in check_lines([line_file(lines)]).findings:
        line = lines[finding.line - 1].decode("utf-8", "replace").removeprefix("\ufeff")
        document = finding.place.file.document
        assert document is not None
        assert document.line(finding.line) == line
        assert 1 <= finding.column <= len(line) + 1
        assert finding.path == "all.jsonl"


@pytest.mark.parametrize(
    "reported", ["signatory/nobody", "source/", "agreement/water-accord-2021", "retired/x-y", "domain/rivers"]
)
def test_what_a_dispute_reports_is_looked_up_as_in_files(reported: str) -> None:
    files = dict(EXAMPLE_FILES)
    name = "agreements/water-accord-2021.json"
    record = json.loads(files[name])
    record["disputes"][0] |= {"field": "parties", "reported": reported}
    files[name] = json.dumps(record, indent=2).encode()
    found = what(check(FilesInMemory(files)).findings)
    assert what(checked(files).findings) == found
    assert found.total() == (reported != "agreement/water-accord-2021" and not reported.startswith("retired"))


def test_packaged_records_and_their_export_are_sound() -> None:
    dataset = load()
    exported = [
        line_file(b"".join(file.chunks).splitlines(), file.name) for file in files_in("jsonl", dataset)
    ]
    assert {file.collection for file in exported} == set(COLLECTIONS.values())
    report = check_lines(exported)
    assert report.findings == ()
    assert report.records == len(dataset) + len(dataset.retired)
    assert report.supported == report.facts > 0


@pytest.mark.parametrize("references_only", [False, True])
def test_a_clean_file_is_read_once_and_never_whole(references_only: bool) -> None:
    assert_read_once([one_line(packaged().read(name)) for name in packaged().names()], references_only)


@pytest.mark.parametrize("references_only", [False, True])
@pytest.mark.parametrize("written", [json.dumps, lambda value: json.dumps(value, separators=(",", ":"))])
def test_texts_that_look_like_ids_have_nothing_looked_at_again(
    written: Callable[[object], str], references_only: bool
) -> None:
    nobody = "signatory/nobody"
    values = [json.loads(line) for line in lines_of().values()]
    source = next(value for value in values if value["id"].startswith("source/"))
    source |= {"title": nobody, "authors": ['"Q"', nobody, "A. B."]}
    domain = next(value for value in values if value["id"].startswith("domain/"))
    domain |= {"definition": nobody}
    assert_read_once([written(value).encode() for value in values], references_only)


def assert_read_once(lines: Iterable[bytes], references_only: bool) -> None:
    held = b"".join(line + b"\n" for line in lines)
    opened: list[Watched] = []

    def open_once() -> BinaryIO:
        opened.append(Watched(held))
        return opened[-1]

    file = LineFile("all.jsonl", open_once)
    assert check_lines([file], references_only=references_only).findings == ()
    assert len(opened) == 1
    assert opened[0].longest <= max(len(held) / 4, 1 << 17)


@FEW
@given(record_sets(), st.data())
def test_references_alone_find_the_ids_that_stand_for_links_in_any_place(
    records: RecordSet, data: st.DataObject
) -> None:
    """Texts anywhere become ids without a record, so that some are links, and some are what no model knows."""
    files = {name: json.loads(content) for name, content in files_of(records).items()}
    name = data.draw(st.sampled_from(sorted(files)))
    texts = list(holders_of_texts(files[name]))
    for holder, key in data.draw(st.lists(st.sampled_from(texts), min_size=1, max_size=4)) if texts else ():
        record_type = str(holder[key]).partition("/")[0]
        holder[key] = f"{record_type if record_type in ID_TYPES else 'signatory'}/nobody"
    compact = data.draw(st.sampled_from([None, (",", ":"), (" ,", " : ")]))
    written = {
        one: json.dumps(value, ensure_ascii=False, separators=compact).encode()
        for one, value in files.items()
    }
    assert of_references(checked(written, references_only=True)) == of_references(checked(written))


def holders_of_texts(value: Any) -> Iterator[tuple[Any, str | int]]:
    """The places of all texts in a value but its own id, as what holds them and the key or the number there."""
    for key, held in list(value.items() if isinstance(value, dict) else enumerate(value)):
        if isinstance(held, dict | list):
            yield from holders_of_texts(held)
        elif isinstance(held, str) and key != "id":
            yield value, key


@FEW
@given(record_sets())
def test_no_link_stands_under_the_key_of_a_text(records: RecordSet) -> None:
    keys = text_keys()
    for record in records:
        file = RecordFile(file_name(type(record).type, record.id), "", record=record)
        for link in links_of(file, record):
            keys_to_it = [step for step in link.node.steps if isinstance(step, str)]
            assert keys_to_it[-1] not in {*keys.of_one, *keys.of_several}


BREAKING = (
    b'"',
    b"\\",
    b"{",
    b"}",
    b"[",
    b",",
    b":",
    b"NaN",
    b"-Infinity",
    b"\xff",
    b"\r",
    b" ",
    b"1e999",
    b"0",
    b"",
)


@given(st.data())
def test_lines_that_pass_together_pass_one_by_one(data: st.DataObject) -> None:
    lines = [one_line(content) for content in EXAMPLE_FILES.values()][:4]
    for _ in range(data.draw(st.integers(0, 2))):
        number = data.draw(st.integers(0, len(lines) - 1))
        start = data.draw(st.integers(0, len(lines[number])))
        rest = lines[number][start + data.draw(st.integers(0, 2)) :]
        lines[number] = lines[number][:start] + data.draw(st.sampled_from(BREAKING)) + rest
    for block in line_file(lines).blocks():
        assert all(map(is_json, block.lines())) or not are_readable(block)


def test_sound_lines_pass_together_whatever_their_texts_say() -> None:
    value = json.loads(lines_of()["domains/water.json"]) | {"definition": "NaN and -Infinity, [NaN]"}
    for block in line_file([json.dumps(value).encode(), *lines_of().values()]).blocks():
        assert are_readable(block)


class Watched(io.BytesIO):
    """Bytes that know how many of them were read at a time."""

    longest = 0

    def read(self, size: int | None = -1, /) -> bytes:
        piece = super().read(size)
        self.longest = max(self.longest, len(piece))
        return piece


def lines_of(*files: str) -> dict[str, bytes]:
    return {name: one_line(EXAMPLE_FILES[name]) for name in files or EXAMPLE_FILES}


def said(lines: Iterable[bytes], *, references_only: bool = False) -> list[str]:
    report = check_lines([line_file(lines)], references_only=references_only)
    return [f"{one.line}: {one.code} {one.message}" for one in report.findings]


@pytest.mark.parametrize("references_only", [False, True])
def test_an_id_that_two_lines_have_is_told_at_the_second(references_only: bool) -> None:
    lines = list(lines_of().values())
    number = list(EXAMPLE_FILES).index("domains/water.json") + 1
    found = said(
        [*lines, EXAMPLE_FILES["domains/water.json"].replace(b"\n", b"")], references_only=references_only
    )
    assert found == [
        f"{len(lines) + 1}: ILMA211 The id domain/water is taken: all.jsonl:{number} has it",
    ]


def test_a_retired_id_is_told_in_a_file_of_any_name() -> None:
    files = lines_of()
    name = next(name for name in files if name.startswith("retired/"))
    record_id = json.loads(files[name])["id"]
    agreement = next(name for name in files if name.startswith("agreements/"))
    files[agreement] = files[agreement].replace(b'"relations": []', b"")
    value = json.loads(files[agreement])
    value["relations"] = [{"kind": "follows", "agreement": record_id}]
    files[agreement] = json.dumps(value).encode()
    number, since = list(files).index(agreement) + 1, json.loads(files[name])["retired_in"]
    assert [one for one in said(files.values()) if "ILMA208" in one] == [
        f"{number}: ILMA208 {record_id} was retired in {since}"
    ]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (b"[]", "ILMA103"),
        (b"{}", "ILMA102"),
        (b'{"id": "domain/w\\u0061ter"', "ILMA003"),
        (b'{"id": "domain//water", "label": {"en": "Water"}}', "ILMA105"),
        (b'{"label": {"en": "Water"}, "definition": "All."}', "ILMA102"),
        (b"\xff", "ILMA002"),
        (b'"' + b"a" * MAX_BYTES + b'"', "ILMA003"),
        (b'"' + b"a" * 3 * MAX_BYTES + b'"', "ILMA003"),
    ],
)
def test_what_is_no_record_is_told_and_the_next_line_is_read(line: bytes, code: str) -> None:
    sound = list(lines_of().values())
    found = said([*sound[:3], line, *sound[3:]])
    assert found
    assert all(one.startswith("4: ILMA") for one in found)
    assert any(one.startswith(f"4: {code}") for one in found)


def test_blank_lines_and_a_missing_last_line_end_are_nothing() -> None:
    lines = list(lines_of().values())
    assert said([b"", *lines, b"  ", b""]) == []
    held = b"\n".join(lines)
    assert check_lines([LineFile("all.jsonl", lambda: io.BytesIO(held))]).records == len(lines)


def test_links_lead_from_one_file_to_another() -> None:
    files = lines_of()
    parts = [
        line_file(
            (line for name, line in files.items() if name.startswith(f"{collection}/")), f"{collection}.jsonl"
        )
        for collection in COLLECTIONS.values()
    ]
    assert check_lines(parts).findings == ()
    without = [part for part in parts if part.collection != "sources"]
    assert {one.code for one in check_lines(without).findings} == {"ILMA201"}


def test_escaped_ids_are_ids() -> None:
    files = {name: line.replace(b"signatory/", rb"signatory\/") for name, line in lines_of().items()}
    assert said(files.values()) == []
    name = next(name for name in files if name.startswith("signatories/"))
    del files[name]
    assert any("ILMA201" in one for one in said(files.values(), references_only=True))


def test_of_too_many_findings_the_first_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "MOST_FINDINGS", 3)
    report = check_lines([line_file([b"{"] * 10)])
    assert len(report.findings) == 3
    assert report.label == "all.jsonl (the first 3 of 10 findings)"


@pytest.mark.parametrize(
    "odd",
    [
        *(
            b'{"id": "domain/odd", "x": %b}' % one
            for one in (b"NaN", b"Infinity", b"01", b"1" * 5000, b"'a'")
        ),
        b'{"id": "domain/odd", "x": ' + b"[" * 3000 + b"]" * 3000 + b"}",
        b'{"id": "domain/odd", "x": "\xff"}',
        b'{"id": "domain/odd", "x": "\\ud800"}',
        b'{"id": "domain/odd", "x": "' + b"y" * MAX_BYTES + b'"}',
        b'{"id": "domain/odd"} {"id": "domain/other"}',
        b'\xef\xbb\xbf{"id": "domain/odd"}',
        b'{"id": "domain/odd", "id": "domain/odd"}',
        b'{"id": "domain/odd",}',
        b'["domain/odd"]',
    ],
    ids=range(14),
)
def test_a_line_that_cannot_be_read_is_told_whatever_is_asked(odd: bytes) -> None:
    lines = [odd, *map(one_line, EXAMPLE_FILES.values())]
    whole, alone = (check_lines([line_file(lines)], references_only=only) for only in (False, True))
    assert of_references(alone) == of_references(whole)


@pytest.mark.parametrize(
    ("codes", "expected"),
    [
        (("ILMA201", "ILMA208", "ILMA209", "ILMA211"), True),
        (("ILMA201", "ILMA203", "ILMA401", *HIDING), True),
        (("ILMA201", "ILMA202"), False),
        (("ILMA201", "ILMA301"), False),
        (("ILMA201", "ILMA101"), False),
        (("ILMA201", "ILMA004"), False),
    ],
)
def test_references_alone_are_asked_for_by_their_codes(codes: tuple[str, ...], expected: bool) -> None:
    assert asks_for_references_only(codes) is expected


def test_records_and_bytes_are_told() -> None:
    told: list[tuple[int, int]] = []
    lines = [*map(one_line, EXAMPLE_FILES.values())]
    check_lines([line_file(lines)], told=lambda *so_far: told.append(so_far))
    assert told[-1] == (len(lines), sum(map(len, lines)) + len(lines))
