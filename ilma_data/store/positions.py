"""Where each value and key of a JSON text stands, and what in the text is not strict JSON (RFC 8259).

One pass over the tokens, without recursion. It is slow beside the C scanner of the `json` module, so it runs
only when there is a question or a doubt. It counts in offsets; `document` turns them into lines and columns.
"""

import json
import math
import re
import unicodedata
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Literal

MAX_DEPTH = 64  # arrays and objects inside each other; a record needs fewer than ten
MAX_NUMBER_LENGTH = 300  # characters; an integer that long fits a 64-bit float and every limit of `int`
MAX_FLAWS = 100  # in one text; who reads a longer list?

FaultKind = Literal[
    "encoding", "byte-order-mark", "too-large", "too-deep", "syntax",
    "duplicate-key", "lone-surrogate", "non-finite-number", "number-too-long",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong from `start` up to `end` (offsets, end exclusive), in the value that `steps` lead to."""

    kind: FaultKind
    start: int
    end: int
    message: str
    expected: str | None = None
    other: tuple[int, int] | None = None
    other_is: str = ""  # what `other` is to the flaw, as in "the first is"
    steps: tuple[str | int, ...] = ()


@dataclass(slots=True)
class Node:
    """The place of one value, of its key if it has one, and of the values in it."""

    start: int
    end: int
    step: str | int = ""
    key: tuple[int, int] | None = None
    first_key: tuple[int, int] | None = None  # differs from `key` where the key stands twice
    children: "dict[str, Node] | list[Node] | None" = None


def scan(text: str) -> tuple[Node | None, list[Flaw]]:
    """Give the places of all values, and the flaws in the order of the text.

    Of two equal keys the later one counts, as in the `json` module. There are no places (None) where the scan
    stopped early: at a flaw of syntax or depth, or at flaw number `MAX_FLAWS`.
    """
    scanner = _Scanner(text)
    try:
        scanner.run()
    except _EndOfScanError:
        return None, scanner.flaws
    return scanner.root, scanner.flaws


class _Due(StrEnum):
    """What may stand next, in a contributor's words."""

    VALUE = "a value"
    FIRST_ITEM = 'a value or "]"'
    FIRST_KEY = 'a key in double quotes or "}"'
    KEY = "a key in double quotes"
    COLON = "a colon"
    NEXT_ITEM = 'a comma or "]"'
    NEXT_MEMBER = 'a comma or "}"'
    END = "the end of the file"


_KEY_DUE = (_Due.KEY, _Due.FIRST_KEY)
_VALUE_DUE = (_Due.VALUE, _Due.FIRST_ITEM)
_COMMA_DUE = (_Due.NEXT_ITEM, _Due.NEXT_MEMBER)
_AFTER_MARK = {
    (_Due.COLON, ":"): _Due.VALUE,
    (_Due.NEXT_ITEM, ","): _Due.VALUE,
    (_Due.NEXT_MEMBER, ","): _Due.KEY,
}
_AFTER_OPENING = {"[": _Due.FIRST_ITEM, "{": _Due.FIRST_KEY}
_CLOSING = ((_Due.FIRST_ITEM, "]"), (_Due.NEXT_ITEM, "]"), (_Due.FIRST_KEY, "}"), (_Due.NEXT_MEMBER, "}"))

# Possessive (`*+`) where it can be: a string of a million characters without its closing quote must fail in one go. Not
# on the group: Debian 12's Python 3.11.2 then stands in the middle of an escape that does not match.
_INSIDE = r'[^"\\\x00-\x1f]*+(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\x00-\x1f]*+)*'
_UNBROKEN = re.compile(_INSIDE)
_TOKEN = re.compile(
    r"[ \t\n\r]*+(?:(?P<mark>[{}\[\]:,])|(?P<bare>[-+.$\w]++)|(?P<end>\Z)"
    rf'|(?P<string>"{_INSIDE}")|(?P<other>.))',
    re.DOTALL,
)
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_FINITE = "a finite number, or null"
# The first branch takes whole pairs, so the group holds halves only; the last keeps `\\ud800` apart.
_ESCAPE = re.compile(
    r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(u[dD][89a-fA-F][0-9a-fA-F]{2})|.)"
)


