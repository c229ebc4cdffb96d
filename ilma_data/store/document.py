"""JSON files as documents: the value that a file holds, the place of everything in it, and what is wrong.

Strict JSON (RFC 8259) within the limits `MAX_BYTES`, `MAX_DEPTH` and `MAX_NUMBER_LENGTH`; no model is known
here. LF, CRLF and a lone CR end a line, as in the Language Server Protocol: editors show the same number.
"""

import json
import math
import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import NoReturn, TypeAlias

from ilma_data.store.positions import MAX_DEPTH, MAX_NUMBER_LENGTH, FaultKind, Flaw, Node, scan

__all__ = [
    "MAX_BYTES", "MAX_DEPTH", "MAX_NUMBER_LENGTH", "Document", "FaultKind", "JsonFault", "JsonValue",
    "Position", "Span", "parse", "pointer", "steps",
]  # fmt: skip

JsonValue: TypeAlias = "bool | int | float | str | list[JsonValue] | dict[str, JsonValue] | None"

MAX_BYTES = 1_048_576  # 1 MiB; a record is a few kB


def parse(raw: bytes, *, path: str | None = None) -> "Document":
    """Give the document in these bytes. Bad bytes raise nothing: what is wrong is in `faults`.

    At most one fault is of syntax, the first. All others before it are there, up to a hundred.

    >>> parse(b'{"id": "domain/water"}').value
    {'id': 'domain/water'}
    >>> [str(fault) for fault in parse(b'["Rabat", ]').faults]
    ['1:9: A comma stands before the closing bracket']
    """
    text, flaws = _decode(raw)
    value: JsonValue = None
    readable = False
    if all(flaw.kind == "byte-order-mark" for flaw in flaws):
        value, readable, more = _load(text)
        flaws += more
    lines = _Lines(text if flaws else "")  # without flaws nobody has asked for a place yet
    return Document(path, text, value, tuple(_locate(flaw, lines) for flaw in flaws), readable)


def pointer(*steps: str | int) -> str:
    """Write the JSON pointer (RFC 6901) that leads through these keys and array indices.

    >>> pointer("parties", 0, "on/behalf~of")
    '/parties/0/on~1behalf~0of'
    """
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in steps)


def steps(pointer: str) -> tuple[str | int, ...]:
    """Read a JSON pointer (RFC 6901); raises `ValueError` where it is malformed.

    A step written like an array index is an `int`, though it may be the key of an object: the pointer does
    not tell.

    >>> steps("/parties/0/on~1behalf~0of")
    ('parties', 0, 'on/behalf~of')
    """
    return tuple(int(token) if _INDEX.fullmatch(token) else token for token in _tokens(pointer))


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in a text: line and column count from 1, and columns count Unicode code points."""

    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a text; the end is exclusive. It is empty where something is missing."""

    start: Position
    end: Position


@dataclass(frozen=True, slots=True)
class JsonFault:
    """One thing that keeps a file from being strict JSON.

    `pointer` leads to the value around it, `other` is a second place that belongs to it: the first of two
    equal keys, or the opening bracket or quote of what is not closed.
    """

    kind: FaultKind
    span: Span
    message: str
    pointer: str
    expected: str | None
    other: Span | None

    def __str__(self) -> str:
        return f"{self.span.start}: {self.message}"


@dataclass(frozen=True, eq=False)
class Document:
    """A parsed file. `value` is meaningful where `readable` is true: then no fault hides any of the value.

    Such faults are a byte order mark (it is not in `text`, and has no column) and equal keys, of which the
    value keeps the last, as the `json` module does. Places are looked for when first asked for; each method
    that takes a pointer (RFC 6901) raises `ValueError` for a malformed one.
    """

    path: str | None
    text: str
    value: JsonValue
    faults: tuple[JsonFault, ...]
    readable: bool

    def span(self, pointer: str) -> Span:
        """Give the place of a value. Raises `KeyError` where the pointer leads nowhere."""
        node, missing = self._follow(pointer)
        if node is None or missing:
            raise KeyError(pointer)
        return self._lines.span(node.start, node.end)

    def key_span(self, pointer: str) -> Span:
        """Give the place of the key of a member, quotes included. Raises `KeyError` where there is none."""
        node, missing = self._follow(pointer)
        if node is None or missing or node.key is None:
            raise KeyError(pointer)
        return self._lines.span(*node.key)

    def nearest_span(self, pointer: str) -> Span:
        """Give the place of a value or, where it is missing, the opening bracket that it is missing after.

        Where the way there ends at a value that is neither object nor array, it is the place of that value;
        where the document is not readable, the start of the text.
        """
        node, missing = self._follow(pointer)
        if node is None:
            return self._lines.span(0, 0)
        inside = missing and node.children is not None
        return self._lines.span(node.start, node.start + 1 if inside else node.end)

    def line(self, number: int) -> str:
        """Give a line of the text, counted from 1, without its end. Raises `IndexError` past the last one."""
        return self._lines.line(number)

    def offset(self, position: Position) -> int:
        """Give the offset of a place in the text, in code points."""
        return self._lines.starts[position.line - 1] + position.column - 1

    def stretch(self, start: int, end: int) -> Span:
        """Give the place of what stands from one offset up to another."""
        return self._lines.span(start, end)

    def _follow(self, pointer: str) -> tuple[Node | None, bool]:
        """The last node on the way, and whether the rest of the way is missing."""
        tokens, node = _tokens(pointer), self._root
        if node is None:
            return None, True
        for token in tokens:
            child = None
            if isinstance(node.children, dict):
                child = node.children.get(token)
            elif node.children and _INDEX.fullmatch(token) and int(token) < len(node.children):
                child = node.children[int(token)]
            if child is None:
                return node, True
            node = child
        return node, False

    @cached_property
    def _root(self) -> Node | None:
        return scan(self.text)[0] if self.readable else None

    @cached_property
    def _lines(self) -> "_Lines":
        return _Lines(self.text)


