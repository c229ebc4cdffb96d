"""What is cited, as every form needs it: the data set, a record of it, or a source."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from ilma_data.dataset.known_by import name_of
from ilma_data.export.citations import facts
from ilma_data.model.base import Record
from ilma_data.model.dates import EdtfDate
from ilma_data.model.source import Source, SourceKind

WorkKind: TypeAlias = Literal[
    "news", "wire", "official", "press-release", "treaty-text", "reference", "academic", "company", "social",
    "data set", "record",
]  # fmt: skip

_UNTITLED: dict[SourceKind, str] = {
    SourceKind.NEWS: "[News report]",
    SourceKind.WIRE: "[Agency report]",
    SourceKind.OFFICIAL: "[Official page]",
    SourceKind.PRESS_RELEASE: "[Press release]",
    SourceKind.TREATY_TEXT: "[Text of a treaty]",
    SourceKind.REFERENCE: "[Reference work]",
    SourceKind.ACADEMIC: "[Academic work]",
    SourceKind.COMPANY: "[Company page]",
    SourceKind.SOCIAL: "[Post]",
}


@dataclass(frozen=True)
class Work:
    """Something to cite. `title` is what it is called; where the record knows no title, what it is, in brackets.

    `container` is what it is a part of, `number` the id of a record in the data set.
    """

    id: str
    kind: WorkKind
    title: str
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    container: str | None = None
    issued: EdtfDate | None = None
    url: str | None = None
    language: str | None = None
    version: str | None = None
    number: str | None = None

    @property
    def is_titled(self) -> bool:
        """Whether the title is its own; otherwise it says in brackets what it is, as citation styles do."""
        return not self.title.startswith("[")


def data_set() -> Work:
    """The data set at this version."""
    return Work(
        "ilma-data", "data set", facts.TITLE, (facts.AUTHOR,), issued=_released(), version=facts.VERSION
    )  # fmt: skip


def work_of(record: Record) -> Work:
    """A source as itself; any other record as a part of the data set at this version."""
    if isinstance(record, Source):
        return _source(record)
    title = name_of(record) or f"Retired record {record.id}"
    return Work(
        str(record.id), "record", title, (facts.AUTHOR,), container=facts.TITLE, issued=_released(),
        language="en", version=facts.VERSION, number=str(record.id),
    )  # fmt: skip


def _source(source: Source) -> Work:
    title = source.title or _UNTITLED[source.kind]
    if source.title is None and source.publisher is None and source.url is None:
        title = (
            f"{title.removesuffix(']')} known as {source.id} in ilma-data]"  # nothing else tells which it is
        )
    return Work(
        str(source.id), source.kind.value, title, source.authors,
        publisher=source.publisher, issued=source.published, url=source.url, language=source.language,
    )  # fmt: skip


def _released() -> EdtfDate | None:
    return None if facts.RELEASED is None else EdtfDate(facts.RELEASED)