class _EndOfScanError(Exception):
    """Nothing sure can be said about the rest of the text."""


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text
        self.flaws: list[Flaw] = []
        self.root: Node | None = None
        self.open: list[Node] = []  # the values around the current place, outermost first
        self.member: Node | None = None  # the member whose key was read and whose value is due
        self.before = 0  # where the last token ended

    def run(self) -> None:
        due = _Due.VALUE
        while True:
            token = _TOKEN.match(self.text, self.before)
            assert token is not None  # the branches of the pattern leave nothing out
            kind = token.lastgroup or ""
            start, end = token.span(kind)
            mark = token["mark"] or ""
            if due in _VALUE_DUE and (mark in _AFTER_OPENING or kind in ("string", "bare")):
                self._read_value(kind, mark, start, end)
                due = _AFTER_OPENING.get(mark) or self._due_after_value()
            elif due in _KEY_DUE and kind == "string":
                self._read_key(start, end)
                due = _Due.COLON
            elif (due, mark) in _AFTER_MARK:
                due = _AFTER_MARK[due, mark]
            elif (due, mark) in _CLOSING:
                self.open.pop().end = end
                due = self._due_after_value()
            elif due is _Due.END and kind == "end":
                return
            else:
                self._report_slip(due, kind, start, end)
            self.before = end

    def _due_after_value(self) -> _Due:
        if not self.open:
            return _Due.END
        return _Due.NEXT_ITEM if isinstance(self.open[-1].children, list) else _Due.NEXT_MEMBER

    def _read_key(self, start: int, end: int) -> None:
        members = self.open[-1].children
        assert isinstance(members, dict)
        shown = self.text[start:end]
        name = json.loads(shown) if "\\" in shown else shown[1:-1]
        earlier = members.get(name)
        first = earlier.first_key if earlier else (start, end)
        self.member = members[name] = Node(end, end, name, (start, end), first)
        if earlier:
            message = f"The key {_shorten(shown)} stands more than once in one object"
            self._report(Flaw("duplicate-key", start, end, message, "each key once", first, "the first is"))
        self._read_escapes(start, end)

    def _read_value(self, kind: str, mark: str, start: int, end: int) -> None:
        node, self.member = self.member or Node(start, end), None
        node.start, node.end = start, end
        if not self.open:
            self.root = node
        elif isinstance(items := self.open[-1].children, list):
            node.step = len(items)
            items.append(node)
        self.open.append(node)
        if mark:
            node.children = [] if mark == "[" else {}
            if len(self.open) > MAX_DEPTH:
                message = f"More than {MAX_DEPTH} arrays and objects stand inside each other"
                self._report(Flaw("too-deep", start, end, message, f"at most {MAX_DEPTH} of them"))
            return
        if kind == "string":
            self._read_escapes(start, end)
        else:
            self._read_bare(start, end)
        self.open.pop()

    def _read_bare(self, start: int, end: int) -> None:
        word = self.text[start:end]
        if word in ("true", "false", "null"):
            return
        if word in ("NaN", "Infinity", "-Infinity"):
            self._report(Flaw("non-finite-number", start, end, f"JSON has no number {word}", _FINITE))
        elif not _NUMBER.fullmatch(word):
            self._report_slip(_Due.VALUE, "bare", start, end)
        elif len(word) > MAX_NUMBER_LENGTH:
            message = f"A number is {len(word)} characters long"
            expected = f"at most {MAX_NUMBER_LENGTH} characters"
            self._report(Flaw("number-too-long", start, end, message, expected))
        elif math.isinf(float(word)):
            message = f"The number {_shorten(word)} is so large that programs read it as infinity"
            self._report(Flaw("non-finite-number", start, end, message, _FINITE))

    def _read_escapes(self, start: int, end: int) -> None:
        for escape in _ESCAPE.finditer(self.text, start, end):
            if escape[1]:
                message = f"The escape {escape[0]} is half of a surrogate pair without its other half"
                expected = "both halves, or the character itself"
                self._report(Flaw("lone-surrogate", escape.start(), escape.end(), message, expected))

    def _report_slip(self, due: _Due, kind: str, start: int, end: int) -> None:
        flaw = _describe_slip(self.text, due, kind, start, end, self.before)
        if self.open and (kind == "end" or (due in _COMMA_DUE and self.text[start] in "]}")):
            around = self.open[-1]
            what = "the array begins" if isinstance(around.children, list) else "the object begins"
            flaw = replace(flaw, other=(around.start, around.start + 1), other_is=what)
        self._report(flaw)

    def _report(self, flaw: Flaw) -> None:
        around = [*self.open[1:], self.member] if self.member else self.open[1:]
        self.flaws.append(replace(flaw, steps=tuple(node.step for node in around)))
        if flaw.kind in ("syntax", "too-deep") or len(self.flaws) == MAX_FLAWS:
            raise _EndOfScanError


