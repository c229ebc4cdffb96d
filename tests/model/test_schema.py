"""The exported JSON Schema: what it looks like, and that the files hold it."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from ilma_data.model.base import Part, mark_of
from ilma_data.model.records import COLLECTIONS, MODELS
from ilma_data.model.schema import FORMS, SCHEMA_VERSION, DatasetFile, export

ROOT = Path(__file__).parents[2]
EXPORTED: dict[str, Any] = export()
NAMES = list(EXPORTED)

Schema = dict[str, Any]


def subschemas(schema: Schema) -> Iterator[Schema]:
    """A schema and all schemas in it, by the keywords that hold one."""
    yield schema
    for keyword in ("items", "not"):
        if keyword in schema:
            yield from subschemas(schema[keyword])
    for keyword in ("anyOf", "oneOf"):
        for branch in schema.get(keyword, []):
            yield from subschemas(branch)
    for keyword in ("properties", "$defs"):
        for each in schema.get(keyword, {}).values():
            yield from subschemas(each)


def models() -> dict[str, type[Part]]:
    """Every part and record by its name in `$defs`."""
    found: dict[str, type[Part]] = {}
    waiting = [Part]
    while waiting:
        for model in waiting.pop().__subclasses__():
            if model.__module__.startswith("ilma_data.model."):
                found[model.__name__] = model
                waiting.append(model)
    return found


def test_there_is_a_document_for_each_record_type_and_one_for_all() -> None:
    assert NAMES == ["agreement", "meeting", "signatory", "domain", "source", "retired", "dataset"]


@pytest.mark.parametrize("name", NAMES)
def test_a_document_says_what_it_is(name: str) -> None:
    document = EXPORTED[name]
    assert list(document)[:4] == ["$schema", "$id", "title", "description"]
    assert document["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert document["$id"] == f"urn:ilma-data:schema:{name}:{SCHEMA_VERSION}"
    assert document["title"]
    assert document["description"]
    assert list(document)[-1] == "$defs"


@pytest.mark.parametrize("name", NAMES)
def test_a_document_is_valid_by_the_rules_of_its_own_language(name: str) -> None:
    Draft202012Validator.check_schema(EXPORTED[name])


@pytest.mark.parametrize("name", NAMES)
def test_a_document_holds_all_that_it_refers_to_and_nothing_else(name: str) -> None:
    references = {each["$ref"] for each in subschemas(EXPORTED[name]) if "$ref" in each}
    assert references == {f"#/$defs/{definition}" for definition in EXPORTED[name]["$defs"]}


@pytest.mark.parametrize("name", NAMES)
def test_a_name_in_definitions_means_the_same_in_every_document(name: str) -> None:
    for definition, schema in EXPORTED[name]["$defs"].items():
        assert schema == EXPORTED["dataset"]["$defs"][definition]


@pytest.mark.parametrize("name", [name for name in MODELS if name != "signatory"])
def test_the_data_set_holds_records_by_the_rules_of_their_own_document(name: str) -> None:
    header = {"$schema", "$id", "title", "$defs"}
    own = {keyword: value for keyword, value in EXPORTED[name].items() if keyword not in header}
    assert own == EXPORTED["dataset"]["$defs"][MODELS[name][0].__name__]


def test_the_kind_of_a_signatory_tells_which_rules_hold() -> None:
    definitions = EXPORTED["signatory"]["$defs"]
    branches = [branch["$ref"].removeprefix("#/$defs/") for branch in EXPORTED["signatory"]["oneOf"]]
    assert branches == [model.__name__ for model in MODELS["signatory"]]
    kinds = [definitions[branch]["properties"]["kind"]["const"] for branch in branches]
    assert kinds == ["person", "organization", "state"]
    assert EXPORTED["dataset"]["properties"]["signatories"]["items"] == {
        "oneOf": EXPORTED["signatory"]["oneOf"]
    }


def test_the_data_set_holds_its_versions_and_every_collection_in_order() -> None:
    document = EXPORTED["dataset"]
    assert list(document["properties"]) == ["$schema", "schema_version", "version", *COLLECTIONS.values()]
    assert document["required"] == ["schema_version", "version", *COLLECTIONS.values()]


@pytest.mark.parametrize("name", NAMES)
def test_every_object_is_closed_and_every_list_without_repetition(name: str) -> None:
    objects = [each for each in subschemas(EXPORTED[name]) if each.get("type") == "object"]
    lists = [each for each in subschemas(EXPORTED[name]) if each.get("type") == "array"]
    assert objects
    assert lists
    assert [each for each in objects if each["additionalProperties"] is not False] == []
    assert [each for each in lists if each["uniqueItems"] is not True] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_property_is_described_and_marked_as_its_field_is(name: str) -> None:
    known: dict[str, type[Part]] = {**models(), "dataset": DatasetFile}
    known |= {record_type: each[0] for record_type, each in MODELS.items() if len(each) == 1}
    objects = EXPORTED[name]["$defs"] | {name: EXPORTED[name]}
    for owner, schema in objects.items():
        if "properties" not in schema:
            continue
        fields = {field.alias or key: field for key, field in known[owner].model_fields.items()}
        assert list(schema["properties"]) == list(fields)
        for key, each in schema["properties"].items():
            assert each["description"] == fields[key].description, (owner, key)
            assert each["$comment"] == mark_of(fields[key]), (owner, key)


@pytest.mark.parametrize("name", NAMES)
def test_every_definition_is_described(name: str) -> None:
    bare = [key for key, each in EXPORTED[name]["$defs"].items() if len(each.get("description", "")) < 10]
    assert bare == []


@pytest.mark.parametrize("name", NAMES)
def test_a_document_has_no_noise(name: str) -> None:
    _, *inner = subschemas(EXPORTED[name])
    assert [each for each in inner if {"title", "discriminator", "$id", "$schema"} & set(each)] == []
    assert [each for each in inner if "default" in each and each["default"] != []] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_pattern_belongs_to_a_form_of_text_and_every_form_is_used(name: str) -> None:
    # The tests of agreement go through FORMS: a pattern elsewhere would escape them.
    document = EXPORTED[name]
    forms = {key: each for key, each in document["$defs"].items() if key in FORMS}
    in_forms = [each for form in forms.values() for each in subschemas(form) if "pattern" in each]
    assert [each for each in subschemas(document) if "pattern" in each and each not in in_forms] == []
    assert set(FORMS) <= set(EXPORTED["dataset"]["$defs"])


@pytest.mark.parametrize("name", FORMS)
def test_patterns_have_only_what_means_the_same_in_every_language(name: str) -> None:
    for pattern in (
        each["pattern"] for each in subschemas(EXPORTED["dataset"]["$defs"][name]) if "pattern" in each
    ):
        escapes = set(re.findall(r"\\(u[0-9a-f]{4}|.)", pattern))
        assert [each for each in escapes if re.fullmatch("[a-zA-Z0-9]", each) and each != "n"] == []
        assert set(re.findall(r"\(\?(.)", pattern)) <= {":"}


@pytest.mark.parametrize("name", NAMES)
def test_keywords_stand_in_one_order(name: str) -> None:
    order = [
        "$schema",
        "$id",
        "title",
        "description",
        "$comment",
        "$ref",
        "type",
        "const",
        "enum",
        "pattern",
        "not",
    ]
    order += ["properties", "required", "additionalProperties", "default", "examples", "$defs"]
    for each in subschemas(EXPORTED[name]):
        listed = [keyword for keyword in each if keyword in order]
        assert listed == sorted(listed, key=order.index)


def test_an_export_can_be_changed_without_changing_the_next() -> None:
    for each in subschemas(export()["agreement"]):
        each.clear()
    assert export() == EXPORTED


def generate(root: Path, *arguments: str) -> tuple[int, str]:
    ran = subprocess.run(
        [sys.executable, root / "scripts/generate", *arguments],
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ran.stderr == ""
    return ran.returncode, ran.stdout


def test_the_generated_files_are_what_the_models_give() -> None:
    assert generate(ROOT, "--check") == (0, "")


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A tree with the script, what it reads and the generated files; the package is found on the path."""
    for folder in ("scripts", "docs", "schemas", "tests/checks"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    return tmp_path


def test_a_check_lists_changed_missing_and_surplus_files_and_writes_nothing(tree: Path) -> None:
    folder = tree / "schemas"
    (folder / "agreement.schema.json").write_bytes(b"{}\n")
    (tree / "docs" / "codebook.md").write_bytes(b"")
    (folder / "domain.schema.json").unlink()
    (folder / "treaty.schema.json").write_bytes(b"{}\n")
    before = {path: path.read_bytes() for path in folder.iterdir()}
    status, printed = generate(tree, "--check")
    assert status == 1
    assert [line.split()[0] for line in printed.splitlines()] == [
        "docs/codebook.md",
        "schemas/agreement.schema.json",
        "schemas/domain.schema.json",
        "schemas/treaty.schema.json",
    ]
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


def test_generating_makes_the_files_as_they_are_here(tree: Path) -> None:
    shutil.rmtree(tree / "schemas")
    (tree / "schemas").mkdir()
    (tree / "schemas/treaty.schema.json").write_bytes(b"{}\n")
    assert generate(tree)[0] == 0
    made = {path.name: path.read_bytes() for path in (tree / "schemas").iterdir()}
    assert made == {path.name: path.read_bytes() for path in (ROOT / "schemas").iterdir()}
    assert {name: json.loads(content) for name, content in made.items()} == {
        f"{name}.schema.json": document for name, document in EXPORTED.items()
    }
    assert generate(tree, "--check") == (0, "")
