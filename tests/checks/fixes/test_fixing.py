"""Fixes mend what they are for and nothing else, and a second time there is nothing to mend."""

import json
from collections.abc import Iterable

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from ilma_data.checks.finding import Finding, Fix
from ilma_data.checks.fixes.fixing import fixable, fixed
from ilma_data.checks.fixes.mending import likeliest, plain
from ilma_data.checks.runner import check
from ilma_data.store.edits import Change, applied
from ilma_data.store.files import RecordFiles
from ilma_data.testing import CATALOGUE, Broken, FilesInMemory, RecordSet, broken, record_sets
from tests.checks.example_records import EXAMPLE_FILES

ACCORD = "agreements/water-accord-2021.json"
WATER = "domains/water.json"


def find(files: RecordFiles) -> Iterable[Finding]:
    return check(files).findings


def codes(files: dict[str, bytes]) -> list[str]:
    return [finding.code for finding in find(FilesInMemory(files))]


def with_bad(file: str, good: str, bad: str) -> dict[str, bytes]:
    text = EXAMPLE_FILES[file].decode()
    assert good in text
    return {**EXAMPLE_FILES, file: text.replace(good, bad, 1).encode()}


def mended(files: dict[str, bytes], *, unsafe: bool = False) -> dict[str, bytes]:
    return {**files, **fixed(FilesInMemory(files), find, unsafe=unsafe).after}


def assert_fixes_mend(case: Broken) -> bool:
    """Whether a fix was offered; then it leaves nothing but what was hidden, or is refused for what it would bring."""
    files = FilesInMemory(case.files)
    [finding] = find(files)
    if finding.fix is None:
        return False
    result = fixed(files, find, unsafe=True)
    if result.refused:
        assert result.after == {}
        return True
    left = codes({**case.files, **result.after})
    assert [one.code for one in result.findings] == [case.code], case
    hidden = ("ILMA2", "ILMA3", "ILMA4") if finding.fix.safe else ("ILMA301",)
    assert all(code.startswith(hidden) for code in left), (case, left)
    return True


# Each example fixes a data set for each mutation; to look for a smaller one that fails too would take an hour.
@settings(max_examples=2, phases=[phase for phase in Phase if phase is not Phase.shrink])
@given(record_sets(), st.data())
def test_each_fix_that_is_offered_mends_its_finding_and_brings_none(
    records: RecordSet, data: st.DataObject
) -> None:
    offered = set()
    for mutation in CATALOGUE:
        fault = data.draw(st.sampled_from(list(mutation.faults(records))))
        if assert_fixes_mend(fault.strike(mutation, records)):
            offered.add(mutation.code)
    assert offered >= {"ILMA002", "ILMA004", "ILMA108", "ILMA111"}


