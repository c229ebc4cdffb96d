"""Files with something else in them than a record: one clear finding, whatever it is."""

import json
import os
import tracemalloc
from pathlib import Path
from typing import Any

import pytest

from ilma_data.checks.runner import validate
from ilma_data.dataset.errors import InvalidRecordsError
from ilma_data.dataset.loading import load
from ilma_data.store.document import MAX_BYTES
from tests.hostile.conftest import EXAMPLE, Change, Found, codes

WATER = "domains/water.json"
ACCORD = "agreements/water-accord-2021.json"
GOOD = (EXAMPLE / WATER).read_bytes()

CONTENTS = {
    "nothing": (b"", "ILMA003", "The file is empty"),
    "spaces": (b" \r\n\t ", "ILMA003", "empty"),
    "a NUL alone": (b"\0", "ILMA003", "U+0000"),
    "a NUL in a text": (GOOD.replace(b"water", b"wa\0ter", 1), "ILMA003", "U+0000"),
    "an escape character": (GOOD.replace(b'"eau"', b'"\x1b[31meau"'), "ILMA003", "U+001B"),
    "a byte order mark": (b"\xef\xbb\xbf" + GOOD, "ILMA002", "U+FEFF"),
    "UTF-16": (GOOD.decode().encode("utf-16"), "ILMA002", "UTF-16"),
    "UTF-16 without its mark": (GOOD.decode().encode("utf-16-le"), "ILMA003", "U+0000"),
    "Latin-1": (GOOD.replace(b"eau", b"\xe9au"), "ILMA002", "0xE9"),
    "an overlong slash": (GOOD.replace(b"eau", b"\xc0\xaf"), "ILMA002", "0xC0"),
    "a surrogate in UTF-8": (GOOD.replace(b"eau", b"\xed\xa0\x80"), "ILMA002", "0xED"),
    "half a surrogate pair": (GOOD.replace(b'"eau"', rb'"\ud83d"'), "ILMA003", "surrogate"),
    "the other half": (GOOD.replace(b'"eau"', rb'"\ude00x"'), "ILMA003", "surrogate"),
    "a key twice": (GOOD.replace(b'"fr":', b'"fr": "eaux", "fr":'), "ILMA004", "`fr`|\"fr\""),
    "a key twice, once escaped": (GOOD.replace(b'"fr":', rb'"\u0066r": "eaux", "fr":'), "ILMA004", "fr"),
    "a list": (b"[" + GOOD + b"]", "ILMA103", "object"),
    "a text": (b'"domain/water"', "ILMA103", "object"),
    "null": (b"null", "ILMA103", "object"),
    "a number of 5,000 digits": (b"1" * 5000, "ILMA005", "5,000|5000"),
    "a number that is no double": (b"1e999", "ILMA005", "infinity"),
    "NaN": (b"NaN", "ILMA005", "NaN"),
    "minus Infinity": (b"[-Infinity]", "ILMA005", "-Infinity"),
    "100,000 lists in one another": (b"[" * 100_000, "ILMA003", "More than"),
    "100,000 objects in one another": (b'{"a":' * 100_000 + b"1" + b"}" * 100_000, "ILMA003", "More than"),
    "a mebibyte and a byte": (b" " * (MAX_BYTES + 1), "ILMA003", "larger than"),
    "a text without an end": (b'"' + b"a" * 1_000_000, "ILMA003", "not closed"),
    "quotes without an end": (b"'" * 1_000_000, "ILMA003", "quotes"),
    "a comment without an end": (b"/*" * 400_000, "ILMA003", "comment"),
    "zeros without an end": (b"-" + b"0" * 1_000_000, "ILMA003", "zeros"),
    "YAML": (b"id: domain/water\n", "ILMA003", ""),
    "a program": (b"#!/bin/sh\ntouch /tmp/was-run\n", "ILMA003", "comment"),
    "Python": (b"__import__('os').abort()\n", "ILMA003", ""),
    "a pickle": (b"\x80\x04cos\nabort\n)R.", "ILMA002", "0x80"),
    "gzip": (b"\x1f\x8b\x08\x00", "ILMA002", "0x8B"),
    "HTML": (b"<script>alert(1)</script>", "ILMA003", ""),
}  # fmt: skip


