"""CSL-JSON (Citation Style Language 1.0.2): what Zotero, pandoc and citeproc read."""

from collections.abc import Iterable

from ilma_data.export.citations.date_parts import date_parts
from ilma_data.export.citations.work import Work, WorkKind
from ilma_data.model.dates import EdtfDate

_TYPES: dict[WorkKind, str] = {
    "news": "article-newspaper",
    "wire": "article-newspaper",
    "official": "webpage",
    "press-release": "webpage",
    "treaty-text": "treaty",
    "reference": "entry",
    "academic": "article",
    "company": "webpage",
    "social": "post",
    "data set": "dataset",
    "record": "dataset",
}
_GENRES: dict[WorkKind, str] = {"wire": "Agency report", "press-release": "Press release", "record": "Record"}
_IN_A_CONTAINER = ("news", "wire", "reference", "academic", "social")
"""Kinds of sources whose publisher is the paper or the site in which they stand."""


def csl_items(works: Iterable[Work]) -> list[dict[str, object]]:
    """An item for each work. Its `id` is the id of the record."""
    return [csl_item(work) for work in works]


def csl_item(work: Work) -> dict[str, object]:
    """A work as a CSL item. What is not known is left out. Names of authors are whole (`literal`), as printed."""
    in_container = work.kind in _IN_A_CONTAINER
    known: dict[str, object | None] = {
        "id": work.id,
        "type": _TYPES[work.kind],
        "title": work.title,
        "author": [{"literal": author} for author in work.authors] or None,
        "container-title": work.container or (work.publisher if in_container else None),
        "publisher": None if in_container else work.publisher,
        "genre": _GENRES.get(work.kind),
        "issued": None if work.issued is None else _issued(work.issued),
        "language": work.language,
        "number": work.number,
        "version": work.version,
        "URL": work.url,
    }
    return {key: value for key, value in known.items() if value is not None}


def _issued(date: EdtfDate) -> dict[str, object]:
    parts = date_parts(date)
    ends = [list(parts.first), *([list(parts.last)] if parts.last else [])]
    return {"date-parts": ends} | ({"circa": True} if parts.circa else {})
