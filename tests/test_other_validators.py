"""Other people's validators agree with our schemas: Ajv in strict mode, and check-jsonschema."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

import ilma_data
from ilma_data.model.records import TYPES

ROOT = Path(__file__).parents[1]
SCHEMAS = ROOT / "schemas"
FILES = {collection: sorted((ROOT / "records" / collection).glob("*.json")) for collection in TYPES}
FILLED = [collection for collection, files in FILES.items() if files]


def test_every_collection_but_the_retired_ids_has_records() -> None:
    assert set(FILLED) | {"retired"} == set(TYPES)


def test_every_record_file_is_in_a_collection() -> None:
    assert set((ROOT / "records").rglob("*.json")) == {file for files in FILES.values() for file in files}


@pytest.mark.outside
@pytest.mark.parametrize("name", [*TYPES.values(), "dataset"])
def test_ajv_compiles_every_schema_in_strict_mode(name: str) -> None:
    assert ajv_errors(name, []) == {}


@pytest.mark.outside
@pytest.mark.parametrize("collection", FILLED)
def test_ajv_accepts_every_record(collection: str) -> None:
    assert ajv_errors(TYPES[collection], FILES[collection]) == {file: [] for file in FILES[collection]}


@pytest.mark.parametrize("collection", FILLED)
def test_check_jsonschema_accepts_every_record(collection: str) -> None:
    assert refused_by_check_jsonschema(TYPES[collection], FILES[collection]) == set()


@pytest.mark.outside
@pytest.mark.parametrize("collection", FILLED)
def test_ajv_refuses_broken_records(collection: str, tmp_path: Path) -> None:
    broken = broken_copies(FILES[collection][0], tmp_path)
    assert [file for file, errors in ajv_errors(TYPES[collection], broken).items() if not errors] == []


@pytest.mark.parametrize("collection", FILLED)
def test_check_jsonschema_refuses_broken_records(collection: str, tmp_path: Path) -> None:
    broken = broken_copies(FILES[collection][0], tmp_path)
    assert refused_by_check_jsonschema(TYPES[collection], broken) == set(broken)


@pytest.mark.outside
def test_both_accept_the_whole_data_set_and_refuse_it_with_one_broken_record(tmp_path: Path) -> None:
    schema = json.loads((SCHEMAS / "dataset.schema.json").read_bytes())
    records = {name: [json.loads(file.read_bytes()) for file in files] for name, files in FILES.items()}
    versions = {"version": ilma_data.__version__, "schema_version": schema["$id"].rpartition(":")[2]}
    good, bad = tmp_path / "good.json", tmp_path / "bad.json"
    good.write_text(json.dumps(records | versions), encoding="utf-8")
    del records["sources"][-1]["kind"]
    bad.write_text(json.dumps(records | versions), encoding="utf-8")
    errors = ajv_errors("dataset", [good, bad])
    assert errors[good] == []
    assert errors[bad] != []
    assert refused_by_check_jsonschema("dataset", [good, bad]) == {bad}


def broken_copies(file: Path, folder: Path) -> list[Path]:
    """Copies of a record, each with one fault: an unknown key, no id, an id of another form, a list around it."""
    record = json.loads(file.read_bytes())
    without_id = {key: value for key, value in record.items() if key != "id"}
    faulty = {
        "unknown-key": record | {"colour": "red"},
        "no-id": without_id,
        "no-such-id": record | {"id": "Not an id"},
        "not-an-object": [record],
    }
    copies = []
    for name, content in faulty.items():
        copies.append(folder / f"{name}.json")
        copies[-1].write_text(json.dumps(content), encoding="utf-8")
    return copies


def ajv_errors(schema: str, files: Iterable[Path]) -> dict[Path, list[str]]:
    """What Ajv says about each file; a schema that its strict mode refuses fails the test."""
    node = shutil.which("node", path=str(Path(sys.executable).parent)) or shutil.which("node")
    if node is None or not (ROOT / "tests/ajv/node_modules/ajv").exists():
        pytest.fail("Ajv is not installed: run scripts/test once, or `npm ci --prefix tests/ajv`")
    ran = subprocess.run(
        [node, ROOT / "tests/ajv/validate.mjs", SCHEMAS / f"{schema}.schema.json", *files],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if ran.returncode != 0:
        pytest.fail(f"{schema}: {ran.stderr}", pytrace=False)
    return {Path(file): errors for file, errors in json.loads(ran.stdout).items()}


def refused_by_check_jsonschema(schema: str, files: Iterable[Path]) -> set[Path]:
    """The files that check-jsonschema finds at fault; a run that breaks off fails the test."""
    command = [sys.executable, "-m", "check_jsonschema", "--output-format", "json"]
    ran = subprocess.run(
        [*command, "--schemafile", SCHEMAS / f"{schema}.schema.json", *files],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if ran.returncode not in (0, 1):
        pytest.fail(f"{schema}: {ran.stderr}", pytrace=False)
    report = json.loads(ran.stdout)
    assert report.get("parse_errors", []) == []
    return {Path(error["filename"]) for error in report["errors"]}
