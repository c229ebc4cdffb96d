"""RIS: what EndNote, Mendeley and library catalogues read."""

from collections.abc import Iterable, Iterator

from ilma_data.export.citations.date_parts import date_parts
from ilma_data.export.citations.work import Work, WorkKind

_TYPES: dict[WorkKind, str] = {
    "news": "NEWS",
    "wire": "NEWS",
    "official": "ELEC",
    "press-release": "PRESS",
    "treaty-text": "LEGAL",
    "reference": "ENCYC",
    "academic": "JOUR",
    "company": "ELEC",
    "social": "ELEC",
    "data set": "DATA",
    "record": "DATA",
}


def ris(works: Iterable[Work]) -> str:
    """A record for each work, with a blank line after it; lines end in CRLF, as the format wants."""
    return "".join(f"{line}\r\n" for work in works for line in _lines(work))


def _lines(work: Work) -> Iterator[str]:
    yield f"TY  - {_TYPES[work.kind]}"
    yield f"ID  - {work.id}"
    for author in work.authors:
        yield f"AU  - {author}"
    yield f"TI  - {work.title}"
    if work.container is not None:
        yield f"T2  - {work.container}"
    if work.publisher is not None:
        yield f"PB  - {work.publisher}"
    if work.issued is not None:
        first = date_parts(work.issued).first
        written = [f"{part:0{4 if number == 0 else 2}}" for number, part in enumerate(first)]
        yield f"PY  - {written[0]}"
        yield f"DA  - {'/'.join([*written, '', '', ''][:4])}"
    if work.version is not None:
        yield f"ET  - {work.version}"
    if work.number is not None:
        yield f"M1  - {work.number}"
    if work.language is not None:
        yield f"LA  - {work.language}"
    if work.url is not None:
        yield f"UR  - {work.url}"
    yield "ER  - "
    yield ""
