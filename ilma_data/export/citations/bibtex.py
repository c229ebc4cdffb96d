"""BibTeX and BibLaTeX: one entry for each work."""

import re
from collections.abc import Iterable, Iterator
from typing import Literal, TypeAlias

from ilma_data.export.citations.date_parts import date_parts
from ilma_data.export.citations.work import Work, WorkKind
from ilma_data.model.dates import EdtfDate

Dialect: TypeAlias = Literal["bibtex", "biblatex"]

_TYPES: dict[WorkKind, str] = {"data set": "dataset", "record": "dataset"}
_ESCAPES = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "%": r"\%", "&": r"\&", "$": r"\$", "#": r"\#",
    "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def entries(works: Iterable[Work], dialect: Dialect = "biblatex") -> str:
    """The entries, with a blank line between them and a final line end; nothing for no works."""
    return "\n".join(entry(work, dialect) for work in works)


def entry(work: Work, dialect: Dialect = "biblatex") -> str:
    """A work as an entry, with a final line end. Its key is the id of the record, with a colon for the slash.

    BibLaTeX has types for pages and data sets, and dates as EDTF; BibTeX has `@misc`, years and months.
    """
    kind = _TYPES.get(work.kind, "online") if dialect == "biblatex" else "misc"
    fields = [f"  {name} = {value}," for name, value in _fields(work, dialect)]
    return "\n".join([f"@{kind}{{{work.id.replace('/', ':')},", *fields, "}", ""])


def _fields(work: Work, dialect: Dialect) -> Iterator[tuple[str, str]]:
    if work.authors:
        # Braces keep a name whole: it is written as the source prints it.
        yield "author", "{" + " and ".join(f"{{{_escaped(author)}}}" for author in work.authors) + "}"
    yield "title", f"{{{{{_escaped(work.title)}}}}}"
    if work.number is not None:
        yield "note", f"{{Record {_escaped(work.number)} in {_escaped(work.container or '')}}}"
    if work.publisher is not None:
        yield (
            ("organization" if dialect == "biblatex" else "publisher"),
            f"{{{{{_escaped(work.publisher)}}}}}",
        )
    if work.issued is not None:
        yield from _date(work.issued, dialect)
    if work.version is not None:
        if dialect == "biblatex":
            yield "version", f"{{{_escaped(work.version)}}}"
        else:
            yield "edition", f"{{Version {_escaped(work.version)}}}"
    if work.language is not None:
        yield "langid" if dialect == "biblatex" else "language", f"{{{_escaped(work.language)}}}"
    if work.url is not None:
        yield "url", f"{{{_bare(work.url)}}}"


def _date(date: EdtfDate, dialect: Dialect) -> Iterator[tuple[str, str]]:
    parts = date_parts(date)
    if dialect == "bibtex":
        yield "year", f"{{{parts.first[0]:04}}}"
        if len(parts.first) > 1:
            yield "month", _MONTHS[parts.first[1] - 1]
        return
    ends = [
        _written(parts.first),
        *([_written(parts.last)] if parts.last else [""] if parts.open_end else []),
    ]
    yield "date", "{" + "/".join(ends) + ("~" if parts.circa and len(ends) == 1 else "") + "}"


def _written(parts: tuple[int, ...]) -> str:
    return "-".join(f"{part:0{4 if number == 0 else 2}}" for number, part in enumerate(parts))


def _escaped(text: str) -> str:
    return "".join(_ESCAPES.get(character, character) for character in text)


def _bare(url: str) -> str:
    """A URL as the field takes it: verbatim, but for braces and backslashes, which would end it."""
    return re.sub(r"[{}\\]", lambda found: f"%{ord(found[0]):02X}", url)
