"""Characters that deceive the eye, in every kind of value: never taken, and named where they are found."""

import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from ilma_data.checks.runner import validate
from ilma_data.model.characters import LONGEST, composed, faulty_character, tidied
from ilma_data.model.ids import DomainId, is_id
from ilma_data.model.source import Source
from ilma_data.report.escape import printable, printable_json
from tests.hostile.conftest import Change, Found, codes

WATER = "domains/water.json"
REVIEW = "sources/water-review-2021.json"
TALKS = "meetings/lake-talks-2021.json"

HIDDEN = {
    "NUL": "\0", "bell": "\x07", "escape": "\x1b", "delete": "\x7f", "C1": "\x9b", "soft hyphen": "\u00ad",
    "grapheme joiner": "\u034f", "Arabic letter mark": "\u061c", "Hangul filler": "\u115f",
    "Khmer vowel": "\u17b4", "Mongolian separator": "\u180e", "zero-width space": "\u200b",
    "line separator": "\u2028", "embedding": "\u202a", "override": "\u202e", "word joiner": "\u2060",
    "isolate": "\u2066", "deprecated": "\u206f", "Braille blank": "\u2800", "another filler": "\u3164",
    "variation selector": "\ufe0f", "mark of byte order": "\ufeff", "half-width filler": "\uffa0",
    "annotation": "\ufff9", "object": "\ufffc", "lost": "\ufffd", "noncharacter": "\uffff", "another": "\ufdd0",
    "private use": "\ue000", "music": "\U0001d173", "noncharacter of a plane": "\U0001fffe",
    "tag": "\U000e0041", "selector of a plane": "\U000e0100", "private use of a plane": "\U000f0000",
    "the last": "\U0010ffff",
}  # fmt: skip
"""What no text holds: nobody sees it, or it moves what is seen, or it means nothing."""

MARKS = {"non-joiner": "\u200c", "joiner": "\u200d", "left to right": "\u200e", "right to left": "\u200f"}


def escaped(character: str) -> str:
    return json.dumps(character)[1:-1]


PLACES = {
    "title": ("sources/courier-2021-05-05.json", '"title": "', "ILMA107"),
    "name": ("signatories/freedonia.json", '"name": "', "ILMA107"),
    "label": (WATER, '"en": "', "ILMA107"),
    "url": (REVIEW, '"url": "https://', "ILMA107"),
    "id": (WATER, '"id": "domain/', "ILMA105"),
    "link": (TALKS, '"part_of": "meeting/', "ILMA105"),
    "date": (TALKS, '"period": "', "ILMA106"),
    "word": (TALKS, '"kind": "', "ILMA104"),
    "key": (WATER, '"broader', "ILMA101"),
    "path": ("agreements/water-accord-2021.json", '"supports": [\n        "', "ILMA107"),
}


@pytest.mark.parametrize("place", PLACES)
def test_no_hidden_character_is_taken_anywhere(place: str, records: Path) -> None:
    name, after, code = PLACES[place]
    if not (records / name).exists() or after not in (records / name).read_text("utf-8"):
        name = somewhere(records, after)
    text = (records / name).read_text("utf-8")
    for character, shown in (
        ("\0", escaped("\0")), ("\u200b", "\u200b"), ("\u202e", escaped("\u202e")), ("\u200d", "\u200d"),
        ("\U000e0041", escaped("\U000e0041")), ("\ue000", "\ue000"),
    ):  # fmt: skip
        (records / name).write_text(text.replace(after, f"{after}a{shown}b", 1), "utf-8")
        findings = [one for one in validate([records]).findings if one.file == name]
        assert code in codes(tuple(findings)), shown
        finding = next(one for one in findings if one.code == code)
        if code in ("ILMA105", "ILMA107"):
            assert f"U+{ord(character):04X}" in finding.message


def somewhere(records: Path, after: str) -> str:
    """The first file that has such a place."""
    for path in sorted(records.rglob("*.json")):
        if after in path.read_text("utf-8"):
            return path.relative_to(records).as_posix()
    raise AssertionError(f"no example has {after}")


@pytest.mark.parametrize("mark", MARKS.values(), ids=MARKS)
@pytest.mark.parametrize(
    "text", ["می{}خواهم", "שלום{}עולם", "صاروخ{}أرض", "رب{}ّ"], ids=["Persian", "Hebrew", "Arabic", "a sign"]
)
def test_marks_between_letters_that_need_them_are_taken(mark: str, text: str) -> None:
    assert faulty_character(text.format(mark)) is None
    assert printable(text.format(mark)) == text.format(mark)


