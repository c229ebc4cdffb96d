"""Faults in the shape of one record: 101 to 111."""

import json
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import get_args

from ilma_data.model.base import Part, Record
from ilma_data.model.dates import EdtfDate
from ilma_data.model.evidence import Evidence, Locator
from ilma_data.model.ids import MAX_ID_LENGTH, RecordId
from ilma_data.model.paths import Node, nodes
from ilma_data.model.source import Source
from ilma_data.store.canonical import to_bytes
from ilma_data.testing.faults.edit import both, drop, objects, put, rename
from ilma_data.testing.faults.fault import Fault, FileFault, ValueFault, live, mutation
from ilma_data.testing.files import file_of

_IMPOSSIBLE_DATES = (
    "2021-02-29",
    "2021-13",
    "24/11/2021",
    "2021-11-25/2021-11-23",
    "2021-11-24T10:00",
    "last week",
    "2021 ",
)


@mutation("ILMA101")
def misspelt_key(records: Sequence[Record]) -> Iterator[Fault]:
    """A key is misspelt."""
    for record in records:
        for steps, found in objects(json.loads(to_bytes(record))):
            for key in found:
                swapped = f"{key[0]}{key[2]}{key[1]}{key[3:]}" if len(key) > 3 else f"_{key}"
                for wrong in (key + key[-1], swapped):
                    if wrong not in found:
                        yield ValueFault(record, rename((*steps, key), wrong), (*steps, wrong), of_key=True)


@mutation("ILMA101")
def unknown_key(records: Sequence[Record]) -> Iterator[Fault]:
    """A key stands in an object that nobody knows."""
    for record in records:
        for steps, _ in objects(json.loads(to_bytes(record))):
            there = (*steps, "colour/of~ink")
            yield ValueFault(record, put(there, "blue"), there, of_key=True)


@mutation("ILMA102")
def missing_key(records: Sequence[Record]) -> Iterator[Fault]:
    """A required key is missing."""
    for record in records:
        for steps, part in _parts(record):
            for name, field in type(part).model_fields.items():
                if field.is_required():
                    yield ValueFault(record, drop((*steps, field.alias or name)), steps)


@mutation("ILMA103")
def value_of_another_type(records: Sequence[Record]) -> Iterator[Fault]:
    """A value is of another JSON type than its field."""
    for record in records:
        for node in _known(record):
            for wrong in _of_other_types(node):
                yield ValueFault(record, put(node.steps, wrong), node.steps)


@mutation("ILMA103")
def null_for_a_value(records: Sequence[Record]) -> Iterator[Fault]:
    """A value is null that must be known."""
    for record in records:
        for node in _known(record):
            if type(None) not in get_args(node.field.annotation) and not _is_word(node) and not node.is_item:
                yield ValueFault(record, put(node.steps, None), node.steps)


@mutation("ILMA103")
def list_for_a_record(records: Sequence[Record]) -> Iterator[Fault]:
    """A list of the record stands in the place of the record."""
    for record in records:
        yield FileFault(file_of(record), b"[" + to_bytes(record) + b"]")


@mutation("ILMA104")
def misspelt_word(records: Sequence[Record]) -> Iterator[Fault]:
    """A word is none of those that its field knows."""
    for record in records:
        for node in _known(record):
            if _is_word(node) and isinstance(node.value, str):
                for wrong in (node.value + node.value[-1], node.value.upper(), ""):
                    yield ValueFault(record, put(node.steps, wrong), node.steps)


@mutation("ILMA105")
def malformed_id(records: Sequence[Record]) -> Iterator[Fault]:
    """An id has not the form of one, or is that of another record type."""
    for record in records:
        for node in _known(record):
            if isinstance(node.value, RecordId):
                record_type, _, slug = node.value.partition("/")
                other = "domain" if type(node.value).type != "domain" else "source"
                slugs = (f"{slug.upper()}-A", "a_b", "a--b", "a" * MAX_ID_LENGTH)
                wrong = [
                    *(f"{record_type}/{one}" for one in slugs),
                    slug,
                    "",
                    f"{node.value}\n",
                    f"treaty/{slug}",
                ]
                wrong += [f"{other}/{slug}"] if type(node.value).type else []
                for text in wrong:
                    yield ValueFault(record, put(node.steps, text), node.steps)


@mutation("ILMA106")
def impossible_date(records: Sequence[Record]) -> Iterator[Fault]:
    """A date has not the form of one, or is no day of the calendar."""
    for record in records:
        for node in _known(record):
            if isinstance(node.value, EdtfDate):
                for text in _IMPOSSIBLE_DATES:
                    yield ValueFault(record, put(node.steps, text), node.steps)
    for record in live(records, Source):
        yield ValueFault(record, put(("published",), "2023-00"), ("published",))


