"""JSON Lines as they are read: a file, whole lines of it at a time, and a line as a document with its place."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import PurePath
from typing import BinaryIO, NamedTuple

from ilma_data.model.records import TYPES
from ilma_data.store.document import MAX_BYTES, Document, JsonFault, Position, Span, parse

_PIECE = (
    1 << 17
)  # bytes that are read at a time: few enough to lie near the processor while they are looked at

HIDING_ESCAPE = re.compile(rb"\\[u/]")
"""The escapes that may stand for a character of an id. In a line without them ids are as they are written."""


class LineFile(NamedTuple):
    """A file of JSON Lines: how messages call it, and what opens it, each time from its beginning."""

    path: str
    open: Callable[[], BinaryIO]

    @property
    def collection(self) -> str | None:
        """The collection whose records it has by its name, as an export has them; None for any other name."""
        return _collection(self.path)

    def blocks(self) -> Iterator["Block"]:
        """Whole lines, some at a time. Of a line that is longer than a record may be, the middle is left out."""
        number, held = 1, b""
        with self.open() as stream:
            while piece := stream.read(_PIECE):
                end = piece.rfind(b"\n") + 1
                if end:
                    text = held + piece[:end]
                    ends = text.count(b"\n")
                    yield Block(self, number, text, ends)
                    number, held = number + ends, piece[end:]
                elif len(held) <= MAX_BYTES:
                    held += piece
        if held:
            yield Block(self, number, held, 0)


@cache
def _collection(path: str) -> str | None:
    name = PurePath(path).name.partition(".")[0]
    return name if name in TYPES else None


class Line(NamedTuple):
    """A line of a file, counted from 1, without its end."""

    file: LineFile
    number: int
    raw: bytes

    @property
    def place(self) -> str:
        """How a message calls it."""
        return f"{self.file.path}:{self.number}"

    def document(self) -> "LineDocument":
        """What it holds, with places that are those in the file."""
        return LineDocument.of(parse(self.raw, path=self.file.path), self.number - 1)


class Block(NamedTuple):
    """Some whole lines of a file: the number of the first, their bytes, and how many ends of lines are in these."""

    file: LineFile
    number: int
    text: bytes
    ends: int

    def parted(self, *marks: bytes) -> tuple[bytes, list[Line]]:
        """The lines with none of these marks and no escape that may hide an id, as one text, and the others."""
        escaped = (found.start() for found in HIDING_ESCAPE.finditer(self.text))
        places = sorted((*escaped, *(place for mark in marks for place in _places(self.text, mark))))
        kept, parted, last, number = [], [], 0, self.number
        for place in places:
            if place >= last:
                start = self.text.rfind(b"\n", 0, place) + 1
                end = self.text.find(b"\n", place) + 1 or len(self.text)
                number += self.text.count(b"\n", last, start)
                parted.append(Line(self.file, number, self.text[start:end].removesuffix(b"\n")))
                kept.append(self.text[last:start])
                last, number = end, number + 1
        return (b"".join((*kept, self.text[last:])), parted) if parted else (self.text, [])

    def lines(self) -> Iterator[Line]:
        """The lines one by one; those that are blank are passed over."""
        for number, raw in enumerate(self.text.split(b"\n"), self.number):
            if raw and not raw.isspace():
                yield Line(self.file, number, raw)


@dataclass(frozen=True, eq=False)
class LineDocument(Document):
    """A document that is a line of a file: its places are those in the file, where `before` lines come before it."""

    before: int = 0

    @classmethod
    def of(cls, document: Document, before: int) -> "LineDocument":
        """The document as the line that comes after so many."""
        faults = tuple(_later(fault, before) for fault in document.faults)
        return cls(document.path, document.text, document.value, faults, document.readable, before)

    def span(self, pointer: str) -> Span:
        """Give the place of a value. Raises `KeyError` where the pointer leads nowhere."""
        return later(super().span(pointer), self.before)

    def key_span(self, pointer: str) -> Span:
        """Give the place of the key of a member. Raises `KeyError` where there is none."""
        return later(super().key_span(pointer), self.before)

    def nearest_span(self, pointer: str) -> Span:
        """Give the place of a value or, where it is missing, of what it is missing from."""
        return later(super().nearest_span(pointer), self.before)

    def stretch(self, start: int, end: int) -> Span:
        """Give the place of what stands from one offset of the line up to another."""
        return later(super().stretch(start, end), self.before)

    def line(self, number: int) -> str:
        """Give a line, counted as the file counts them. Raises `IndexError` for any other."""
        return super().line(number - self.before)

    def offset(self, position: Position) -> int:
        """Give the offset in the line of a place in the file."""
        return super().offset(Position(position.line - self.before, position.column))


def _places(text: bytes, mark: bytes) -> Iterator[int]:
    place = text.find(mark)
    while place >= 0:
        yield place
        place = text.find(mark, place + 1)


def later(span: Span, lines: int) -> Span:
    """A stretch so many lines further down."""
    start, end = span.start, span.end
    return Span(Position(start.line + lines, start.column), Position(end.line + lines, end.column))


def _later(fault: JsonFault, lines: int) -> JsonFault:
    if fault.other is None:
        return replace(fault, span=later(fault.span, lines))
    other = later(fault.other, lines)
    before, at, after = fault.message.rpartition(f" at line {fault.other.start.line}, ")
    message = f"{before} at line {other.start.line}, {after}" if at else fault.message
    return replace(fault, span=later(fault.span, lines), other=other, message=message)
