"""What is known of a records folder without typing its records: the same as of all of them typed."""

import json

import pytest
from hypothesis import given, settings

from ilma_data.checks.neighbourhood.version import Version
from ilma_data.checks.one_file import file_findings, read_file
from ilma_data.checks.tree import Tree
from ilma_data.model.records import COLLECTIONS
from ilma_data.store.former import Former
from ilma_data.testing import FilesInMemory, RecordSet, files_of, record_sets


def full_tree(files: FilesInMemory) -> Tree:
    read = {name: read_file(files, name) for name in files.names()}
    for file in read.values():
        list(file_findings(file))
    return Tree(read)


@settings(max_examples=10)
@given(record_sets())
def test_ids_and_mentions_are_those_of_the_whole_tree(records: RecordSet) -> None:
    files = FilesInMemory(files_of(records))
    version, tree = Version(files), full_tree(files)
    assert {one: version.ids[one] for one in COLLECTIONS} == {one: tree.ids_of(one) for one in COLLECTIONS}
    for link in tree.links:
        assert link.file.name in version.mentions(link.target)
    assert version.typed == frozenset()


WATER = b'{"id": "domain/water", "label": {"en": "water"}, "definition": "Water.", "broader": "domain/rain"}'


@pytest.mark.parametrize(
    "content",
    [
        WATER,
        WATER.replace(b"/", b"\\/"),
        WATER.replace(b"rain", b"r\\u0061in"),
        WATER.replace(b"rain", b"r\\u0061i\\u006E"),
        b"\xef\xbb\xbf" + WATER,
        WATER.replace(b" ", b"\r\n\t"),
        json.dumps({**json.loads(WATER), "definition": "\u0645\u0627\u0621 \\ \ud83d\udca7"}).encode(),
    ],
)
def test_ids_are_seen_however_they_are_written(content: bytes) -> None:
    version = Version(FilesInMemory({"domains/water.json": content}))
    assert version.mentions("domain/rain") == {"domains/water.json"}
    assert version.unknown_ids("domain") == {"domain/rain"}
    assert version.ids["domain"] == {"domain/water"}


@pytest.mark.parametrize(
    "content",
    [
        WATER.replace(b"domain/water", b"domain/river"),
        WATER.replace(b"domain/water", b"domain\\/river"),
        WATER.replace(b'"id"', b'"\\u0069d"').replace(b"domain/water", b"domain/river"),
        WATER.replace(b'"broader"', b'"id": "domain/river", "broader"'),
        b'{"$schema": "https://example.org/a.schema.json", '
        + WATER[1:].replace(b"domain/water", b"domain/river"),
        b'{"broader": null, ' + WATER[1:].replace(b"domain/water", b"domain/river"),
    ],
)
def test_another_id_than_that_of_the_name_counts_too(content: bytes) -> None:
    files = FilesInMemory({"domains/water.json": content})
    assert (
        Version(files).ids["domain"] == full_tree(files).ids_of("domain") == {"domain/water", "domain/river"}
    )


@pytest.mark.parametrize(
    ("content", "url"),
    [
        (b'{"url": "https://example.org/"}', "https://example.org/"),
        (b'{"url" :\n"https:\\/\\/example.org"}', "https://example.org"),
        (b'{"url": null}', None),
        (b'{"url": 1}', None),
        (b'{"title": "\\"url\\": \\"no\\"", "url": "https://example.org/"}', "https://example.org/"),
        (b'{"url": "https://one.example", "url": "https://two.example"}', "https://two.example"),
        (b'{"u\\u0072l": "https://example.org/"}', "https://example.org/"),
        (b"{", None),
        (b"[]", None),
    ],
)
def test_text_at_the_top_is_that_of_the_json(content: bytes, url: str | None) -> None:
    assert Version(FilesInMemory({"sources/one.json": content})).text_at("sources/one.json", "url") == url


def test_earlier_version_differs_in_what_has_changed_alone() -> None:
    now = FilesInMemory({"domains/water.json": WATER, "domains/sea.json": WATER.replace(b"water", b"sea")})
    changes = {
        "domains/water.json": WATER.replace(b"rain", b"snow"),
        "domains/sea.json": None,
        "domains/ice.json": b"{",
    }
    later = Version(now)
    earlier = Version(Former(now, changes), None, later, changes)
    assert earlier.names == {"domains/water.json", "domains/ice.json"}
    assert (earlier.mentions("domain/rain"), later.mentions("domain/snow")) == (frozenset(), frozenset())
    assert earlier.mentions("domain/snow") == {"domains/water.json"}
    assert earlier.ids["domain"] == {"domain/water", "domain/ice"}
    assert earlier.record("domains/ice.json") is None
    assert earlier.record("domains/sea.json") is None
    assert later.record("domains/sea.json") is not None
