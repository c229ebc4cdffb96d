"""What other people's tools say of our exports: each check gives its problems, without a network.

`scripts/interop` runs them on whole exports; the tests run those of light tools on small ones. Heavy ones are imported
where they are asked for: mlcroissant, which brings pandas and scipy, frictionless, Datasette, DuckDB, polars.
"""

import asyncio
import html
import json
import sqlite3
import warnings
from collections.abc import Iterator
from contextlib import closing
from importlib import import_module
from pathlib import Path
from typing import Any

import pyshacl
from pyld import jsonld  # type: ignore[import-untyped] # it has no types
from rdflib import Graph, Variable
from rdflib.compare import isomorphic

from ilma_data.export.linked.nodes import without_additions
from ilma_data.export.linked.uris import DATASET
from ilma_data.model.base import Record

_SKOS_CONDITIONS = {
    "S9: a concept scheme is no concept": "?one a skos:Concept, skos:ConceptScheme",
    "S13: a preferred label is no alternative one": "?one skos:prefLabel ?label ; skos:altLabel ?label",
    "S14: one preferred label in a language": """
        ?one skos:prefLabel ?a, ?b FILTER(str(?a) < str(?b) && lang(?a) = lang(?b))""",
    "S27: a related concept is neither a wider nor a narrower one": """
        ?one skos:related ?other . ?one (skos:broader|^skos:narrower)+ ?other""",
    "S46: an exact match is neither a broader nor a related one": """
        ?one skos:exactMatch ?other . ?one skos:broadMatch|skos:narrowMatch|skos:relatedMatch ?other""",
    "no concept is wider than itself": "?one (skos:broader|^skos:narrower)+ ?one",
    "a concept is in a scheme, or nobody finds it": """
        ?one a skos:Concept FILTER NOT EXISTS { ?one skos:inScheme ?scheme }""",
}
"""Integrity conditions of the SKOS Reference (W3C 2009), and two more: each pattern finds what breaks it."""


def json_ld_and_turtle_differ(folder: Path) -> list[str]:
    """Whether rdflib reads another graph from the JSON-LD than from the Turtle."""
    turtle = Graph().parse(folder / "ilma-data.ttl")
    json_ld = read_json_ld((folder / "ilma-data.jsonld").read_text("utf-8"))
    if isomorphic(turtle, json_ld):
        return []
    return [f"{len(turtle)} triples in Turtle, {len(json_ld)} in JSON-LD, and they differ"]