@settings(max_examples=settings().max_examples // 5)
@given(broken())
def test_fix_of_a_single_fault_mends_it(case: Broken) -> None:
    assert_fixes_mend(case)


SAFE = {
    "stray space": (WATER, '"en": "water"', '"en": " water"'),
    "invisible character": (WATER, '"en": "water"', '"en": "wa\u200bter"'),
    "equal key with an equal value": (WATER, '"fr": "eau"', '"fr": "eau",\n    "fr": "eau"'),
    "item once more": (ACCORD, '"instrument",', '"instrument",\n        "instrument",'),
    "word in capitals": (ACCORD, '"stage": "in-force"', '"stage": "In Force"'),
    "key in capitals": (WATER, '"broader"', '"Broader"'),
    "id with capitals and spaces": (ACCORD, '"domain": "domain/water"', '"domain": " Domain/Water"'),
    "code in the other case": ("signatories/freedonia.json", '"FRE"', '"fre"'),
    "date with a space": (ACCORD, '"date": "2021-06-02"', '"date": "2021-06-02 "'),
    "whole number with a point": (ACCORD, '"paragraph": 3', '"paragraph": 3.0'),
    "merged id": (
        "agreements/irrigation-protocol-2021.json",
        '"agreement/water-accord-2021"',
        '"agreement/water-treaty-2021"',
    ),
}

UNSAFE = {
    "misspelt key": (WATER, '"broader"', '"broder"'),
    "missing key": (WATER, ',\n  "broader": null', ""),
    "missing list": ("signatories/freedonia.json", '  "names": [],\n', ""),
    "missing id": (WATER, '"id": "domain/water",', ""),
    "wrong id": (WATER, '"id": "domain/water"', '"id": "domain/waters"'),
    "number in quotes": (ACCORD, '"paragraph": 3', '"paragraph": "3"'),
    "text for a list": ("signatories/ada-lovell.json", '[\n        "2021-05-04"\n      ]', '"2021-05-04"'),
    "null for a list": ("signatories/freedonia.json", '"names": []', '"names": null'),
    "misspelt word": (ACCORD, '"instrument": "agreement"', '"instrument": "agrement"'),
    "slip of a date": (ACCORD, '"date": "2021-06-02"', '"date": "2 June 2021"'),
    "empty text": ("domains/water.json", '"broader": null', '"broader": ""'),
    "misspelt link": (ACCORD, '"domain": "domain/water"', '"domain": "domain/watter"'),
    "misspelt path": (ACCORD, '"milestones[in-force]"', '"milestones[in-forse]"'),
    "path of our own words": (ACCORD, '"instrument",', '"instrument",\n        "summary",'),
    "date in a dispute": (ACCORD, '"reported": "2021-05"', '"reported": "May 2021"'),
    "wrong kind": ("signatories/freedonia-ministry-of-water.json", '"organization"', '"person"'),
}


@pytest.mark.parametrize("mistake", SAFE)
def test_safe_fix_gives_back_the_very_file(mistake: str) -> None:
    file, good, bad = SAFE[mistake]
    files = with_bad(file, good, bad)
    result = fixed(FilesInMemory(files), find, unsafe=False)
    assert result.before == {file: files[file]}
    assert result.after == {file: EXAMPLE_FILES[file]}
    assert [one.fix.safe for one in result.findings if one.fix] == [True]


@pytest.mark.parametrize("mistake", UNSAFE)
def test_unsafe_fix_is_applied_only_when_asked_for(mistake: str) -> None:
    files = with_bad(*UNSAFE[mistake])
    assert fixed(FilesInMemory(files), find, unsafe=False).after == {}
    after = mended(files, unsafe=True)
    assert codes(after) == []
    name = UNSAFE[mistake][0]
    assert json.loads(after[name]) == json.loads(EXAMPLE_FILES[name])
    assert mended(after, unsafe=True) == after


NO_FIX = {
    "equal key with another value": (WATER, '"fr": "eau"', '"fr": "eau",\n    "fr": "eaux"'),
    "key between two equal ones": (WATER, '"fr": "eau"', '"fr": "eau",\n    "fr": "eaux",\n    "fr": "eau"'),
    "key that nobody knows": (WATER, '"broader": null', '"broader": null,\n  "colour": "blue"'),
    "missing word": (ACCORD, '  "instrument": "agreement",\n', ""),
    "missing report": (ACCORD, '      "reported": "2021-05",\n', ""),
    "word like no other": (ACCORD, '"instrument": "agreement"', '"instrument": "gentlemen"'),
    "link to another year": (
        ACCORD,
        '"meeting": "meeting/lake-talks-2021"',
        '"meeting": "meeting/lake-talks-2022"',
    ),
    "key whose value does not fit": (WATER, '"broader": null', '"broder": 7'),
    "comma before the bracket": (WATER, '"eau"\n', '"eau",\n'),
    "number that is none": ("signatories/freedonia.json", '"cow_code": null', '"cow_code": NaN'),
}


@pytest.mark.parametrize("mistake", NO_FIX)
def test_what_no_machine_knows_has_no_fix(mistake: str) -> None:
    files = with_bad(*NO_FIX[mistake])
    assert codes(files)
    assert fixed(FilesInMemory(files), find, unsafe=True).after == {}


def test_missing_evidence_has_no_fix() -> None:
    value = json.loads(EXAMPLE_FILES[ACCORD])
    del value["evidence"]
    files = {**EXAMPLE_FILES, ACCORD: json.dumps(value).encode()}
    assert codes(files) == ["ILMA102"]
    assert mended(files, unsafe=True) == files


def test_byte_order_mark_goes_and_the_rest_stays() -> None:
    files = {**EXAMPLE_FILES, WATER: b"\xef\xbb\xbf" + EXAMPLE_FILES[WATER].replace(b"\n", b"\r\n")}
    assert mended(files)[WATER] == EXAMPLE_FILES[WATER].replace(b"\n", b"\r\n")


def test_many_mistakes_of_many_files_are_mended_at_once() -> None:
    files = dict(EXAMPLE_FILES)
    for name, (file, good, bad) in (SAFE | UNSAFE).items():
        text = files[file].decode()
        if good in text and not name.startswith(("missing", "number")):
            files[file] = text.replace(good, bad, 1).encode()
    assert len(codes(files)) > 12
    after = fixed(FilesInMemory(files), find, unsafe=True)
    assert after.refused == ()
    assert codes({**files, **after.after}) == []


def test_paths_follow_a_link_that_is_mended() -> None:
    text = EXAMPLE_FILES[ACCORD].decode().replace('"domains"\n', '"domains[domain/watter]"\n')
    files = {
        **EXAMPLE_FILES,
        ACCORD: text.replace('"domain": "domain/water"', '"domain": "domain/watter"').encode(),
    }
    after = mended(files, unsafe=True)
    assert b'"domains[domain/water]"' in after[ACCORD]
    assert codes(after) == []


def test_fix_that_would_bring_another_finding_is_refused_and_says_which() -> None:
    files = with_bad(ACCORD, '"date": "2021-06-02"', '"date": "15/06/2020"')
    result = fixed(FilesInMemory(files), find, unsafe=True)
    assert result.after == {}
    [(finding, brought)] = result.refused
    assert (finding.code, brought.code) == ("ILMA106", "ILMA205")


def test_refused_fix_does_not_keep_the_others_from_being_applied() -> None:
    text = EXAMPLE_FILES[ACCORD].decode()
    for good, bad in [
        ('"date": "2021-06-02"', '"date": "15/06/2020"'),
        ('"instrument": "agreement"', '"instrument": "agrement"'),
        ('"existence"', '"existance"'),
        ('"covered"', '"coverd"'),
    ]:
        text = text.replace(good, bad, 1)
    files = {**EXAMPLE_FILES, ACCORD: text.encode()}
    result = fixed(FilesInMemory(files), find, unsafe=True)
    assert codes({**files, **result.after}) == ["ILMA106"]
    assert len(result.findings) == 3
    assert [one.finding.code for one in result.refused] == ["ILMA106"]


def test_finding_that_was_hidden_until_then_is_no_reason_to_refuse() -> None:
    text = EXAMPLE_FILES[ACCORD].decode().replace('"date": "2021-06-02"', '"date": "2021-04-02"')
    files = {**EXAMPLE_FILES, ACCORD: text.replace('"Minister of Water"', '"Minister of Water "').encode()}
    assert codes(files) == ["ILMA107"]
    result = fixed(FilesInMemory(files), find, unsafe=False)
    assert result.refused == ()
    assert codes({**files, **result.after}) == ["ILMA205"]


def test_id_to_which_others_link_is_not_changed_to_that_of_the_file() -> None:
    files = {name.replace("domains/water", "domains/waters"): raw for name, raw in EXAMPLE_FILES.items()}
    assert codes(files) == ["ILMA111"]
    result = fixed(FilesInMemory(files), find, unsafe=True)
    assert result.after == {}
    assert result.refused[0].brought.code == "ILMA201"


def test_only_wanted_findings_are_mended() -> None:
    files = with_bad(WATER, '"water"', '"water "')
    assert (
        fixed(FilesInMemory(files), find, unsafe=True, wanted=lambda one: one.code != "ILMA107").after == {}
    )


def test_files_of_another_folder_are_not_touched() -> None:
    files = FilesInMemory(with_bad(WATER, '"en": "water"', '"en": "water "'))

    def renamed(given: RecordFiles) -> Iterable[Finding]:
        other = FilesInMemory({name: given.read(name) for name in given.names()})
        other.label = "elsewhere"
        return check(other).findings

    assert fixed(files, renamed, unsafe=True).after == {}


def test_every_offered_fix_has_a_title_and_edits_that_fit_the_file() -> None:
    for file, good, bad in [*SAFE.values(), *UNSAFE.values()]:
        for finding in find(FilesInMemory(with_bad(file, good, bad))):
            assert isinstance(finding.fix, Fix)
            assert finding.fix.title[0].isupper()
            assert not finding.fix.title.endswith(".")
            document = finding.place.file.document
            assert document is not None
            assert (
                applied(document, [Change(edit.span, edit.text) for edit in finding.fix.edits])
                != document.text
            )


def test_fixable_counts_both_kinds() -> None:
    found = [
        *find(FilesInMemory(with_bad(*SAFE["stray space"]))),
        *find(FilesInMemory(with_bad(*UNSAFE["wrong id"]))),
    ]
    assert fixable(found) == (1, 1)
    assert fixable([]) == (0, 0)


@pytest.mark.parametrize(
    ("wrong", "choices", "meant"),
    [
        ("signd", ["signed", "ratified"], "signed"),
        ("reviw", ["review-a", "review-b"], None),
        ("talks-2012", ["talks-2021", "walks"], "talks-2021"),
        ("talks-2022", ["talks-2021"], None),
        ("", ["signed"], None),
        ("signed", [], None),
    ],
)
def test_likeliest_is_near_and_nearer_than_any_other(
    wrong: str, choices: list[str], meant: str | None
) -> None:
    assert likeliest(wrong, choices) == meant


@given(st.text(max_size=20))
def test_plain_form_of_a_plain_form_is_itself(text: str) -> None:
    assert plain(plain(text)) == plain(text)
