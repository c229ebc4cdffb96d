"""Pydantic, jsonschema and jsonschema-rs accept and refuse the same, but for the rules that are written down.

What is tried comes from the exported schema: every word, pattern, bound, key and type that it has.
"""

import copy
import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

import jsonschema
import jsonschema_rs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from ilma_data.model.base import Part
from ilma_data.model.cross_field_rules import CROSS_FIELD_RULES, CrossFieldRule
from ilma_data.model.records import MODELS, adapter
from ilma_data.model.schema import FORMS, DatasetFile, export
from ilma_data.testing.records import agreements, domains, meetings, retired, signatories, sources

Schema = dict[str, Any]

EXPORTED: dict[str, Schema] = export()
# The data set's document has every definition, and test_schema.py holds that the others have the same.
DEFINITIONS: dict[str, Schema] = EXPORTED["dataset"]["$defs"]
OBJECTS: dict[str, Schema] = {
    name: schema for name, schema in DEFINITIONS.items() if schema["type"] == "object"
} | {"DatasetFile": EXPORTED["dataset"]}


class Verdicts(NamedTuple):
    """Who accepts a value: all three are asked about the same JSON."""

    pydantic: bool
    jsonschema: bool
    jsonschema_rs: bool


ALL = Verdicts(True, True, True)
NONE = Verdicts(False, False, False)
SCHEMA_ONLY = Verdicts(False, True, True)


class Judges:
    """The three for one schema and the model that it was made from."""

    def __init__(self, schema: Schema, model: TypeAdapter[Any]) -> None:
        self._model = model
        self._jsonschema = jsonschema.Draft202012Validator(schema)
        self._jsonschema_rs = jsonschema_rs.validator_for(schema)

    def __call__(self, value: Any) -> Verdicts:
        same = json.loads(json.dumps(value, allow_nan=False))
        return Verdicts(
            self.refusal(value) is None, self._jsonschema.is_valid(same), self._jsonschema_rs.is_valid(same)
        )

    def refusal(self, value: Any) -> ValidationError | None:
        """Why the model refuses a value, or None where it accepts it."""
        try:
            self._model.validate_json(json.dumps(value, allow_nan=False))
        except ValidationError as error:
            return error
        return None


def models(model: type[Part] = Part) -> Iterator[type[Part]]:
    for each in model.__subclasses__():
        yield each
        yield from models(each)


@cache
def judges(name: str) -> Judges:
    """The judges of a definition, by its name in `$defs`, or of a document, by its own."""
    if name in MODELS:
        return Judges(EXPORTED[name], adapter(name))
    if name == "DatasetFile":
        return Judges(EXPORTED["dataset"], TypeAdapter(DatasetFile))
    by_name = {each.__name__: each for each in models() if each.__module__.startswith("ilma_data.")}
    schema = {"$schema": EXPORTED["dataset"]["$schema"], "$ref": f"#/$defs/{name}", "$defs": DEFINITIONS}
    return Judges(schema, TypeAdapter(FORMS[name] if name in FORMS else by_name[name]))


def resolved(schema: Schema) -> Schema:
    return DEFINITIONS[schema["$ref"].removeprefix("#/$defs/")] if "$ref" in schema else schema


def branches(schema: Schema) -> list[Schema]:
    """The schemas of which a value meets one: those of `anyOf` or `oneOf`, or else the schema alone."""
    return [resolved(each) for each in schema.get("anyOf") or schema.get("oneOf") or [schema]]


# Texts of which every form accepts at least one.
TEXTS = [
    "example", "ar", "Arab", "MAR", "1.0.0", "2021", "0" * 64, "Q801", "03vek6s52", "https://example.org/page",
    "agreement/a", "meeting/a", "signatory/a", "domain/a", "source/a",
]  # fmt: skip


def fits(form: Schema, text: str) -> bool:
    """Whether a text meets a schema of type `string`. Written again here: the judges are on trial."""
    return (
        form.get("minLength", 0) <= len(text) <= form["maxLength"]
        and re.search(form.get("pattern", ""), text) is not None
        and re.search(form["not"]["pattern"], text) is None
    )