@pytest.mark.parametrize("name", CONTENTS)
def test_what_is_no_record_is_one_finding(name: str, records: Path, found: Found) -> None:
    raw, code, word = CONTENTS[name]
    (records / WATER).write_bytes(raw)
    findings = found()
    assert codes(findings) == [code]
    assert findings[0].file == WATER
    assert any(one in findings[0].message for one in word.split("|"))
    if code != "ILMA004":
        with pytest.raises(InvalidRecordsError, match="water"):
            load(records)


def test_more_than_a_hundred_flaws_of_one_file_are_cut(records: Path, found: Found) -> None:
    (records / WATER).write_bytes(b"[" + b"NaN," * 200_000 + b"1]")
    assert codes(found()) == ["ILMA005"] * 100


@pytest.mark.parametrize("end", [b"\r\n", b"\r"])
def test_other_line_ends_are_no_finding(records: Path, found: Found, end: bytes) -> None:
    for path in records.rglob("*.json"):
        path.write_bytes(path.read_bytes().replace(b"\n", end))
    assert found() == ()
    assert len(load(records).records) > 5


@pytest.mark.skipif(os.name == "nt", reason="files with holes need a file system that knows them")
def test_file_of_a_gigabyte_is_not_read(records: Path, found: Found) -> None:
    with (records / WATER).open("r+b") as file:
        file.truncate(1 << 30)
    tracemalloc.start()
    [finding] = found()
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert finding.code == "ILMA003"
    assert "larger than 1,048,576 bytes" in finding.message
    assert most < 1 << 26


def accord(value: dict[str, Any]) -> dict[str, Any]:
    evidence: list[dict[str, Any]] = value["evidence"]
    return evidence[0]


MANY = {
    "unknown keys": lambda value: value.update({f"key-{number}": number for number in range(60_000)}),
    "keys that are nearly right": lambda value: value.update(
        {f"titl{number}": number for number in range(60_000)}
    ),
    "empty items": lambda value: value.update(evidence=[{}] * 20_000),
    "items that are no objects": lambda value: value.update(parties=[[]] * 20_000),
    "texts": lambda value: value.update(other_titles=[f"x{number}" for number in range(50_000)]),
    "one long text": lambda value: value.update(summary="a " * 400_000),
    "one long word": lambda value: value.update(summary="a" * 900_000),
    "one long date": lambda value: value["milestones"][0].update(date="2021-" + "0" * 900_000),
    "one long id": lambda value: value["parties"][0].update(signatory="signatory/" + "a-" * 400_000),
    "one long path": lambda value: accord(value).update(supports=["a." * 400_000]),
    "marks on a letter": lambda value: value.update(title="e" + "\u0301\u0316" * 80_000),
    "paths that name nothing": lambda value: value["evidence"].extend(
        {
            **accord(value),
            "supports": [f"milestones[x{number}].date" for number in range(200 * n, 200 * n + 200)],
        }
        for n in range(2)
    ),
}
"""Ways to put much into one record, each of which once took longer than anyone would wait."""


@pytest.mark.parametrize("name", MANY)
def test_much_of_the_same_is_read_to_its_end(name: str, change: Change, found: Found) -> None:
    change(ACCORD, MANY[name])
    findings = found()
    assert 0 < len(findings) <= 1010
    assert {finding.file for finding in findings} == {ACCORD}


def test_ten_thousand_findings_are_all_there(records: Path) -> None:
    raw = (records / ACCORD).read_text("utf-8")
    for number in range(11):
        value = json.loads(raw.replace("water-accord-2021", f"accord-{number}"))
        value["evidence"] = [{}] * 333
        (records / f"agreements/accord-{number}.json").write_text(json.dumps(value), "utf-8")
    findings = validate([records]).findings
    assert codes(findings).count("ILMA102") == 11 * 333 * 3 > 10_000
    assert len({finding.fingerprint for finding in findings}) == len(findings)


def test_date_that_does_not_exist_is_named(change: Change, found: Found) -> None:
    change(ACCORD, lambda value: value["milestones"][0].update(date="2021-02-29"))
    [finding] = found()
    assert (finding.code, finding.nearest) == ("ILMA106", "2021-02")
    assert "February 2021 has 28 days" in finding.message
