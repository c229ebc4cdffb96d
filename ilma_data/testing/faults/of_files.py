"""Faults of a file and its JSON: 002 to 006."""

import json
from collections.abc import Iterator, Sequence
from itertools import islice

from ilma_data.model.base import Record
from ilma_data.model.paths import Steps
from ilma_data.store.canonical import to_bytes
from ilma_data.testing.faults.edit import objects, put, written
from ilma_data.testing.faults.fault import Fault, FileFault, mutation
from ilma_data.testing.files import file_of

_MARK = "\U000f0000 here"
"""A text that no record holds; it keeps the place for what JSON can't say."""

_QUOTED_MARK = f'"{_MARK}"'

_MOST_OBJECTS = (
    5  # of a record, that are broken: each makes a text of its own, and real records have a hundred
)


def _texts(records: Sequence[Record]) -> Iterator[tuple[str, str]]:
    """The files of all records, as text."""
    return ((file_of(record), to_bytes(record).decode()) for record in records)


@mutation("ILMA002")
def byte_order_mark(records: Sequence[Record]) -> Iterator[Fault]:
    """A byte order mark stands at the beginning."""
    for file, text in _texts(records):
        yield FileFault(file, text.encode("utf-8-sig"))


@mutation("ILMA002")
def byte_of_another_encoding(records: Sequence[Record]) -> Iterator[Fault]:
    """A byte in a text is Latin-1."""
    for file, text in _texts(records):
        offset = text.index('": "') + len('": "')
        raw = text[:offset].encode() + b"\xe9" + text[offset:].encode()
        yield FileFault(file, raw, offset=offset, text=text)


@mutation("ILMA002")
def utf_16(records: Sequence[Record]) -> Iterator[Fault]:
    """The file is UTF-16."""
    for file, text in _texts(records):
        yield FileFault(file, text.encode("utf-16"))


@mutation("ILMA003")
def truncated(records: Sequence[Record]) -> Iterator[Fault]:
    """The last bracket and what follows it are missing."""
    for file, text in _texts(records):
        rest = text.rstrip().removesuffix("}").rstrip()
        yield FileFault(file, rest.encode(), offset=len(rest), text=rest)


@mutation("ILMA003")
def trailing_comma(records: Sequence[Record]) -> Iterator[Fault]:
    """A comma follows the last member."""
    for file, text in _texts(records):
        rest = text.rstrip().removesuffix("}").rstrip()
        yield FileFault(file, f"{rest},\n}}\n".encode(), offset=len(rest), text=rest)


@mutation("ILMA003")
def comment(records: Sequence[Record]) -> Iterator[Fault]:
    """A comment stands before the first member."""
    for file, text in _texts(records):
        noted = text.replace("{", "{ // ours", 1)
        yield FileFault(file, noted.encode(), offset=2, text=noted)


@mutation("ILMA003")
def empty(records: Sequence[Record]) -> Iterator[Fault]:
    """The file is empty."""
    for file, _ in _texts(records):
        yield FileFault(file, b"")


@mutation("ILMA003")
def second_value(records: Sequence[Record]) -> Iterator[Fault]:
    """The record stands twice, one after the other."""
    for file, text in _texts(records):
        yield FileFault(file, (text + text).encode(), offset=len(text), text=text)


@mutation("ILMA003")
def too_large(records: Sequence[Record]) -> Iterator[Fault]:
    """A mebibyte of spaces follows the record."""
    for file, text in _texts(records[:1]):
        yield FileFault(file, text.encode() + b" " * 1_048_576)


@mutation("ILMA003")
def half_a_surrogate_pair(records: Sequence[Record]) -> Iterator[Fault]:
    """An escape is half of a surrogate pair."""
    for record in records:
        text, offset = _marked(record, ("id",))
        raw = text.replace(_QUOTED_MARK, r'"\ud83d"').encode()
        yield FileFault(file_of(record), raw, ("id",), offset + 1, text)


@mutation("ILMA004")
def duplicate_key(records: Sequence[Record]) -> Iterator[Fault]:
    """A member of an object stands a second time at its end."""
    for record in records:
        value = json.loads(to_bytes(record))
        for steps, found in islice(objects(value), _MOST_OBJECTS):
            for key, member in list(found.items())[:2]:
                found[_MARK] = member
                text = written(value).decode()
                del found[_MARK]
                raw = text.replace(_QUOTED_MARK, json.dumps(key)).encode()
                yield FileFault(file_of(record), raw, (*steps, key), text.index(_QUOTED_MARK), text)


@mutation("ILMA005")
def not_a_number(records: Sequence[Record]) -> Iterator[Fault]:
    """A number that JSON does not have stands where a value should."""
    for record in records:
        for steps, found in islice(objects(json.loads(to_bytes(record))), _MOST_OBJECTS):
            for key, number in zip(found, ("NaN", "-Infinity", "1e999", "1" * 400), strict=False):
                text, offset = _marked(record, (*steps, key))
                raw = text.replace(_QUOTED_MARK, number).encode()
                yield FileFault(file_of(record), raw, (*steps, key), offset, text)


@mutation("ILMA006")
def stray_file(records: Sequence[Record]) -> Iterator[Fault]:
    """A file lies in the folder that is no record's."""
    sound = to_bytes(records[0])
    for name in ("treaties/pact.json", "stray.json", "agreements/2021/pact.json", "agreements/A_Pact.json"):
        yield FileFault(name, sound)
    for name in ("README.md", "sources/notes.txt"):
        yield FileFault(name, b"What to do next.\n")
    yield FileFault("retired/pact", b"")


def _marked(record: Record, steps: Steps) -> tuple[str, int]:
    """The text of a record's file with the mark in place of a value, and where it stands."""
    value = json.loads(to_bytes(record))
    put(steps, _MARK)(value)
    text = written(value).decode()
    return text, text.index(_QUOTED_MARK)