def example(schema: Schema, number: int = 0, *, whole: bool = False) -> Any:
    """A value that all accept. Another `number` gives another one, where there are so many.

    Objects have their required keys, and where `whole` the outermost one has every key.
    """
    schema = branches(schema)[0]
    if "const" in schema:
        return schema["const"]
    if "enum" in schema:
        return schema["enum"][0]
    match schema["type"]:
        case "object":
            keys = list(schema["properties"]) if whole else schema.get("required")
            # A locator needs none of its keys, and one of them.
            keys = keys or list(schema["properties"])[:1]
            return {key: example(schema["properties"][key], number) for key in keys}
        case "array":
            return [example(schema["items"], number)]
        case "integer":
            return schema.get("minimum", 0) + number
        case "string":
            first = next(text for text in TEXTS if fits(schema, text))
            numbered = [first] if number == 0 else [f"{first}{number}", str(1000 + number), first]
            return next(text for text in numbered if fits(schema, text))
    raise AssertionError(schema)


@cache
def whole(name: str) -> dict[str, Any]:
    """An object with every key that all accept."""
    made: dict[str, Any] = example(OBJECTS[name], whole=True)
    return made


class Place(NamedTuple):
    """Somewhere in an example of an object: a key of it, or the one item of the list under that key.

    What stands there meets one of the `schemas`.
    """

    owner: str
    key: str
    schemas: list[Schema]
    is_item: bool = False

    def put(self, value: Any) -> Any:
        """The example with something else there."""
        return {**whole(self.owner), self.key: [value] if self.is_item else value}


def places(name: str) -> Iterator[Place]:
    """All places of an object."""
    for key, schema in OBJECTS[name]["properties"].items():
        yield Place(name, key, branches(schema))
        for branch in branches(schema):
            if branch["type"] == "array":
                yield Place(name, key, branches(branch["items"]), is_item=True)


@pytest.mark.parametrize("name", OBJECTS)
def test_all_accept_an_object_with_every_key(name: str) -> None:
    assert judges(name)(whole(name)) == ALL


@pytest.mark.parametrize("name", OBJECTS)
def test_all_need_the_required_keys_and_no_other(name: str) -> None:
    required = OBJECTS[name].get("required", [])
    for key in whole(name):
        rest = {other: value for other, value in whole(name).items() if other != key}
        assert judges(name)(rest) == (NONE if key in required else ALL), key


@pytest.mark.parametrize("name", OBJECTS)
def test_all_refuse_an_unknown_key(name: str) -> None:
    for key in ("unknown", "", "schema_reference", "Id", *(f"{key} " for key in whole(name))):
        assert judges(name)({**whole(name), key: whole(name).get(key.strip())}) == NONE, key


VALUES: dict[str, list[Any]] = {
    "null": [None],
    "boolean": [True, False],
    "integer": [0, 1, 7],
    "number": [0.5, 1.5],
    "string": ["", "example", "1", "true", "null"],
    "array": [[], [[]], ["example"]],
    "object": [{}, {"id": "example"}],
}


@pytest.mark.parametrize("name", OBJECTS)
def test_all_refuse_a_value_of_another_type(name: str) -> None:
    for place in places(name):
        taken = {schema["type"] for schema in place.schemas}
        for kind in VALUES.keys() - taken:
            for value in VALUES[kind]:
                assert judges(name)(place.put(value)) == NONE, (place.key, value)


@pytest.mark.parametrize("name", OBJECTS)
def test_all_accept_null_where_it_is_offered(name: str) -> None:
    for place in places(name):
        if {"type": "null"} in place.schemas:
            assert judges(name)(place.put(None)) == ALL, place.key


@pytest.mark.parametrize("name", OBJECTS)
def test_all_know_the_same_words(name: str) -> None:
    for place in places(name):
        for schema in place.schemas:
            for word in schema.get("enum", [schema["const"]] if "const" in schema else []):
                assert judges(name)(place.put(word)) == ALL, (place.key, word)
                wrong = [f"{word}\n", f" {word}", f"{word}x", str(word).upper(), ""]
                for other in [not word, 1, 1.0, *wrong] if word is True else wrong:
                    assert judges(name)(place.put(other)) == NONE, (place.key, other)


def test_every_list_of_words_stands_in_some_object() -> None:
    lists = [schema for schema in DEFINITIONS.values() if "enum" in schema]
    found = [schema for name in OBJECTS for place in places(name) for schema in place.schemas]
    assert len(lists) > 15
    assert [each for each in lists if each not in found] == []


def test_all_know_the_same_kinds_of_signatory() -> None:
    for model in MODELS["signatory"]:
        person = whole(model.__name__)
        assert judges("signatory")(person) == ALL
        for kind in ("", "company", "Person", "person\n", None, 1, ["person"]):
            assert judges("signatory")({**person, "kind": kind}) == NONE, kind
        assert judges("signatory")({key: value for key, value in person.items() if key != "kind"}) == NONE


