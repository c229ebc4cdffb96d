"""The sources for programs that keep references: CSL-JSON, BibLaTeX and RIS."""

import json
from collections.abc import Iterator

from ilma_data.dataset.dataset import Dataset
from ilma_data.export.citations.bibtex import entry
from ilma_data.export.citations.csl import csl_item
from ilma_data.export.citations.ris import ris
from ilma_data.export.citations.work import Work, work_of
from ilma_data.export.exported import ExportedFile


def csl_files(dataset: Dataset) -> Iterator[ExportedFile]:
    """`sources.csl.json`: an array with an item for each source, each on a line of its own."""
    yield ExportedFile("sources.csl.json", _csl(dataset))


def biblatex_files(dataset: Dataset) -> Iterator[ExportedFile]:
    """`sources.bib`: an entry for each source, with a blank line between them."""
    yield ExportedFile("sources.bib", _bib(dataset))


def ris_files(dataset: Dataset) -> Iterator[ExportedFile]:
    """`sources.ris`: a record for each source."""
    yield ExportedFile("sources.ris", (ris([work]).encode() for work in _works(dataset)))


def _works(dataset: Dataset) -> Iterator[Work]:
    return map(work_of, dataset.sources)


def _bib(dataset: Dataset) -> Iterator[bytes]:
    for number, work in enumerate(_works(dataset)):
        if number:
            yield b"\n"
        yield entry(work, "biblatex").encode()


def _csl(dataset: Dataset) -> Iterator[bytes]:
    yield b"["
    for number, work in enumerate(_works(dataset)):
        item = json.dumps(csl_item(work), ensure_ascii=False)
        yield f"{',' if number else ''}\n{item}".encode()
    yield b"\n]\n"