@mutation("ILMA107")
def malformed_text(records: Sequence[Record]) -> Iterator[Fault]:
    """A text has a space at its end or a control character in it, is empty or endless."""
    for record in records:
        for node in _known(record):
            is_text = isinstance(node.value, str) and not isinstance(node.value, RecordId | EdtfDate)
            if is_text and not _is_word(node):
                for wrong in (f"{node.value} ", f"a\u0007{node.value}", f"{node.value}\n", "", "a" * 3001):
                    yield ValueFault(record, put(node.steps, wrong), node.steps)


@mutation("ILMA108")
def repeated_item(records: Sequence[Record]) -> Iterator[Fault]:
    """An item of a list stands in it a second time, at its end."""
    for record in records:
        for node in nodes(record):
            if not node.is_item:
                continue
            there = (*node.steps[:-1], len(getattr(node.owner, str(node.steps[-2]))))
            if not isinstance(node.value, Part):
                yield ValueFault(record, put(there, node.value), there)
                continue
            same = node.value.model_dump(mode="json", exclude_defaults=True)
            yield ValueFault(record, put(there, same), there)
            if "capacity" in type(node.value).model_fields:
                otherwise = same | {"capacity": "Acting Under-Secretary"}
                yield ValueFault(record, put(there, otherwise), there)


@mutation("ILMA109")
def implied_without_a_note(records: Sequence[Record]) -> Iterator[Fault]:
    """Evidence is implied, and nothing says how."""
    for record in records:
        for steps, part in _parts(record):
            if isinstance(part, Evidence):
                change = put((*steps, "basis"), "implies")
                yield ValueFault(record, both(change, drop((*steps, "note"))) if part.note else change, steps)


@mutation("ILMA109")
def locator_without_a_place(records: Sequence[Record]) -> Iterator[Fault]:
    """A locator names no place."""
    for record in records:
        for node in nodes(record):
            if node.steps[-1] == "locator":
                yield ValueFault(record, put(node.steps, {}), node.steps)


@mutation("ILMA110")
def number_out_of_range(records: Sequence[Record]) -> Iterator[Fault]:
    """A number is smaller or larger than its field allows."""
    for record in records:
        for node in nodes(record):
            if isinstance(node.owner, Locator) and node.steps[-1] == "paragraph":
                yield ValueFault(record, put(node.steps, 0), node.steps)
                yield ValueFault(record, put(node.steps, 10_001), node.steps)
            elif node.steps == ("value", "amount"):
                yield ValueFault(record, put(node.steps, 0), node.steps)
            elif node.steps == ("cow_code",):
                yield ValueFault(record, put(node.steps, 1000), node.steps)


@mutation("ILMA110")
def list_out_of_range(records: Sequence[Record]) -> Iterator[Fault]:
    """A list has fewer or more items than its field allows."""
    for record in records:
        for node in nodes(record):
            if node.steps == ("parties",) or node.steps[-1] == "supports":
                yield ValueFault(record, put(node.steps, []), node.steps)
            elif node.steps == ("authors",):
                many = [f"Author {number}" for number in range(51)]
                yield ValueFault(record, put(node.steps, many), node.steps)


@mutation("ILMA111")
def id_of_another_record(records: Sequence[Record]) -> Iterator[Fault]:
    """The id of a record is not that of its file."""
    for record in records:
        yield ValueFault(record, put(("id",), f"{record.id.partition('/')[0]}/no-such-record"), ("id",))


@mutation("ILMA111")
def renamed_file(records: Sequence[Record]) -> Iterator[Fault]:
    """The file of a record has another name."""
    for record in records:
        name, text = file_of(record), to_bytes(record).decode()
        folder = name.partition("/")[0]
        renamed = f"{folder}/domain-no-such.json" if folder == "retired" else f"{folder}/no-such-record.json"
        offset = text.index('\n  "id": "') + len('\n  "id": ')
        yield FileFault(renamed, text.encode(), ("id",), offset, text, instead_of=name)


def _parts(record: Record) -> Iterator[tuple[tuple[str | int, ...], Part]]:
    """The record and every part of it."""
    yield (), record
    yield from ((node.steps, node.value) for node in nodes(record) if isinstance(node.value, Part))


def _known(record: Record) -> Iterator[Node]:
    """The single values that stand in the record's file; paths apart, which are texts with rules of their own."""
    for node in nodes(record):
        is_path = "supports" in node.steps or (node.steps[0] == "disputes" and node.steps[-1] == "field")
        if node.value is not None and not isinstance(node.value, tuple | Part) and not is_path:
            yield node


def _is_word(node: Node) -> bool:
    """Whether it is one of a list of words, or can only be this."""
    return isinstance(node.value, StrEnum | bool) or "Literal" in str(node.field.annotation)


def _of_other_types(node: Node) -> list[object]:
    """Values of JSON types that the field of this one does not take."""
    if _is_word(node):
        return []
    if isinstance(node.value, int):
        return [str(node.value), 1.5, True, [node.value]]
    return [[node.value], {}] if node.steps[-1] == "reported" else [7, True, [node.value], {}]