@pytest.mark.parametrize("name", ["Value", "Locator", "State"])
def test_all_keep_the_same_bounds_of_numbers(name: str) -> None:
    ((put, schema),) = [
        (place.put, schema) for place in places(name) for schema in place.schemas if "minimum" in schema
    ]
    for inside, outside in ((schema["minimum"], -1), (schema["maximum"], 1)):
        assert judges(name)(put(inside)) == ALL
        assert judges(name)(put(inside + outside)) == NONE


def test_no_other_object_has_bounds_of_numbers() -> None:
    bounded = [
        name
        for name in OBJECTS
        for place in places(name)
        for schema in place.schemas
        if {"minimum", "maximum"} & set(schema)
    ]
    assert sorted(bounded) == ["Locator", "State", "Value"]


def lists() -> dict[str, tuple[str, Place, Schema]]:
    """Lists of bounded length, by what they are: the same one stands in several objects."""
    found: dict[str, tuple[str, Place, Schema]] = {}
    for name in OBJECTS:
        for place in places(name):
            for schema in place.schemas:
                if "maxItems" in schema:
                    found.setdefault(f"{place.key} of {schema['maxItems']}", (name, place, schema))
    return found


@pytest.mark.parametrize(("name", "place", "schema"), lists().values(), ids=lists())
def test_all_keep_the_same_lengths_of_lists(name: str, place: Place, schema: Schema) -> None:
    longest, shortest = schema["maxItems"], schema.get("minItems", 0)
    items = [example(schema["items"], number) for number in range(longest + 1)]
    assert judges(name)(place.put(items)) == NONE
    assert judges(name)(place.put(items[:-1])) == ALL
    assert judges(name)(place.put(items[:shortest])) == ALL
    if shortest:
        assert judges(name)(place.put(items[: shortest - 1])) == NONE


@pytest.mark.parametrize("name", OBJECTS)
def test_all_refuse_an_item_that_stands_twice(name: str) -> None:
    for place in places(name):
        for schema in place.schemas:
            if schema["type"] == "array":
                for item in branches(schema["items"]):
                    assert judges(name)(place.put([example(item)])) == ALL, place.key
                    assert judges(name)(place.put([example(item), example(item)])) == NONE, place.key


@pytest.mark.parametrize("name", FORMS)
def test_all_accept_the_examples_of_a_form(name: str) -> None:
    form = DEFINITIONS[name]
    for text in (example(form), *form.get("examples", [])):
        assert judges(name)(text) == ALL, text


@pytest.mark.parametrize("name", FORMS)
def test_all_refuse_line_feeds_at_either_end_and_inside(name: str) -> None:
    for text in (example(DEFINITIONS[name]), *DEFINITIONS[name].get("examples", [])):
        for broken in (f"{text}\n", f"\n{text}", f"{text}\n\n", f"{text}\r\n", f"{text}\n{text}", "\n", ""):
            assert judges(name)(broken) == NONE, broken


@pytest.mark.parametrize("name", [name for name in FORMS if "pattern" in DEFINITIONS[name]])
def test_all_refuse_what_the_pattern_of_a_form_does_not_match(name: str) -> None:
    form = DEFINITIONS[name]
    tried = 0
    for text in (example(form), *form.get("examples", [])):
        edited = [f"!{text}", f"{text}!", f"é{text}", text[1:], text[:-1], text * 2, text.swapcase()]
        for broken in [each for each in (*edited, *TEXTS) if not re.search(form["pattern"], each)]:
            assert judges(name)(broken) == NONE, broken
            tried += fits({**form, "pattern": "", "minLength": 0}, broken)
    assert tried > 3


@pytest.mark.parametrize("name", FORMS)
def test_all_refuse_the_characters_that_a_form_excludes(name: str) -> None:
    form = DEFINITIONS[name]
    text = example(form)
    excluded = [
        code for code in (*range(0x3000), 0xFEFF) if re.search(form["not"]["pattern"], f"a{chr(code)}a")
    ]
    for code in excluded:
        assert judges(name)(f"{text[0]}{chr(code)}{text[1:]}") == NONE, hex(code)
    for code in {code + step for code in excluded for step in (-1, 1)} - {-1, *excluded}:
        for other in (f"{text[0]}{chr(code)}{text[1:]}", f"{chr(code)}{text}", f"{text}{chr(code)}"):
            assert judges(name)(other) == (ALL if fits(form, other) else NONE), hex(code)