def read_json_ld(text: str) -> Graph:
    """The graph that rdflib reads from a document in JSON-LD."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # rdflib warns of its own reader
        return Graph().parse(data=text, format="json-ld")


def to_n_quads(document: object) -> str:
    """The graph that pyld reads from a document in JSON-LD."""
    return str(jsonld.to_rdf(document, {"documentLoader": _refuse, "format": "application/n-quads"}))


def records_lost_in_json_ld(folder: Path, records: list[Record]) -> list[str]:
    """The records that pyld does not get back by expanding the JSON-LD and compacting it with the context."""
    document = json.loads((folder / "ilma-data.jsonld").read_text("utf-8"))
    alone = json.loads((folder / "context.jsonld").read_text("utf-8"))
    offline = {"documentLoader": _refuse}
    expanded = jsonld.expand(document, offline)
    compacted = jsonld.compact(expanded, alone, {**offline, "graph": True})
    got = {
        (node["id"], node["@type"] == "Retired"): _known(without_additions(node))
        for node in compacted["@graph"]
        if node["@id"] != DATASET
    }
    kept = {
        (str(record.id), record.type == "retired"): _known(
            record.model_dump(mode="json", by_alias=True, exclude_defaults=True)
        )
        for record in records
    }
    return [
        f"{key[0]}: another record comes back" for key in sorted(kept | got) if kept.get(key) != got.get(key)
    ]


def shapes_broken(graph: Graph, shapes: Graph, *, meta_shacl: bool = False) -> list[str]:
    """What pyshacl finds in a graph; with `meta_shacl`, which takes some seconds, in the shapes too."""
    conforms, _, report = pyshacl.validate(graph, shacl_graph=shapes, meta_shacl=meta_shacl)
    return [] if conforms else [str(report)]


def skos_conditions_broken(graph: Graph) -> list[str]:
    """The integrity conditions of SKOS that a concept scheme breaks, with what breaks them."""
    prefix = "PREFIX skos: <http://www.w3.org/2004/02/skos/core#>"
    problems = []
    for condition, pattern in _SKOS_CONDITIONS.items():
        found = graph.query(f"{prefix} SELECT DISTINCT ?one {{ {pattern} }}")
        problems += [
            f"{condition}: {concept}"
            for concept in sorted(str(row[Variable("one")]) for row in found.bindings)
        ]
    return problems


def croissant_refused(folder: Path) -> list[str]:
    """What mlcroissant has against `croissant.json` and, row by row, against the tables that it describes.

    That there is no date of publication is no fault before there is a release, and is left out.
    """
    mlcroissant = import_module("mlcroissant")
    try:
        read = mlcroissant.Dataset(str(folder / "croissant.json"))
    except mlcroissant.ValidationError as error:
        return [str(error)]
    issues = [*read.metadata.ctx.issues.errors, *read.metadata.ctx.issues.warnings]
    problems = [str(issue) for issue in issues if "datePublished" not in str(issue)]
    for records in read.metadata.record_sets:
        try:
            for _ in read.records(records.name):
                pass
        except Exception as error:  # noqa: BLE001 - whatever it raises is what it has against the table
            problems.append(f"{records.name}: {error}")
    return problems


def package_refused(folder: Path) -> list[str]:
    """What frictionless has against `datapackage.json` and, cell by cell and key by key, against its tables."""
    frictionless = import_module("frictionless")
    report = frictionless.validate(str(folder / "datapackage.json"))
    found: list[list[object]] = report.flatten(["name", "rowNumber", "fieldName", "message"])
    return [": ".join(map(str, one)) for one in found]


def database_refused(folder: Path) -> list[str]:
    """What SQLite has against `ilma-data.sqlite`: links that lead nowhere, and pages that are broken."""
    with closing(
        sqlite3.connect(f"{(folder / 'ilma-data.sqlite').as_uri()}?mode=ro", uri=True)
    ) as connection:
        broken = [str(row) for row in connection.execute("PRAGMA foreign_key_check")]
        return broken + [row[0] for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]


def not_shown_by_datasette(folder: Path) -> list[str]:
    """The tables and views whose page Datasette can't make, or makes without what `metadata.json` says of them."""
    metadata = json.loads((folder / "metadata.json").read_text("utf-8"))
    (tables,) = [one["tables"] for one in metadata["databases"].values()]

    async def problems() -> list[str]:
        served = import_module("datasette.app").Datasette(
            [str(folder / "ilma-data.sqlite")], metadata=metadata, settings={"sql_time_limit_ms": 60_000}
        )
        found = []
        for name, said in tables.items():
            page = await served.client.get(f"/ilma-data/{name}")
            if page.status_code != 200:
                found.append(f"{name}: {page.status_code}")
            elif html.escape(said["description"]) not in page.text.replace("&#34;", "&quot;").replace(
                "&#39;", "&#x27;"
            ):
                found.append(f"{name}: its description is not shown")
        search = await served.client.get("/ilma-data/search.json?_search=gantz&_shape=array")
        return found if search.json() else [*found, "search: nothing is found"]

    return asyncio.run(problems())


def parquet_read_otherwise(folder: Path) -> list[str]:
    """The Parquet files of which polars or DuckDB read other rows than pyarrow."""
    parquet, polars, duckdb = map(import_module, ("pyarrow.parquet", "polars", "duckdb"))
    problems = []
    for file in sorted(folder.glob("*.parquet")):
        rows = [tuple(row.values()) for row in parquet.read_table(file).to_pylist()]
        if polars.read_parquet(file).rows() != rows:
            problems.append(f"{file.name}: polars")
        with duckdb.connect() as connection:
            if connection.execute("SELECT * FROM read_parquet(?)", [str(file)]).fetchall() != rows:
                problems.append(f"{file.name}: DuckDB")
    return problems


def _known(value: Any) -> Any:
    """A record without what no graph says: what is null, a list of nothing, and where an editor finds the schema."""
    if isinstance(value, list):
        return [_known(item) for item in value]
    if isinstance(value, dict):
        return {
            key: _known(held) for key, held in value.items() if held not in (None, []) and key != "$schema"
        }
    return value


def _refuse(url: str, _: object) -> Iterator[None]:
    raise AssertionError(f"a context is fetched from {url}")
