"""Metadata: what they say of the data set is said elsewhere too, and of the files it is true."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from ilma_data.dataset.dataset import Dataset
from ilma_data.dataset.loading import load
from ilma_data.export.citations import facts
from ilma_data.export.exported import described
from ilma_data.export.metadata import (
    DAYS_COVERED,
    DESCRIPTION,
    Days,
    TableFile,
    croissant,
    days_in,
    metadata_files,
    schema_org,
)
from ilma_data.export.tables.catalogue import TABLES
from tests.export.interop_checks import to_n_quads

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def example() -> Dataset:
    return load(Path(__file__).parents[1] / "checks" / "example")


@pytest.fixture(scope="module")
def covered(example: Dataset) -> Days | None:
    return days_of(example)


def days_of(dataset: Dataset) -> Days | None:
    return days_in(DAYS_COVERED.rows(dataset))


@pytest.fixture(scope="module")
def tables(example: Dataset) -> list[TableFile]:
    made = []
    for table in TABLES.values():
        text = io.StringIO(newline="")
        csv.writer(text).writerows([table.column_names, *table.rows(example)])
        made.append(TableFile(table, described(f"{table.name}.csv", [text.getvalue().encode()])))
    return made


def test_the_description_and_the_licence_are_those_of_the_citation(covered: Days | None) -> None:
    cff = YAML(typ="safe").load((ROOT / "CITATION.cff").read_text("utf-8"))
    assert " ".join(cff["abstract"].split()) == DESCRIPTION
    for said in (schema_org(covered), croissant(covered)):
        assert said["license"] == "https://creativecommons.org/licenses/by/4.0/"
        assert said["name"] == cff["title"]
        assert said["version"] == facts.VERSION
        assert said["keywords"] == list(facts.KEYWORDS)
    assert "CC-BY-4.0" in facts.LICENCES


def test_nothing_is_said_that_is_not_known(covered: Days | None, monkeypatch: pytest.MonkeyPatch) -> None:
    for make in (schema_org, croissant):
        said = make(covered)
        assert not {"url", "datePublished", "distribution", "recordSet", "publisher"} & set(said)
        assert None not in said.values()
    monkeypatch.setattr(facts, "RELEASED", "2030-01-02")
    assert schema_org(covered)["datePublished"] == croissant(covered)["datePublished"] == "2030-01-02"
    assert "temporalCoverage" not in schema_org(days_of(Dataset.of([])))


def test_the_time_covered_is_that_of_the_events(example: Dataset, covered: Days | None) -> None:
    first, last = str(schema_org(covered)["temporalCoverage"]).split("/")
    days = [row[:10] for table in ("meetings", "milestones") for row in dates_in(example, table)]
    assert (first, last) == (min(days), max(days))


def dates_in(dataset: Dataset, name: str) -> list[str]:
    table = TABLES[name]
    ends = [i for i, column in enumerate(table.column_names) if column.endswith(("_earliest", "_latest"))]
    return [str(row[i]) for row in table.rows(dataset) for i in ends if row[i] is not None]


def test_every_file_and_column_is_described(covered: Days | None, tables: list[TableFile]) -> None:
    more = described("ilma-data.ttl", [b"x"])
    said: Any = croissant(covered, tables, [more])
    files = {one["@id"]: one for one in said["distribution"]}
    assert list(files) == [*(one.file.name for one in tables), "ilma-data.ttl"]
    for one in (*(one.file for one in tables), more):
        assert files[one.name]["sha256"] == one.sha256
        assert files[one.name]["encodingFormat"] == one.media_type
    for table, records in zip(tables, said["recordSet"], strict=True):
        assert [field["name"] for field in records["field"]] == list(table.table.column_names)
        assert {field["source"]["fileObject"]["@id"] for field in records["field"]} == {table.file.name}
    ids = [field["@id"] for records in said["recordSet"] for field in records["field"]]
    assert len(ids) == len(set(ids))


def test_the_versions_of_croissant_differ_in_name_and_context(covered: Days | None) -> None:
    old, new = croissant(covered, version="1.0"), croissant(covered, version="1.1")
    assert str(old.pop("conformsTo")).replace("1.0", "1.1") == new.pop("conformsTo")
    old_context, new_context = old.pop("@context"), new.pop("@context")
    assert old == new
    assert isinstance(old_context, dict)
    assert isinstance(new_context, dict)
    assert old_context.items() < new_context.items()


def test_both_are_json_ld_and_the_same_from_run_to_run(covered: Days | None, tables: list[TableFile]) -> None:
    made = {file.name: b"".join(file.chunks) for file in metadata_files(covered, tables)}
    assert list(made) == ["dataset.jsonld", "croissant.json"]
    assert made == {file.name: b"".join(file.chunks) for file in metadata_files(covered, tables)}
    quads = to_n_quads(json.loads(made["dataset.jsonld"]))
    assert "<urn:ilma-data:dataset> <https://schema.org/name>" in quads
    assert quads.count("<https://schema.org/DataDownload>") == len(tables)
    assert "<http://mlcommons.org/croissant/RecordSet>" in to_n_quads(json.loads(made["croissant.json"]))