@pytest.mark.parametrize("name", FORMS)
def test_all_count_the_length_of_a_text_in_code_points(name: str) -> None:
    form = DEFINITIONS[name]
    text = example(form)
    for filling in (text[-1], "א", "🕊"):
        for length in (form["maxLength"] - 1, form["maxLength"], form["maxLength"] + 1):
            filled = text + filling * (length - len(text))
            assert judges(name)(filled) == (ALL if fits(form, filled) else NONE), (filling, length)
    assert fits(form, text + text[-1] * (form["maxLength"] - len(text))) or "pattern" in form


def test_all_join_two_dates_alike() -> None:
    form = DEFINITIONS["EdtfDate"]
    ends = [text for text in form["examples"] if not {"/", "["} & set(text)]
    assert len(ends) >= 6
    for end in ends:
        for start in (each.replace("2021", "2019") for each in ends):
            for joined in (f"{start}/{end}", f"[{start}..{end}]", f"{start}..{end}", f"[{start}/{end}]"):
                assert judges("EdtfDate")(joined) == (ALL if fits(form, joined) else NONE), joined


def test_all_refuse_a_locator_without_any_key() -> None:
    assert judges("Locator")({}) == NONE


@pytest.mark.parametrize("rule", CROSS_FIELD_RULES, ids=lambda rule: rule.name)
def test_the_models_still_refuse_more_than_the_schema_can_say(rule: CrossFieldRule) -> None:
    judge = judges(rule.model.__name__)
    assert judge(rule.example) == SCHEMA_ONLY
    refusal = judge.refusal(rule.example)
    assert refusal is not None
    (error,) = refusal.errors()
    assert [each.name for each in CROSS_FIELD_RULES if re.search(each.message, error["msg"])] == [rule.name]


def explained(refusal: ValidationError) -> bool:
    """Whether a refusal is of what the schema cannot say, and of nothing else."""
    for error in refusal.errors():
        # Where a number or a text may stand, the text's error comes along.
        is_whole_fraction = isinstance(error["input"], float) and error["input"].is_integer()
        other_rules = [rule for rule in CROSS_FIELD_RULES if rule.name != "whole-number-with-fraction"]
        if not is_whole_fraction and not any(re.search(rule.message, error["msg"]) for rule in other_rules):
            return False
    return True


def assert_agreement(name: str, value: Any) -> None:
    verdicts = judges(name)(value)
    if verdicts == SCHEMA_ONLY:
        refusal = judges(name).refusal(value)
        assert refusal is not None
        assert explained(refusal), refusal
    else:
        assert verdicts in (ALL, NONE)


ODD = st.sampled_from(
    [*"\n\r\t\0 !/[].-_~?X0aAé", "\u00a0", "\u200b", "\u200f", "\u2028", "\ufeff", "א", "🕊"]
)
SCALARS = (
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text()
)
ANYTHING = SCALARS | st.lists(SCALARS, max_size=2) | st.dictionaries(st.text(), SCALARS, max_size=2)


def some_texts(name: str) -> list[str]:
    """A few texts of a form."""
    form = DEFINITIONS[name]
    return list(dict.fromkeys([example(form), example(form, 1), example(form, 2), *form.get("examples", [])]))


@cache
def texts(name: str) -> st.SearchStrategy[str]:
    """Texts of a form."""
    form = DEFINITIONS[name]
    free: st.SearchStrategy[str] = st.text(min_size=1, max_size=20)
    if "pattern" in form:
        free = st.from_regex(re.compile(form["pattern"]))
    return st.sampled_from(some_texts(name)) | free.filter(lambda text: fits(form, text))


@cache
def defined(name: str) -> st.SearchStrategy[Any]:
    """Values of a definition. Texts are few: the rest of them has a test of its own."""
    return st.sampled_from(some_texts(name)) if name in FORMS else values(DEFINITIONS[name])


def values(schema: Schema) -> st.SearchStrategy[Any]:
    """Values that a schema accepts."""
    if "$ref" in schema:
        return defined(schema["$ref"].removeprefix("#/$defs/"))
    if "anyOf" in schema or "oneOf" in schema:
        return st.one_of([values(each) for each in schema.get("anyOf") or schema["oneOf"]])
    if "const" in schema or "enum" in schema:
        return st.sampled_from(schema.get("enum", [schema.get("const")]))
    match schema["type"]:
        case "null":
            return st.none()
        case "integer":
            return st.integers(schema.get("minimum"), schema.get("maximum"))
        case "array":
            shortest = schema.get("minItems", 0)
            return st.lists(
                values(schema["items"]),
                min_size=shortest,
                max_size=shortest + 2,
                unique_by=lambda item: json.dumps(item, sort_keys=True),
            )
        case "object":
            properties = {key: values(each) for key, each in schema["properties"].items()}
            required = schema.get("required", [])
            return st.fixed_dictionaries(
                {key: each for key, each in properties.items() if key in required},
                optional={key: each for key, each in properties.items() if key not in required},
            ).filter(lambda value: len(value) >= schema.get("minProperties", 0))
    raise AssertionError(schema)


