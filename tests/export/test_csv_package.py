"""CSV: what the descriptor says is true of the files, and no cell is a formula."""

import csv
import hashlib
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ilma_data.dataset.dataset import Dataset
from ilma_data.dataset.loading import load
from ilma_data.export.citations import facts
from ilma_data.export.csv_package import csv_files
from ilma_data.export.spreadsheet import raw_cell
from ilma_data.export.tables.catalogue import TABLES
from ilma_data.model.agreement import Agreement
from ilma_data.model.base import Record
from ilma_data.testing import RecordSet, record_sets

FORMULA = re.compile("[=+@\t\r\n\uff1d\uff0b\uff0d\uff20]|-(?![0-9]+$)")


@pytest.fixture(scope="module")
def example() -> Dataset:
    return load(Path(__file__).parents[1] / "checks" / "example")


def written(dataset: Dataset, *, raw: bool = False) -> dict[str, bytes]:
    return {file.name: b"".join(file.chunks) for file in csv_files(dataset, raw=raw)}


def cells_of(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode(), newline="")))


def package_of(files: dict[str, bytes]) -> dict[str, Any]:
    package: dict[str, Any] = json.loads(files["datapackage.json"])
    return package


def check_cell(cell: str, field: dict[str, Any]) -> None:
    constraints = field.get("constraints", {})
    if cell == "":
        assert "required" not in constraints, field["name"]
        return
    if "enum" in constraints:
        assert cell in constraints["enum"]
    if "pattern" in constraints:
        assert re.fullmatch(constraints["pattern"], cell)
    form = {"integer": "-?[0-9]+", "boolean": "true|false", "date": "[0-9]{4}-[0-9]{2}-[0-9]{2}"}
    assert re.fullmatch(form.get(field["type"], "(?s:.+)"), cell), field["name"]


@settings(max_examples=settings().max_examples // 10)
@given(record_sets())
def test_what_the_descriptor_says_is_true_of_the_files(records: RecordSet) -> None:
    files = written(Dataset.of(records), raw=True)
    resources = {one["name"]: one for one in package_of(files)["resources"]}
    assert list(resources) == list(TABLES)
    rows: dict[str, list[dict[str, str]]] = {}
    for name, resource in resources.items():
        content = files[resource["path"]]
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        heads, *lines = cells_of(content)
        fields = resource["schema"]["fields"]
        assert heads == [field["name"] for field in fields]
        for line in lines:
            for cell, field in zip(line, fields, strict=True):
                check_cell(cell, field)
        rows[name] = [dict(zip(heads, line, strict=True)) for line in lines]
    for name, resource in resources.items():
        keys = [tuple(row[column] for column in resource["schema"]["primaryKey"]) for row in rows[name]]
        assert len(set(keys)) == len(keys)
        for link in resource["schema"].get("foreignKeys", ()):
            to = link["reference"]
            known = {tuple(row[column] for column in to["fields"]) for row in rows[to["resource"]]}
            cited = {tuple(row[column] for column in link["fields"]) for row in rows[name]}
            assert {cells for cells in cited if "" not in cells} <= known


def test_the_files_are_rfc_4180(example: Dataset) -> None:
    for name, content in written(example).items():
        if name.endswith(".csv"):
            assert not content.startswith(b"\xef\xbb\xbf")
            assert content.endswith(b"\r\n")
            assert re.sub(rb'"[^"]*"', b"", content).count(b"\n") == content.count(b"\r\n")


def with_titles(example: Dataset, title: str) -> Dataset:
    def titled(record: Record) -> Record:
        return record.model_copy(update={"title": title}) if isinstance(record, Agreement) else record

    return Dataset.of(map(titled, (*example.records, *example.retired)))


@settings(max_examples=settings().max_examples // 5)
@given(
    st.sampled_from(["=1+1", "@SUM(A1)", "+1", "-1+1", "\t=1", "\r=1", "\n=1", "'=1", "\uff1d1", '="a",b']),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=5),
)
def test_no_cell_is_a_formula_unless_raw(first: str, rest: str) -> None:
    example = load(Path(__file__).parents[1] / "checks" / "example")
    dataset = with_titles(example, first + rest)
    safe, raw = written(dataset), written(dataset, raw=True)
    assert [line[1] for line in cells_of(raw["agreements.csv"])[1:]] == [first + rest] * len(
        example.agreements
    )
    for name, content in safe.items():
        if name.endswith(".csv"):
            cells = cells_of(content)
            assert not [cell for line in cells for cell in line if FORMULA.match(cell)], name
            assert [[raw_cell(cell) for cell in line] for line in cells] == cells_of(raw[name])


def test_the_descriptor_says_what_the_citation_says(
    example: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = package_of(written(example))
    assert (package["title"], package["version"]) == (facts.TITLE, facts.VERSION)
    assert {one["name"] for one in package["licenses"]} <= set(facts.LICENCES)
    assert "apostrophe" in package["description"]
    assert "apostrophe" not in package_of(written(example, raw=True))["description"]
    assert "created" not in package
    monkeypatch.setattr(facts, "RELEASED", "2030-01-02")
    assert package_of(written(example))["created"] == "2030-01-02T00:00:00Z"


def test_the_metadata_describe_the_files_beside_them(example: Dataset) -> None:
    files = written(example)
    for name in ("dataset.jsonld", "croissant.json"):
        for one in json.loads(files[name])["distribution"]:
            assert one["sha256"] == hashlib.sha256(files[one["contentUrl"]]).hexdigest()