@pytest.mark.parametrize("mark", MARKS.values(), ids=MARKS)
@pytest.mark.parametrize("text", ["{}שלום", "שלום{}", "a{}b", "שלום{0}{0}עולם", "Rabat {} 2021", "{}"])
def test_marks_elsewhere_are_not_taken(mark: str, text: str) -> None:
    wrong = text.format(mark)
    assert wrong[faulty_character(wrong) or 0] == mark
    assert mark not in tidied(wrong) or wrong.count(mark) > 1


def test_directional_mark_stands_between_a_letter_and_a_sign_but_a_joiner_does_not() -> None:
    assert faulty_character('צה"ל\u200e (IDF)') is None
    assert faulty_character("صواريخ\u200f 15") is None
    assert faulty_character("ماء\u200c 15") == 3


@pytest.mark.parametrize("text", ["Cafe\u0301", "A\u030angstro\u0308m", "\u212b", "\ufb2a", "\u0627\u0653"])
def test_text_that_is_not_composed_is_mended(text: str, change: Change, found: Found) -> None:
    change(REVIEW, lambda value: value.update(title=text))
    [finding] = found()
    assert (finding.code, finding.nearest) == ("ILMA107", unicodedata.normalize("NFC", text))
    assert finding.fix is not None
    assert finding.fix.safe


def test_endless_marks_on_a_letter_are_not_sorted() -> None:
    text = "e" + "\u0301\u0316" * LONGEST
    assert composed(text) is text
    assert len(tidied(text)) == len(text)


URLS = {
    "javascript:alert(1)": "begins with javascript:",
    "JAVASCRIPT://example.org/%0aalert(1)": "begins with JAVASCRIPT:",
    "file:///etc/passwd": "begins with file:",
    "data:text/html,<script>alert(1)</script>": "begins with data:",
    "ftp://example.org/": "begins with ftp:",
    "//example.org/": "is not an http",
    "example.org": "is not an http",
    "https:example.org": "is not an http",
    "https:///etc/passwd": "is not an http",
    "https://user:password@example.org/": "names a user",
    "https://example.org:443@evil.example/": "names a user",
    "https://example.org\\@evil.example/": "names a user",
    "https://example.org/a b": "holds a space",
    "https://exa\tmple.org/": "U+0009",
    "https://example.org/\r\nHost: evil.example": "a line break",
    "https://example\u202egro.elpmaxe/": "U+202E",
    "https://exam\u200bple.org/": "U+200B",
    "https://חדשות\u200f.example/": "U+200F|is not",
    "https://example.org\uff0fevil.example/": "is not an http",
    "https://example\u3002org/": "is not an http",
    "https://localhost/": "is not an http",
    "https://example..org/": "is not an http",
    "https://.example.org/": "is not an http",
    "https://example.org:port/": "is not an http",
    "https://example.org:999999/": "is not an http",
    "https://example.org/<script>": "is not an http",
    "https://example.org/" + "a" * 2000: "is not an http",
}


@pytest.mark.parametrize("url", URLS, ids=lambda url: ascii(url)[:40])
def test_address_that_is_none_or_hides_something_is_named(url: str, change: Change, found: Found) -> None:
    change(REVIEW, lambda value: value.update(url=url))
    [finding] = found()
    assert finding.code == "ILMA107"
    assert any(one in finding.message for one in URLS[url].split("|")), finding.message
    assert finding.place.pointer == "/url"


@pytest.mark.parametrize(
    "url",
    [
        "https://חדשות.example/כתבה",
        "http://www.bladi.net./x",
        "https://example.org:8080/a?b=c#d",
        "https://xn--e1a.example",
    ],
)
def test_address_in_another_script_is_one(url: str, change: Change, found: Found) -> None:
    change(REVIEW, lambda value: value.update(url=url))
    assert codes(found()) == []


@pytest.mark.parametrize(
    "wrong", ["javascript:alert(1)", "file:///x", "//host/x", "C:\\x", "\\\\host\\x", "data:,"]
)
def test_schema_reference_leads_to_a_page_or_a_file_beside(wrong: str, change: Change, found: Found) -> None:
    change(REVIEW, lambda value: value.update({"$schema": wrong}))
    [finding] = found()
    assert (finding.code, finding.place.pointer) == ("ILMA107", "/$schema")


