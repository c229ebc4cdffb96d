"""What is read quickly is what the models read: the same values of the same types, and nothing that they refuse."""

import json
import unicodedata
from collections.abc import Iterator
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError
from pydantic_core import PydanticCustomError

from ilma_data.model import quick_reading
from ilma_data.model.base import Part, Record, has_lists, item_type
from ilma_data.model.quick_reading import keys_set, read_quickly
from ilma_data.model.reading import from_json
from ilma_data.model.records import MODELS, adapter, record_name
from ilma_data.model.schema import FORMS, DatasetFile
from ilma_data.model.text import Form
from ilma_data.store.packaged import packaged
from ilma_data.testing import record_sets
from tests.checks.example_records import EXAMPLE_FILES
from tests.checks.sieve.test_odd_values import changed
from tests.fuzzing.odd import BYTES, CHARACTERS, DATES, IDS, TEXTS

EACH = max(settings().max_examples // 10, 1)


def everything(value: object) -> Iterator[tuple[object, ...]]:
    """Each value in a record with its class and, of a part, the fields that were set."""
    if isinstance(value, Part):
        yield (
            type(value),
            sorted(value.model_fields_set),
            value.__pydantic_extra__,
            value.__pydantic_private__,
        )
        for name, held in value.__dict__.items():
            yield (name,)
            yield from everything(held)
    elif isinstance(value, tuple):
        yield type(value), len(value)
        for held in value:
            yield from everything(held)
    else:
        yield type(value), value


def read_alike(record_type: str, raw: bytes) -> bool | None:
    """Whether a record was read quickly, as its model reads it; None where its model refuses it, too."""
    quick = read_quickly(record_type, raw)
    refused: list[Any] = []
    try:
        plain = adapter(record_type).validate_json(raw)
    except ValidationError as error:
        refused = error.errors()
    if refused:
        assert quick is None
        with pytest.raises(ValidationError) as raised:
            from_json(record_type, raw)
        assert raised.value.errors() == refused
        return None
    assert from_json(record_type, raw) == plain
    if quick is not None:
        assert list(everything(quick)) == list(everything(plain))
        assert keys_set(record_type, quick) == type(plain).__pydantic_serializer__.to_json(
            plain, exclude_unset=True
        )
    return quick is not None


def test_packaged_records_are_read_quickly() -> None:
    files = packaged()
    for name in files.names():
        named = record_name(name)
        assert named is not None
        assert read_alike(named.record_type, files.read(name)), name


@settings(max_examples=EACH)
@given(record_sets())
def test_records_are_read_quickly(records: tuple[Record, ...]) -> None:
    for record in records:
        raw = record.model_dump_json(by_alias=True, exclude_defaults=True).encode()
        assert read_alike(record.type, raw)
        assert read_alike(record.type, record.model_dump_json(by_alias=True).encode())


@pytest.mark.parametrize("name", sorted(EXAMPLE_FILES))
def test_odd_value_anywhere_is_read_alike(name: str) -> None:
    named = record_name(name)
    assert named is not None
    seen = {read_alike(named.record_type, raw) for raw in changed(EXAMPLE_FILES[name])}
    assert {True, None} <= seen


@pytest.mark.parametrize("name", sorted(EXAMPLE_FILES))
def test_odd_bytes_anywhere_are_read_alike(name: str) -> None:
    random, raw, named = Random(name), EXAMPLE_FILES[name], record_name(name)
    assert named is not None
    for _ in range(40):
        start = random.randrange(len(raw))
        end = min(start + random.choice([0, 0, 1, 2, 12]), len(raw))
        read_alike(named.record_type, raw[:start] + random.choice(BYTES) + raw[end:])


def test_numbers_that_no_model_bounds_are_left_to_it() -> None:
    raw = EXAMPLE_FILES["agreements/water-accord-2021.json"]
    assert raw.count(b'"2021-05"') == 1
    for number, quickly in ((10**15, True), (-(10**15), True), (10**15 + 1, False), (10**300, False)):
        assert read_alike("agreement", raw.replace(b'"2021-05"', str(number).encode())) is quickly


def test_records_of_every_type_have_a_quick_way() -> None:
    assert all(quick_reading._validator(record_type) is not None for record_type in MODELS)


def plain_check(form: Form, text: str) -> bool:
    """Whether a text has a form, as the form is defined."""
    import re

    return (
        0 < len(text) <= form.max_length
        and not re.search(form.excluded, text)
        and (form.pattern is None or re.search(form.pattern, text) is not None)
        and unicodedata.is_normalized("NFC", text)
    )


def has_form(form: Form, text: str) -> bool:
    try:
        form.check(text)
    except PydanticCustomError:
        return False
    return True


TEXT_FORMS = {
    name: mark for name, form in FORMS.items() for mark in getattr(form, "__metadata__", ()) if isinstance(mark, Form)
}  # fmt: skip
ODD = ("", *CHARACTERS, *DATES, *IDS, *TEXTS, "\ud800", "a\ud800", "\ud800\x00", "a\udc00 ", "\ud83d\udd4a")


@pytest.mark.parametrize("name", TEXT_FORMS)
def test_odd_texts_have_a_form_or_not(name: str) -> None:
    form = TEXT_FORMS[name]
    random = Random(name)
    mixed = ["".join(random.choices(CHARACTERS, k=random.randrange(2, 5))) for _ in range(2000)]
    around = [f"a{one}b" for one in CHARACTERS] + [f"\u0627{one}\u0628" for one in CHARACTERS]
    for text in (*ODD, *mixed, *around, *(example + one for example in form.examples for one in CHARACTERS)):
        assert has_form(form, text) is plain_check(form, text), ascii(text)


@pytest.mark.parametrize("name", TEXT_FORMS)
@given(data=st.data())
def test_any_text_has_a_form_or_not(name: str, data: st.DataObject) -> None:
    text = data.draw(st.text(max_size=12) | st.text(st.sampled_from(CHARACTERS), max_size=8))
    assert has_form(TEXT_FORMS[name], text) is plain_check(TEXT_FORMS[name], text)


def parts() -> Iterator[type[Part]]:
    """All models with a field that is a list, the one of the whole data set among them."""
    due: list[type[Part]] = [DatasetFile, *(model for models in MODELS.values() for model in models)]
    known = set(due)
    while due:
        model = due.pop()
        yield model
        for field in model.model_fields.values():
            item = item_type(field.annotation)
            if item is not None and item not in known:
                known.add(item)
                due.append(item)


def test_all_lists_are_looked_at() -> None:
    for model in parts():
        assert has_lists(model) == any(
            "tuple" in str(field.annotation) for field in model.model_fields.values()
        )


def plain_repeated(part: Part) -> tuple[str, int] | None:
    """The first item that stands twice in a list of a part, by its longest key."""
    for name, items in part.__dict__.items():
        seen: set[object] = set()
        for index, item in enumerate(items if isinstance(items, tuple) else ()):
            identity = item.keys()[-1] if isinstance(item, Part) and item.keys() else item
            if identity in seen:
                return name, index
            seen.add(identity)
    return None


def lists_in(record: Part) -> Iterator[tuple[Part, str]]:
    for name, value in record.__dict__.items():
        if isinstance(value, tuple):
            yield record, name
        for held in value if isinstance(value, tuple) else (value,):
            if isinstance(held, Part):
                yield from lists_in(held)


def repeated(part: Part) -> tuple[str, int] | None:
    try:
        part._items_differ()  # type: ignore[operator]
    except PydanticCustomError as error:
        context: Any = error.context
        return context["field"], context["index"]
    return None


@settings(max_examples=EACH)
@given(record_sets(), st.data())
def test_items_that_differ_at_a_glance_differ(records: tuple[Record, ...], data: st.DataObject) -> None:
    """Items of all records that lie under one name together in one list, changed a little, and some twice."""
    for record in records:
        for part, name in lists_in(record):
            items = list(getattr(part, name))
            more = [
                value
                for other in records
                for one, key in lists_in(other)
                if key == name and type(one) is type(part)
                for value in getattr(one, key)
            ]
            chosen = data.draw(st.lists(st.sampled_from(items + more), max_size=4)) if items + more else []
            near = [one.model_copy(update={data.draw(st.sampled_from(sorted(type(one).model_fields))): None})
                    for one in chosen if isinstance(one, Part)]  # fmt: skip
            together = part.model_copy(update={name: tuple(items + chosen + near)})
            assert repeated(together) == plain_repeated(together)


@pytest.mark.parametrize("name", sorted(EXAMPLE_FILES))
def test_repeated_items_are_refused(name: str) -> None:
    named, value = record_name(name), json.loads(EXAMPLE_FILES[name])
    assert named is not None
    for key, held in value.items():
        if isinstance(held, list) and held:
            twice = json.dumps(value | {key: [*held, held[0]]}).encode()
            assert read_alike(named.record_type, twice) is None
