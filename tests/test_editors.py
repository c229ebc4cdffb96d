"""What editors read: each record has a schema that it can be checked with, and each key of it a text to show."""

import json
import re
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from ilma_data.checks.runner import check
from ilma_data.model.records import COLLECTIONS
from ilma_data.report.findings.formats import lines_in
from ilma_data.report.page import Page
from ilma_data.store.files import Folder

ROOT = Path(__file__).parents[1]
SCHEMAS = {
    name: json.loads((ROOT / f"schemas/{name}.schema.json").read_bytes())
    for name in [*COLLECTIONS, "dataset"]
}


def settings(name: str) -> Any:
    return json.loads((ROOT / ".vscode" / name).read_bytes())


@pytest.mark.parametrize("collection", sorted(COLLECTIONS.values()))
def test_each_record_of_a_collection_is_mapped_to_the_schema_of_its_type(collection: str) -> None:
    mappings = settings("settings.json")["json.schemas"]
    [mapping] = [one for one in mappings if fnmatchcase(f"/records/{collection}/x.json", one["fileMatch"][0])]
    [record_type] = [one for one, folder in COLLECTIONS.items() if folder == collection]
    schema = json.loads((ROOT / mapping["url"]).read_bytes())
    assert schema["$id"].startswith(f"urn:ilma-data:schema:{record_type}:")


def test_each_mapping_leads_somewhere() -> None:
    for mapping in settings("settings.json")["json.schemas"]:
        assert (ROOT / mapping["url"]).is_file()
        [pattern] = mapping["fileMatch"]
        assert pattern.removeprefix("/records/").removesuffix("/*.json") in COLLECTIONS.values()


def test_formatting_keeps_the_canonical_form() -> None:
    chosen = settings("settings.json")
    json_files = chosen["[json]"]
    assert (json_files["editor.insertSpaces"], json_files["editor.tabSize"]) == (True, 2)
    assert json_files["editor.detectIndentation"] is False
    assert (
        json_files["editor.defaultFormatter"] == "vscode.json-language-features"
    )  # not Prettier: it joins lists
    assert (chosen["files.eol"], chosen["files.encoding"], chosen["files.insertFinalNewline"]) == (
        "\n",
        "utf8",
        True,
    )


def properties(schema: Any, root: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every property at every depth, with where it stands."""
    if isinstance(schema, dict):
        for key, value in schema.items():
            if key == "properties":
                for name, declared in value.items():
                    yield f"{path}.{name}", declared
                    yield from properties(declared, root, f"{path}.{name}")
            elif key not in ("examples", "enum", "const", "default"):
                yield from properties(value, root, f"{path}/{key}" if key == "$defs" else path)
    elif isinstance(schema, list):
        for item in schema:
            yield from properties(item, root, path)


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_property_has_a_text_to_show(name: str) -> None:
    found = list(properties(SCHEMAS[name], SCHEMAS[name]))
    assert len(found) > 3
    silent = [path for path, declared in found if not declared.get("description", "").endswith(".")]
    assert silent == []


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_form_of_text_has_a_text_to_show(name: str) -> None:
    for definition in SCHEMAS[name]["$defs"].values():
        assert definition["description"]


@pytest.mark.parametrize("record_type", COLLECTIONS)
def test_a_record_may_name_its_schema_by_a_relative_path(record_type: str) -> None:
    folder = ROOT / "tests/checks/example" / COLLECTIONS[record_type]
    schema = f"../../schemas/{record_type}.schema.json"
    assert (ROOT / "records" / COLLECTIONS[record_type] / schema).resolve().is_file()
    validator = jsonschema.Draft202012Validator(SCHEMAS[record_type])
    for file in folder.glob("*.json"):
        record = {"$schema": schema, **json.loads(file.read_bytes())}
        assert list(validator.iter_errors(record)) == []


@pytest.fixture(scope="module")
def problem() -> re.Pattern[str]:
    [task] = settings("tasks.json")["tasks"]
    assert " ".join([task["command"], *task["args"]]) == "scripts/ilma validate --format concise records/"
    assert (ROOT / task["command"]).stat().st_mode & 0o111
    matcher = task["problemMatcher"]
    assert matcher["fileLocation"] == ["relative", "${workspaceFolder}"]
    pattern = matcher["pattern"]
    groups = ["file", "line", "column", "code", "severity", "message"]
    assert [pattern[group] for group in groups] == [1, 2, 3, 4, 5, 6]
    return re.compile(pattern["regexp"])


def test_the_editor_finds_every_finding(problem: re.Pattern[str], tmp_path: Path) -> None:
    root = tmp_path / "my records: 2"
    for collection in ("domains", "sources"):
        (root / collection).mkdir(parents=True)
        for file in (ROOT / "tests/checks/example" / collection).glob("*.json"):
            (root / collection / file.name).write_bytes(file.read_bytes())
    water = root / "domains/water.json"
    water.write_bytes(water.read_bytes().replace(b'"broader": null', b'"broader": "domain/watr"'))
    report = check(Folder(root))
    assert {finding.level for finding in report.findings} == {"error", "warning"}
    *lines, headline = lines_in("concise", report, Page())
    assert problem.fullmatch(headline) is None
    for line, finding in zip(lines, report.findings, strict=True):
        found = problem.fullmatch(line)
        assert found is not None, line
        place = (found[1], int(found[2]), int(found[3]), found[4])
        assert place == (finding.path, finding.line, finding.column, finding.code)
        assert found[5] == ("warning" if finding.level == "warning" else None)
        assert found[6].startswith(finding.message)


def test_vim_reads_the_same_lines() -> None:
    page = (ROOT / "docs/editors.md").read_text("utf-8")
    assert "set errorformat=%f:%l:%c:\\ %m" in page
    assert "set makeprg=scripts/ilma\\ validate\\ --format\\ concise\\ records/" in page