IDS = {
    "domain/../../etc/passwd": ("one slash", None),
    "domain//water": ("one slash", None),
    "/domain/water": ("one slash", None),
    "domain\\water": ("", "domain/water"),
    "domain/w\u0430ter": ("U+0430 (CYRILLIC SMALL LETTER A), which is not the letter a", "domain/water"),
    "domain/w\u03b1ter": ("U+03B1 (GREEK SMALL LETTER ALPHA), which is not the letter a", "domain/water"),
    "domain/\uff57ater": ("which is not the letter w", "domain/water"),
    "domain/wat\u00e9r": ("U+00E9", "domain/water"),
    "domain/wa\u200bter": ("U+200B (ZERO WIDTH SPACE)", "domain/water"),
    "domain/Water": ("", "domain/water"),
    "domain/nul": ("Windows takes the slug for a device", None),
    "domain/com7": ("Windows takes the slug for a device", None),
    "domain/" + "a" * 100: ("107 characters long", None),
    "domain/": ("", None),
    "domain/water\0": ("U+0000", "domain/water"),
    "domain/water.json": ("", "domain/water-json"),
    "domain/%2e%2e": ("", "domain/2e-2e"),
}


@pytest.mark.parametrize("text", IDS, ids=lambda text: ascii(text)[:40])
def test_id_that_is_none_is_named_with_the_nearest(text: str, change: Change, found: Found) -> None:
    def write(value: dict[str, Any]) -> None:
        value["broader"] = text

    change("domains/irrigation.json", write)
    [finding] = [one for one in found() if one.place.pointer == "/broader"]
    problem, nearest = IDS[text]
    assert finding.code == "ILMA105"
    assert problem in finding.message
    assert finding.nearest == nearest
    assert not is_id(text)
    with pytest.raises(ValueError, match="is no id"):
        DomainId(text)


def test_ids_that_look_alike_are_a_warning_at_the_second(records: Path) -> None:
    text = (records / "retired/agreement-water-treaty-2021.json").read_text("utf-8")
    for slug in ("lake-0ne", "lake-one", "burn", "bum"):
        (records / f"retired/agreement-{slug}.json").write_text(
            text.replace("water-treaty-2021", slug), "utf-8"
        )
    findings = validate([records]).findings
    assert [(one.code, one.level, one.message) for one in findings] == [
        ("ILMA409", "warning", "agreement/burn looks like agreement/bum"),
        ("ILMA409", "warning", "agreement/lake-one looks like agreement/lake-0ne"),
    ]
    assert [one.related[0].place.file.record_id for one in findings] == [
        "agreement/bum",
        "agreement/lake-0ne",
    ]


def test_id_that_was_retired_for_one_that_looks_like_it_is_no_finding(records: Path) -> None:
    path = records / "retired/agreement-water-treaty-2021.json"
    text = path.read_text("utf-8").replace("agreement/water-treaty-2021", "agreement/vvater-accord-2021")
    path.unlink()
    (records / "retired/agreement-vvater-accord-2021.json").write_text(text, "utf-8")
    assert "ILMA409" not in codes(validate([records]).findings)


@given(st.text())
def test_what_is_printed_stays_on_its_line_and_can_be_seen(text: str) -> None:
    shown = printable(text)
    assert len(shown.splitlines()) <= 1
    for index, character in enumerate(shown):
        if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp"):
            assert character in MARKS.values(), hex(ord(character))
            assert any("\u0590" <= beside <= "\ufefc" for beside in shown[max(index - 1, 0) : index + 2])
    assert json.loads(printable_json(json.dumps({text: text}, ensure_ascii=False, indent=2))) == {text: text}


@given(st.text(max_size=60))
def test_what_is_tidied_is_taken_or_holds_what_no_machine_can_mend(text: str) -> None:
    tidy = tidied(text)
    assert tidied(tidy) == tidy
    index = faulty_character(tidy)
    if index is not None:
        assert tidy[index] in MARKS.values() or unicodedata.category(tidy[index]) in (
            "Co",
            "Cn",
            "So",
            "Cf",
            "Mn",
        )


def test_model_refuses_what_the_check_names() -> None:
    with pytest.raises(ValidationError, match="composed"):
        Source.model_validate({**MINIMAL, "title": "Cafe\u0301"})
    for character in HIDDEN.values():
        with pytest.raises(ValidationError, match="without control or invisible"):
            Source.model_validate({**MINIMAL, "title": f"a{character}b"})


MINIMAL: dict[str, Any] = {
    "id": "source/a", "kind": "news", "title": None, "publisher": None, "published": None, "language": "en",
    "url": None, "origin": None, "consulted": "whole",
}  # fmt: skip
