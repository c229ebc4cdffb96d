"""The sure pattern of each form of text lies within the form; a quick schema takes no more than its model."""

import re
import sys
import unicodedata
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError
from pydantic_core import SchemaValidator, core_schema

from ilma_data.checks.sieve.plan import plan_of
from ilma_data.checks.sieve.quick_schema import quick, quick_validator
from ilma_data.model.base import Part
from ilma_data.model.characters import PLAIN
from ilma_data.model.records import MODELS, adapter
from ilma_data.model.schema import FORMS
from ilma_data.model.text import SURE
from ilma_data.testing import record_sets
from tests.fuzzing.odd import CHARACTERS, DATES, IDS


def sure_of(form: Any) -> dict[str, Any] | None:
    """The simpler schema that stands beside the check of a form."""
    sure: dict[str, Any] | None = (TypeAdapter(form).core_schema.get("metadata") or {}).get(SURE)
    return sure


EACH = max(settings().max_examples // 10, 1)

SURE_FORMS = {name: sure for name, form in FORMS.items() if (sure := sure_of(form)) is not None}


def takes(form: Any, text: str) -> bool:
    try:
        TypeAdapter(form).validate_python(text)
    except ValidationError:
        return False
    return True


def surely_takes(sure: Any, text: str) -> bool:
    try:
        SchemaValidator(sure).validate_python(text)
    except (ValidationError, UnicodeEncodeError):
        return False
    return True


def test_all_forms_but_that_of_a_schema_reference_have_a_sure_pattern() -> None:
    assert FORMS.keys() - SURE_FORMS.keys() == {"SchemaReference"}


@pytest.mark.parametrize("name", SURE_FORMS)
@given(data=st.data())
def test_what_is_sure_is_right(name: str, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(SURE_FORMS[name]["pattern"], fullmatch=True))
    if surely_takes(SURE_FORMS[name], text):
        assert takes(FORMS[name], text)


@pytest.mark.parametrize("name", SURE_FORMS)
def test_no_odd_text_is_sure_and_wrong(name: str) -> None:
    odd = [
        "",
        "con",
        *CHARACTERS,
        *DATES,
        *IDS,
        *(f"x{one}" for one in CHARACTERS),
        *(f"x {one}x" for one in CHARACTERS),
    ]
    odd += [
        f"{kind}/{slug}{end}"
        for kind in MODELS
        for slug in ("con", "nul", "aux", "prn", "com1", "lpt9", "con-a")
        for end in ("", "\n", "a")
    ]
    odd += [
        f"{year}-{month:02}-{day:02}{mark}"
        for year in (1900, 2000, 2020, 2021)
        for month in range(14)
        for day in range(33)
        for mark in ("", "~", "\n")
    ]
    for text in odd:
        if surely_takes(SURE_FORMS[name], text):
            assert takes(FORMS[name], text), text


def test_plain_characters_are_composed_whatever_stands_beside_them() -> None:
    everything = [chr(code) for code in range(sys.maxunicode + 1)]
    parts = [unicodedata.decomposition(one).split() for one in everything]
    second = {chr(int(one[1], 16)) for one in parts if len(one) == 2 and not one[0].startswith("<")}
    plain = re.findall(f"[{PLAIN}]", "".join(everything))
    assert len(plain) > 600
    assert [one for one in plain if unicodedata.combining(one) or one in second] == []
    assert [one for one in plain if not unicodedata.is_normalized("NFC", one)] == []


@settings(max_examples=EACH)
@given(record_sets())
def test_quick_schema_takes_records_as_their_models_do(records: Any) -> None:
    for record in records:
        written = record.model_dump_json(by_alias=True, exclude_defaults=True)
        plain = quick_validator(record.type).validate_json(written)
        again = adapter(record.type).validate_json(written)
        assert again == record
        assert plain["id"] == record.id
        assert type(plain["id"]) is str


@pytest.mark.parametrize("record_type", MODELS)
def test_every_part_has_a_plan_and_a_quick_schema(record_type: str) -> None:
    assert quick_validator(record_type).title
    assert all(plan_of(model).fields.keys() == model.model_fields.keys() for model in MODELS[record_type])


def test_keys_are_those_of_the_model() -> None:
    for models in MODELS.values():
        for model in models:
            for field in plan_of(model).part_lists:
                assert field.part is not None
                assert (field.part.keys is None) == (
                    field.part.model.keys is Part.keys and not field.part.model.key_field
                )


def test_a_check_that_nobody_looks_after_is_refused() -> None:
    unknown = core_schema.no_info_after_validator_function(lambda value: value, core_schema.int_schema())
    with pytest.raises(TypeError, match="nobody looks after"):
        quick(unknown)
    with pytest.raises(TypeError, match="no quick form"):
        quick(core_schema.float_schema())
    with pytest.raises(TypeError, match="nobody looks after"):
        quick(core_schema.int_schema(multiple_of=2))