_QUOTES = "'`\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u00ab\u00bb"
_QUOTED = re.compile(rf'[{_QUOTES}][^\r\n"{_QUOTES}]*[{_QUOTES}]?')
_COMMENT_LINE = re.compile(r"(?:#|//)[^\r\n]*")
_SAME_WORD = {"true": "true", "false": "false", "null": "null", "none": "null", "undefined": "null"}
_NUMBER_SLIPS = {
    r"[-+]?0[0-9]+(\.[0-9]*)?": ("has zeros before its first digit", "the number without them"),
    r"[-+]?[0-9]+\.|[-+]?\.[0-9]+": ("has no digit on one side of its point", "digits on both sides"),
    r"\+[0-9.eE+-]+": ("has a plus sign before it", "the number without it"),
    r"[-+]?(nan|inf|infinity)": ("is not in JSON", _FINITE),
    r"[-+.0-9].*": ("is not a JSON number", "a number, or a text (dates too) in double quotes"),
}


def _describe_slip(text: str, due: _Due, kind: str, start: int, end: int, before: int) -> Flaw:
    """Say in a contributor's words what the token is, which is not what was due after the offset `before`."""
    found = text[start:end]
    if kind == "end":
        message = "The file ends too early" if before else "The file is empty"
        return Flaw("syntax", before, before, message, due)
    if found == '"':
        return _describe_broken_string(text, start)
    if (comment_end := _end_of_comment(text, start)) is not None:
        return Flaw("syntax", start, comment_end, "A comment stands here: JSON has none", due)
    if found in ("]", "}") and text[before - 1 : before] == ",":
        return Flaw("syntax", before - 1, before, "A comma stands before the closing bracket", f'"{found}"')
    if found == "," and due in _KEY_DUE + _VALUE_DUE:
        return Flaw("syntax", start, end, "A comma stands here with nothing before it", due)
    if due in _KEY_DUE + _VALUE_DUE and (quoted := _QUOTED.match(text, start)):
        what = "key" if due in _KEY_DUE else "text"
        quotes = {"'": "single quotes", "`": "backticks"}.get(found, "typographic quotes")
        expected = f"a {what} in double quotes"
        return Flaw("syntax", start, quoted.end(), f"A {what} stands in {quotes}", expected)
    if kind == "bare" and due in _VALUE_DUE:
        return Flaw("syntax", start, end, *_describe_word(found))
    if kind == "bare" and due in _KEY_DUE:
        return Flaw("syntax", start, end, f"The key {_shorten(found)} stands without quotes", due)
    if kind == "other":
        found = f"the character {_name_character(found)}"
    message = f"Found {_shorten(found)} instead of {due}"
    if due is _Due.END:
        message = "Something follows the end of the value"
    if kind != "other" and found not in ",:]}" and due in (_Due.COLON, *_COMMA_DUE):
        message = f"{'A colon' if due is _Due.COLON else 'A comma'} is missing before {_shorten(found)}"
    return Flaw("syntax", start, end, message, due)


def _end_of_comment(text: str, start: int) -> int | None:
    """Where the comment ends that begins here; None where none does."""
    if text.startswith("/*", start):
        end = text.find("*/", start + 2)
        return len(text) if end < 0 else end + 2
    line = _COMMENT_LINE.match(text, start)
    return line.end() if line else None


def _describe_word(word: str) -> tuple[str, str]:
    if same := _SAME_WORD.get(word.lower()):
        return f"The word {word} is written otherwise in JSON", same
    for pattern, (message, expected) in _NUMBER_SLIPS.items():
        if re.fullmatch(pattern, word, re.IGNORECASE):
            return f"{_shorten(word)} {message}", expected
    return f"The text {_shorten(word)} stands without quotes", "a text in double quotes"


def _describe_broken_string(text: str, start: int) -> Flaw:
    unbroken = _UNBROKEN.match(text, start + 1)
    stop = unbroken.end() if unbroken else start + 1
    character = text[stop : stop + 1]
    if character in ("", "\r", "\n"):
        message, expected = "A text is not closed on its line", "a closing double quote"
        return Flaw("syntax", stop, stop, message, expected, (start, start + 1), "it begins")
    if escape := re.compile(r"\\(?:u[0-9a-fA-F]{0,4}|[^\x00-\x1f])?").match(text, stop):
        expected = r"one of \" \\ \/ \b \f \n \r \t, or \u and four hexadecimal digits"
        return Flaw("syntax", stop, escape.end(), f"JSON has no escape {escape[0]}", expected)
    message = f"A text holds the control character {_name_character(character)} as it is"
    return Flaw("syntax", stop, stop + 1, message, f"the escape {json.dumps(character)[1:-1]}")


def _name_character(character: str) -> str:
    name = unicodedata.name(character, "")
    shown = f"{character} " if character.isprintable() and not character.isspace() else ""
    return f"{shown}(U+{ord(character):04X}{' ' * bool(name)}{name})"


def _shorten(shown: str) -> str:
    return shown if len(shown) <= 40 else f"{shown[:37]}..."
