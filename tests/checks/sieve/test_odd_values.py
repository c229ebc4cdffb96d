"""No odd value, wherever it stands in a record, passes a glance unless nothing is found in the record."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from ilma_data.checks.catalogue import tree_rules
from ilma_data.checks.one_file import file_findings, read_file
from ilma_data.checks.sieve.gathered import OWN_RECORD
from ilma_data.checks.sieve.looking import glance
from ilma_data.checks.tree import Tree
from ilma_data.model.records import record_name
from ilma_data.testing import FilesInMemory
from tests.checks.example_records import EXAMPLE_FILES

ODD: tuple[Any, ...] = (
    *(None, True, False, 0, 1, -1, 3.0, 1.5, 10**20, 1e300, [], {}, ["x"], [None], {"x": 1}),
    *("", " ", "3", "x", "x ", "a\nb", "a\u200bb", "cafe\u0301", "en", "EN", "states", "implies", "person"),
    *("2021", "2021-02-30", "2021-05-01", "2021-05-04/2021-05-03", "1999", "https://a.b/", "http://a"),
    *("source/x", "signatory/con", "domain/\uff37ater"),
)


def places(value: Any, way: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The ways to all values in one."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, one in inner:
        yield (*way, step)
        yield from places(one, (*way, step))


def changed(raw: bytes) -> Iterator[bytes]:
    """A record with an odd value at each place in turn, with each member left out, each item twice."""
    for way in places(json.loads(raw)):
        for odd in (*ODD, ..., "twice", "more"):
            record: Any = json.loads(raw)
            holder: Any = record
            for step in way[:-1]:
                holder = holder[step]
            last: Any = way[-1]
            if odd is ...:
                del holder[last]
            elif odd == "twice" and isinstance(holder, list):
                holder.append(holder[last])
            elif odd == "more" and isinstance(holder, dict):
                holder["colour"] = "red"
            else:
                holder[last] = odd
            yield json.dumps(record, ensure_ascii=False).encode()


def is_clean(name: str, raw: bytes) -> bool:
    """Whether nothing is found in a file by itself, nor by the rules about one record."""
    files = FilesInMemory({name: raw})
    file = read_file(files, name)
    if any(True for _ in file_findings(file)):
        return False
    tree = Tree({name: file})
    rules = [rule for rule in tree_rules() if rule.code in OWN_RECORD - {"ILMA304"}]
    return not any(True for rule in rules for _ in rule.findings(tree))


@pytest.mark.parametrize("name", sorted(EXAMPLE_FILES))
def test_odd_value_anywhere(name: str) -> None:
    named = record_name(name)
    assert named is not None
    passed = 0
    for raw in {EXAMPLE_FILES[name], *changed(EXAMPLE_FILES[name])}:
        if glance(raw, *named) is not None:
            passed += 1
            assert is_clean(name, raw), raw.decode()
    assert passed >= 1


@pytest.mark.parametrize(
    "odd",
    [
        b'{"id": 1, ', b'{"\\u0069d": "domain/water", ', b'\xef\xbb\xbf{', b'{"related": [], "related" : [], ',
        b'{"related": [], "related"\n: [], ', b'{ "x\\"": ":", "x\\"" : 1, ',
    ],
)  # fmt: skip
def test_odd_json_is_doubted(odd: bytes) -> None:
    water = EXAMPLE_FILES["domains/water.json"]
    assert glance(water, "domain", "domain/water") is not None
    assert glance(water.replace(b"{", odd, 1), "domain", "domain/water") is None


def test_file_of_another_record_is_doubted() -> None:
    assert glance(EXAMPLE_FILES["domains/water.json"], "domain", "domain/irrigation") is None
    assert glance(EXAMPLE_FILES["domains/water.json"], "source", "source/water") is None
    for raw in (b"", b"null", b"[]", b"{}", b"\xff", b"[" * 100_000, b'{"id": NaN}', b" " * 1_048_577):
        assert glance(raw, "domain", "domain/water") is None
