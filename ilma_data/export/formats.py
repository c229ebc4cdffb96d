"""The exports by name: `ilma_data.write_export`."""

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from ilma_data.dataset.dataset import Dataset
from ilma_data.dataset.loading import load
from ilma_data.export.csv_package import csv_files
from ilma_data.export.errors import UnknownFormatError
from ilma_data.export.exported import ExportedFile
from ilma_data.export.linked.documents import json_ld_files, turtle_files
from ilma_data.export.parquet import parquet_files
from ilma_data.export.records_json import json_files, json_lines_files
from ilma_data.export.references import biblatex_files, csl_files, ris_files
from ilma_data.export.sqlite.database import sqlite_files
from ilma_data.export.statements import statement_files
from ilma_data.export.writing import WrittenFile, write_files


@dataclass(frozen=True)
class Format:
    """A form in which a data set can be written: what it is for, and its files.

    `raw_files` are those without guards against spreadsheet formulas; None for forms that no spreadsheet opens.
    `reads_all` says whether the files are made of all records, and not of the sources alone.
    """

    purpose: str
    files: Callable[[Dataset], Iterator[ExportedFile]]
    raw_files: Callable[[Dataset], Iterator[ExportedFile]] | None = None
    reads_all: bool = True


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "csv": Format(
            "the tables, with a Frictionless Data Package, schema.org and Croissant metadata",
            csv_files,
            lambda dataset: csv_files(dataset, raw=True),
        ),
        "json": Format("all records in one document; `read_export` reads it back", json_files),
        "jsonl": Format("JSON Lines, a file for each collection", json_lines_files),
        "sqlite": Format(
            "a database with keys, views and full-text search, and metadata for Datasette; `read_export` reads it back",
            sqlite_files,
        ),
        "parquet": Format("the tables, typed; needs the extra `parquet`", parquet_files),
        "json-ld": Format("linked data: the records with their context", json_ld_files),
        "turtle": Format("linked data in Turtle, the domains in SKOS, shapes in SHACL", turtle_files),
        "statements": Format(
            "one CSV with a row for each value and each source",
            statement_files,
            lambda dataset: statement_files(dataset, raw=True),
        ),
        "csl": Format("the sources as CSL-JSON, for Zotero, pandoc, citeproc", csl_files, reads_all=False),
        "biblatex": Format("the sources as BibLaTeX", biblatex_files, reads_all=False),
        "ris": Format("the sources as RIS, for EndNote, Mendeley, libraries", ris_files, reads_all=False),
    }
)
"""The formats by name, in the order in which everything lists them."""


def write_export(
    form: str, folder: str | os.PathLike[str], dataset: Dataset | None = None, *, raw: bool = False
) -> tuple[WrittenFile, ...]:
    """Write a data set (the packaged one, where none is given) to a folder in one of `FORMATS`; the files written.

    A folder that is not there is made. All of the files are written, or none: until the last is whole, those that were
    there before stay. Others in the folder are left alone. The same records give the same bytes. `raw` writes `csv`
    and `statements` without guards against spreadsheet formulas.

    Raises `UnknownFormatError` with the nearest, `ValueError` for `raw` with any other format, `ExportError` where the
    records can't be written in the format, `MissingExtraError`, and `OSError` where the folder can't be written to.
    """
    return write_files(Path(folder), files_in(form, load() if dataset is None else dataset, raw=raw))


def files_in(form: str, dataset: Dataset, *, raw: bool = False) -> Iterator[ExportedFile]:
    """The files of a data set in one of `FORMATS`, to be taken in their order and each whole.

    Raises `UnknownFormatError`, and `ValueError` for `raw` with a format that knows no difference.
    """
    if form not in FORMATS:
        raise UnknownFormatError(form, "format", FORMATS)
    chosen = FORMATS[form]
    if not raw:
        return chosen.files(dataset)
    if chosen.raw_files is None:
        raise ValueError(f"raw is for {' and '.join(raw_forms())}; {form} has no cells to guard")
    return chosen.raw_files(dataset)


def raw_forms() -> tuple[str, ...]:
    """The formats in which cells are guarded against spreadsheet formulas, unless `raw`."""
    return tuple(name for name, one in FORMATS.items() if one.raw_files is not None)