class _Lines:
    """The lines of a text, and the place of an offset in them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0, *(end.end() for end in re.finditer(r"\r\n?|\n", text))]

    def span(self, start: int, end: int) -> Span:
        return Span(self.position(start), self.position(end))

    def position(self, offset: int) -> Position:
        line = bisect_right(self.starts, offset)
        return Position(line, offset - self.starts[line - 1] + 1)

    def line(self, number: int) -> str:
        if not 1 <= number <= len(self.starts):
            raise IndexError(f"line {number} of a text of {len(self.starts)}")
        after = self.starts[number] if number < len(self.starts) else len(self.text)
        return self.text[self.starts[number - 1] : after].rstrip("\r\n")


_INDEX = re.compile(r"0|[1-9][0-9]{0,8}")  # an array in a file of this size has fewer items than that
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")


def _tokens(pointer: str) -> list[str]:
    if (pointer and not pointer.startswith("/")) or re.search("~(?![01])", pointer):
        raise ValueError(f"not a JSON pointer: {pointer!r}")
    return [token.replace("~1", "/").replace("~0", "~") for token in pointer.split("/")[1:]]


def _decode(raw: bytes) -> tuple[str, list[Flaw]]:
    if len(raw) > MAX_BYTES:
        message = f"The file is larger than {MAX_BYTES:,} bytes"
        return "", [Flaw("too-large", 0, 0, message, "a file of at most that size")]
    flaws = []
    if raw.startswith(_BYTE_ORDER_MARK):
        message = "The file begins with a byte order mark (U+FEFF)"
        flaws.append(Flaw("byte-order-mark", 0, 0, message, "UTF-8 without such a mark"))
        raw = raw.removeprefix(_BYTE_ORDER_MARK)
    try:
        return raw.decode("utf-8"), flaws
    except UnicodeDecodeError as error:
        offset = len(raw[: error.start].decode("utf-8"))
        message = f"The byte 0x{raw[error.start]:02X} is not UTF-8 here"
        if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
            message = "The file is UTF-16"
        flaws.append(Flaw("encoding", offset, offset + 1, message, "a file saved as UTF-8"))
        return raw.decode("utf-8", "replace"), flaws  # one U+FFFD stands where the fault is


def _load(text: str) -> tuple[JsonValue, bool, list[Flaw]]:
    """The value, whether it is one, and the flaws. The fast way only doubts; the scan decides."""
    try:
        value: JsonValue = _DECODER.decode(text)
        if not _SURROGATE.search(text) and not _is_too_deep(value):
            return value, True, []
    except (ValueError, RecursionError):
        pass
    root, flaws = scan(text)
    if root is None or any(flaw.kind != "duplicate-key" for flaw in flaws):
        return None, False, flaws
    return json.loads(text), True, flaws


def _locate(flaw: Flaw, lines: _Lines) -> JsonFault:
    # Half a surrogate pair in a key would break whoever prints the pointer.
    where = pointer(*flaw.steps).encode("utf-8", "backslashreplace").decode("utf-8")
    other = lines.span(*flaw.other) if flaw.other else None
    message = flaw.message
    if other:
        message += f"; {flaw.other_is} at line {other.start.line}, column {other.start.column}"
    return JsonFault(flaw.kind, lines.span(flaw.start, flaw.end), message, where, flaw.expected, other)


def _is_too_deep(value: JsonValue) -> bool:
    level, depth = [value], 0
    while level := [item for item in level if isinstance(item, (list, dict))]:
        depth += 1
        if depth > MAX_DEPTH:
            return True
        level = [child for item in level for child in (item.values() if isinstance(item, dict) else item)]
    return False


def _unique(members: list[tuple[str, JsonValue]]) -> dict[str, JsonValue]:
    unique = dict(members)
    if len(unique) != len(members):
        raise ValueError
    return unique


def _short(number: str) -> str:
    if len(number) > MAX_NUMBER_LENGTH:
        raise ValueError
    return number


def _finite(number: str) -> float:
    if math.isinf(finite := float(_short(number))):
        raise ValueError
    return finite


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)


_DECODER = json.JSONDecoder(
    object_pairs_hook=_unique,
    parse_int=lambda number: int(_short(number)),
    parse_float=_finite,
    parse_constant=_refuse,
)
