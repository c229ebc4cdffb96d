"""TOML files as documents: the value that a file holds, the place of everything in it, and what is wrong.

`tomllib` reads the value, within the limits of `document` and `toml_scan`; the scan tells the places.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ilma_data.store import document
from ilma_data.store.document import Document, Span
from ilma_data.store.toml_scan import TomlNode, scan_toml


class TomlFault(NamedTuple):
    """The one thing that keeps a file from being read; `other` is the first of two equal keys or tables."""

    span: Span
    message: str
    expected: str
    other: Span | None = None


@dataclass(frozen=True, eq=False)
class TomlDocument:
    """A parsed file: its text, its value (empty where there is a fault), and what is wrong, if anything is.

    Steps are the keys and indexes that lead to a value, as in `("tool", "ilma", "select", 0)`.
    """

    source: Document
    value: Mapping[str, object]
    fault: TomlFault | None = None
    _root: TomlNode = field(default_factory=lambda: TomlNode(0, 0))

    def span(self, steps: Sequence[str | int]) -> Span:
        """The place of a value; of a table its header or the key that makes it; what it is missing from, if it is."""
        node = self._follow(steps)[0]
        return self.source.stretch(node.start, node.end)

    def key_span(self, steps: Sequence[str | int]) -> Span:
        """The place of the key of a value; that of what it would stand in where it is missing or has none."""
        node, is_there = self._follow(steps)
        return self.source.stretch(*(node.key if is_there and node.key else (node.start, node.end)))

    def written(self, steps: Sequence[str | int]) -> str:
        """The value as it is written; of a table its header or key."""
        node = self._follow(steps)[0]
        return self.source.text[node.start : node.end]

    def _follow(self, steps: Sequence[str | int]) -> tuple[TomlNode, bool]:
        """The last node on the way, and whether it is that of the value itself."""
        node = self._root
        for step in steps:
            child = None
            if isinstance(node.children, dict) and isinstance(step, str):
                child = node.children.get(step)
            elif isinstance(node.children, list) and isinstance(step, int) and step < len(node.children):
                child = node.children[step]
            if child is None:
                return node, False
            node = child
        return node, True


def parse_toml(raw: bytes, *, path: str | None = None) -> TomlDocument:
    """Give the document in these bytes. Bad bytes raise nothing: what is wrong, the first thing, is in `fault`.

    >>> parse_toml(b"[tool.ilma]").span(["tool", "ilma"]).end
    Position(line=1, column=12)
    >>> parse_toml(b"[tool.ilma").fault.message
    'The name of a table is not closed'
    """
    decoded = document.parse(raw, path=path)  # its faults of size and encoding are those of any text
    source = Document(path, decoded.text, None, (), readable=False)
    for fault in decoded.faults:
        if fault.kind in ("too-large", "encoding", "byte-order-mark"):
            return TomlDocument(source, {}, TomlFault(fault.span, fault.message, fault.expected or ""))
    root, flaw = scan_toml(source.text)
    if flaw is not None:
        other = source.stretch(*flaw.other) if flaw.other else None
        span = source.stretch(flaw.start, flaw.end)
        return TomlDocument(source, {}, TomlFault(span, flaw.message, flaw.expected, other))
    try:
        return TomlDocument(source, tomllib.loads(source.text), None, root)
    except ValueError as error:  # nearly always its own kind, which says where
        return TomlDocument(source, {}, _fault(source, str(error)))


_PLACE = re.compile(r" \(at (?:line ([0-9]+), column ([0-9]+)|end of document)\)$")

_SLIPS = {
    "Invalid statement": ("Neither a key nor a table begins here", "a key, or a table in square brackets"),
    "Invalid initial character for a key": ("No key begins here", 'a key; with other signs than "-" in quotes'),
    "Expected '=' after": ("A key has no equals sign after it", "an equals sign"),
    "Expected newline": ("Something follows what ends here", "the end of the line"),
    "Invalid value": (
        "No value begins here",
        "a text in quotes, a number, true, false, a date, a list or a table",
    ),
    "Unclosed array": ('A list goes on without a comma or ends without "]"', 'a comma or "]"'),
    "Unclosed inline table": ('A table goes on without a comma or ends without "}"', 'a comma or "}"'),
    "Expected ']": ("The name of a table is not closed", "as many square brackets as there are before it"),
    "Cannot declare": ("A table is added to that is complete elsewhere", "each table in one place"),
    "Cannot overwrite": ("What is no table is used as one, or is there twice", "each key once"),
    "Duplicate inline": ("A key is there twice", "each key once"),
    "Cannot mutate": ("A table is added to that is complete elsewhere", "each table in one place"),
    "Cannot redefine": ("A table is added to that is complete elsewhere", "each table in one place"),
    "Unterminated": ("A text is not closed", "a closing quote"),
    'Expected "\'': ("A text is not closed", "three closing quotes"),
    "Unescaped": ("A text holds an escape that TOML does not know", "two backslashes for one"),
    "Invalid hex": ("A text holds an escape that TOML does not know", "four or eight hexadecimal digits"),
    "Escaped character": ("An escape names what is no character", "the number of a character"),
    "Illegal character": ("A character stands here that a text can't hold as it is", "an escape such as \\u0000"),
    "Found invalid": ("A character stands here that TOML does not allow", "a file without control characters"),
    "Invalid date": ("This day or time does not exist", "an existing one, such as 2027-06-30"),
}  # fmt: skip
"""How a message of `tomllib` begins, what we say, and what was expected."""

_OTHER = ("This is not TOML", "what TOML 1.0 allows here")


def _fault(source: Document, error: str) -> TomlFault:
    """What `tomllib` says, in our words; it counts lines by LF, and columns from 1 in code points."""
    text = source.text
    offset = len(text)
    if (place := _PLACE.search(error)) and place[1]:
        offset = 0
        for _ in range(int(place[1]) - 1):
            offset = text.index("\n", offset) + 1
        offset = min(offset + int(place[2]) - 1, len(text))
    end = offset if text[offset : offset + 1] in ("", "\r", "\n") else offset + 1
    said = next((ours for theirs, ours in _SLIPS.items() if error.startswith(theirs)), _OTHER)
    if offset == len(text) and error.startswith("Invalid value"):
        said = ("The file ends too early", said[1])
    return TomlFault(source.stretch(offset, end), *said)
