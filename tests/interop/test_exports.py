"""The checks of `scripts/interop` pass whole exports and refuse broken ones: those of tools that every test run has."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from ilma_data.dataset.dataset import Dataset
from ilma_data.dataset.loading import load
from ilma_data.export.formats import write_export
from tests.interop.exports import (
    Check,
    bibtexparser,
    foreign_keys,
    guarded,
    polars,
    pyarrow,
    rispy,
)

EXAMPLE = Path(__file__).parents[1] / "checks" / "example"


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return load(EXAMPLE)


@pytest.fixture(scope="module")
def exports(tmp_path_factory: pytest.TempPathFactory, dataset: Dataset) -> Path:
    folder = tmp_path_factory.mktemp("exports")
    for form in ("csv", "statements", "sqlite", "parquet", "biblatex", "ris"):
        write_export(form, folder / form, dataset)
    return folder


def _formula(folder: Path) -> None:
    with (folder / "csv" / "names.csv").open("a", encoding="utf-8", newline="") as file:
        file.write("signatory/x,1,names,=1+1\r\n")


def _dangling(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "sqlite" / "ilma-data.sqlite")) as connection, connection:
        connection.execute("UPDATE evidence SET source = 'source/of-none'")


def _swapped(folder: Path) -> None:
    shutil.copy(folder / "parquet" / "names.parquet", folder / "parquet" / "offices.parquet")


def _unclosed(folder: Path) -> None:
    file = folder / "biblatex" / "sources.bib"
    file.write_text(file.read_text("utf-8").rstrip().removesuffix("}"), "utf-8")


def _shortened(folder: Path) -> None:
    file = folder / "ris" / "sources.ris"
    file.write_text(file.read_text("utf-8").rpartition("TY  - ")[0], "utf-8")


@pytest.mark.parametrize(
    ("check", "break_it"),
    [
        (guarded, _formula),
        (foreign_keys, _dangling),
        (polars, _swapped),
        (pyarrow, _swapped),
        (bibtexparser, _unclosed),
        (rispy, _shortened),
    ],
)
def test_a_check_passes_whole_exports_and_refuses_broken_ones(
    check: Check, break_it: Callable[[Path], None], exports: Path, dataset: Dataset, tmp_path: Path
) -> None:
    assert check(exports, dataset) == []
    broken = Path(shutil.copytree(exports, tmp_path / "broken"))
    break_it(broken)
    assert check(broken, dataset)
