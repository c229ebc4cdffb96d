"""Reading at once and reading by parts say the same of every file: of sound ones, and of whatever is odd."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ilma_data.dataset import reading
from ilma_data.dataset.reading import read_records
from ilma_data.model.base import Record
from ilma_data.model.reading import from_json
from ilma_data.model.records import TYPES
from ilma_data.store.document import MAX_BYTES, Document, parse
from ilma_data.store.files import Folder, RecordFiles
from ilma_data.testing import FilesInMemory, record_sets
from ilma_data.testing.files import files_of
from tests.checks.example_records import EXAMPLE_FILES
from tests.fuzzing.odd import BYTES, CHARACTERS, NUMBERS

AGREEMENT = "agreements/water-accord-2021.json"
SOURCE = "sources/border-courier-2021.json"
WATER = "domains/water.json"


def both_ways(files: FilesInMemory) -> tuple[list[Record], tuple[str, ...]]:
    """The records and the problems, which are those of the way by parts."""
    read, problems = read_records(files)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "_sound", lambda *_: None)
        by_parts, said = read_records(files)
    assert problems == said
    assert records_of(read) == records_of(by_parts)
    return records_of(read), problems


def records_of(files: RecordFiles) -> list[Record]:
    """Records of which the files are sound."""
    assert files.verified
    return [from_json(TYPES[name.partition("/")[0]], files.read(name)) for name in files.names()]


def faulty(name: str, raw: bytes) -> bool:
    """Whether something is wrong with a file, of which both ways say the same."""
    records, problems = both_ways(FilesInMemory({name: raw}))
    assert bool(records) != bool(problems)
    return bool(problems)


def parsed(files: FilesInMemory) -> int:
    """How many files had to be read by parts."""
    count = 0

    def counted(raw: bytes) -> Document:
        nonlocal count
        count += 1
        return parse(raw)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "parse", counted)
        read_records(files)
    return count


def test_sound_files_are_read_at_once() -> None:
    assert parsed(FilesInMemory(EXAMPLE_FILES)) == 0


def test_packaged_records_are_read_at_once() -> None:
    folder = Folder(Path(__file__).parents[2] / "records")
    assert parsed(FilesInMemory({name: folder.read(name) for name in folder.names()})) == 0


@settings(max_examples=max(settings().max_examples // 10, 1))
@given(record_sets())
def test_records_are_the_same_both_ways(records: tuple[Record, ...]) -> None:
    read, problems = both_ways(FilesInMemory(files_of(records)))
    assert not problems
    assert {record.id: record for record in read} == {record.id: record for record in records}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b'"role":', b'"role": "party", "role":'),
        (b'"role":', b'"role" : "party", "role"\n:'),
        (b'"basis":', b'"\\u0062asis": "states", "basis":'),
        (b'"paragraph":', b'"paragraph": 1, "paragraph":'),
        (b'"reported":', b'"reported": {"a": 1, "a": 2}, "reported":'),
        (b'"reported":', b'"reported": "a: b:", "reported":'),
        (b'"summary": "', b'"ambit": "bilateral", "summary": "\\u003a '),
        (b'"id":', b'"id": "agreement/water-accord-2021", "id":'),
    ],
)
def test_equal_keys_are_seen(before: bytes, after: bytes) -> None:
    raw = EXAMPLE_FILES[AGREEMENT]
    assert before in raw
    assert not faulty(AGREEMENT, raw)
    assert faulty(AGREEMENT, raw.replace(before, after, 1))


@pytest.mark.parametrize("number", NUMBERS)
def test_numbers_are_read_alike(number: str) -> None:
    raw = EXAMPLE_FILES[AGREEMENT]
    for key in (b'"reported": "2021-05"', b'"paragraph": 4'):
        assert key in raw
        for sign in ("", "-"):
            faulty(AGREEMENT, raw.replace(key, key.partition(b":")[0] + f": {sign}{number}".encode(), 1))


def test_number_that_is_too_long_is_seen() -> None:
    raw = EXAMPLE_FILES[AGREEMENT]
    for length, seen in ((99, False), (100, False), (300, False), (301, True)):
        assert faulty(AGREEMENT, raw.replace(b'"2021-05"', b"1" * length, 1)) is seen


def odd_characters() -> Iterator[bytes]:
    for character in CHARACTERS:
        yield character.encode()
        yield f"\\u{ord(character):04x}".encode()


def test_characters_are_read_alike() -> None:
    raw = EXAMPLE_FILES[AGREEMENT]
    for character in odd_characters():
        for before in (b'"summary": "', b'"title": "', b"{"):
            faulty(AGREEMENT, raw.replace(before, before + character, 1))


@pytest.mark.parametrize("name", [AGREEMENT, SOURCE, WATER])
@pytest.mark.parametrize("seed", range(3))
def test_odd_bytes_anywhere_are_read_alike(name: str, seed: int) -> None:
    random, raw = Random(seed), EXAMPLE_FILES[name]
    for _ in range(100):
        start = random.randrange(len(raw))
        end = min(start + random.choice([0, 0, 1, 2, 12]), len(raw))
        faulty(name, raw[:start] + random.choice(BYTES) + raw[end:])


@given(st.data())
def test_any_change_is_read_alike(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(EXAMPLE_FILES)))
    raw = EXAMPLE_FILES[name]
    start, length = data.draw(st.integers(0, len(raw))), data.draw(st.integers(0, 30))
    faulty(name, raw[:start] + data.draw(st.binary(max_size=8)) + raw[start + length :])


@pytest.mark.parametrize(
    "mark", [b"\xef\xbb\xbf", b"\xff\xfe", b"\xc2\xa0", b"\x00", b"//\n", b"\x0c", b"{}"]
)
def test_nothing_but_white_space_stands_around_a_record(mark: bytes) -> None:
    assert faulty(WATER, mark + EXAMPLE_FILES[WATER])
    assert faulty(WATER, EXAMPLE_FILES[WATER] + mark)


def test_file_that_is_too_large_is_refused() -> None:
    raw = EXAMPLE_FILES[WATER]
    assert not faulty(WATER, raw + b" " * (MAX_BYTES - len(raw)))
    assert faulty(WATER, raw + b" " * (MAX_BYTES + 1 - len(raw)))


@pytest.mark.parametrize("raw", [b"", b"null", b"[]", b"{}", b"\xff", b"[" * 100_000, b'{"id": NaN}'])
def test_what_is_no_record_is_named(raw: bytes) -> None:
    assert faulty(WATER, raw)


def test_file_of_another_record_is_named() -> None:
    assert faulty("domains/irrigation.json", EXAMPLE_FILES[WATER])
    assert faulty("sources/water.json", EXAMPLE_FILES[WATER])