def inner(value: Any) -> list[tuple[Any, Any]]:
    """Every object and list in a value with each of its keys or indexes."""
    if not isinstance(value, dict | list):
        return []
    keys = list(value) if isinstance(value, dict) else list(range(len(value)))
    return [(value, key) for key in keys] + [found for key in keys for found in inner(value[key])]


@st.composite
def changed(draw: st.DrawFn, original: Any) -> Any:
    """A value with one to three changes, small ones above all."""
    value = copy.deepcopy(original)
    for _ in range(draw(st.integers(1, 3))):
        found = inner(value)
        if not found:
            return value
        holder, key = draw(st.sampled_from(found))
        change = draw(st.sampled_from(["near", "near", "remove", "add", "replace", "move", "null"]))
        if change == "near":
            holder[key] = draw(near(holder[key]))
        elif change == "remove":
            del holder[key]
        elif change == "add" and isinstance(holder, dict):
            holder[draw(st.sampled_from(["$schema", "note", "unknown", f"{key}s"]))] = draw(ANYTHING)
        elif change == "add":
            holder.append(copy.deepcopy(holder[key]))
        elif change == "replace":
            holder[key] = draw(ANYTHING)
        elif change == "move":
            other, place = draw(st.sampled_from(found))
            holder[key] = copy.deepcopy(other[place])
        else:
            holder[key] = None
    return value


def near(value: Any) -> st.SearchStrategy[Any]:
    """Values that differ little from one."""
    match value:
        case bool():
            return st.sampled_from([not value, int(value), float(value), str(value)])
        case int():
            return st.sampled_from(
                [value + 1, value - 1, -value, float(value) if abs(value) < 2**53 else 0, str(value)]
            )
        case str():
            at = st.integers(0, len(value))
            inserted = st.builds(lambda place, sign: value[:place] + sign + value[place:], at, ODD)
            removed = at.map(lambda place: value[:place] + value[place + 1 :])
            return inserted | removed | st.just(f"{value}\n")
        case list():
            return st.sampled_from([value[:1], value + value[:1], {}, *value])
        case dict():
            return st.sampled_from([[value], {}, dict(list(value.items())[:-1])])
    return ANYTHING


@pytest.mark.parametrize("name", FORMS)
@given(choice=st.data())
def test_all_read_texts_near_a_form_alike(name: str, choice: st.DataObject) -> None:
    text = choice.draw(texts(name))
    assert_agreement(name, text)
    assert_agreement(name, choice.draw(near(text)))


@cache
def documents(name: str) -> st.SearchStrategy[Any]:
    """Values that a document accepts; a whole data set has one record, or it would take too long."""
    if name in MODELS:
        return values(EXPORTED[name])
    empty = {key: [] if isinstance(value, list) else value for key, value in whole(name).items()}
    records = [
        st.builds(lambda record, key=key: {**empty, key: [record]}, values(schema["items"]))
        for key, schema in OBJECTS[name]["properties"].items()
        if schema.get("type") == "array"
    ]
    return st.one_of(records)


@pytest.mark.parametrize("name", [*MODELS, "DatasetFile"])
@given(choice=st.data())
def test_all_read_records_near_the_schema_alike(name: str, choice: st.DataObject) -> None:
    valid = choice.draw(documents(name))
    assert judges(name)(valid) in (ALL, SCHEMA_ONLY)
    assert_agreement(name, valid)
    assert_agreement(name, choice.draw(changed(valid)))


RECORDS: dict[str, st.SearchStrategy[Any]] = {
    "agreement": agreements(),
    "meeting": meetings(),
    "signatory": signatories(),
    "domain": domains(),
    "source": sources(),
    "retired": retired(),
}


@pytest.mark.parametrize("name", RECORDS)
@given(choice=st.data())
def test_all_accept_any_record_and_read_records_near_it_alike(name: str, choice: st.DataObject) -> None:
    record = choice.draw(RECORDS[name]).model_dump(mode="json", by_alias=True)
    assert judges(name)(record) == ALL
    assert_agreement(name, choice.draw(changed(record)))
