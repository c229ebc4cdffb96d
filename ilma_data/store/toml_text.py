"""The characters of a TOML text, read one after the other: keys, strings, bare values, and what lies between.

As in `toml_scan`, of which this is the lower half, more is taken than TOML allows.
"""

import re
import tomllib
from typing import NamedTuple

from ilma_data.store.positions import MAX_NUMBER_LENGTH

MAX_PARTS = 64  # of a key, as in `tool.ilma.select`


class TomlFlaw(NamedTuple):
    """What is wrong from `start` up to `end` (offsets, end exclusive); `other` is the first of two equal keys."""

    start: int
    end: int
    message: str
    expected: str
    other: tuple[int, int] | None = None


class EndOfScanError(Exception):
    """Nothing sure can be said about the rest of the text."""

    def __init__(self, flaw: TomlFlaw | None = None) -> None:
        super().__init__()
        self.flaw = flaw


class KeyPart(NamedTuple):
    """A part of a dotted key: what it says, and where."""

    name: str
    start: int
    end: int


# A string that is not closed must fail in one go: the classes are possessive, the groups are not (see `positions`).
_BASIC = r'"[^"\\\r\n]*+(?:\\.[^"\\\r\n]*+)*"'
_LITERAL = r"'[^'\r\n]*+'"
_REST_OF_LINE = re.compile(r"[^\r\n]*+")
_BLANK = re.compile(r"[ \t\r\n]++|#[^\n]*+")
_PART = re.compile(rf"""{_BASIC}|{_LITERAL}|[^\s.=\[\]{{}}"',\#]++""")
_LINE_STRING = re.compile(rf"{_BASIC}|{_LITERAL}")
_END_OF_BLOCK = {'"""': re.compile(r'\\.|"""', re.DOTALL), "'''": re.compile(r"'''")}
_BARE = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[ ][0-9]{2}:[0-9:.+\-Zz]++"  # a date and a time with a space between them
    r"""|[^\s,=\[\]{}"'\#]++"""
)


class TomlReader:
    """A text, and how far it has been read (`at`). What is not TOML for certain raises `EndOfScanError`."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def read_key(self) -> list[KeyPart]:
        """The parts of a dotted key."""
        parts = [self._read_part()]
        while self.text.startswith(".", self.at):
            self.at += 1
            parts.append(self._read_part())
            if len(parts) > MAX_PARTS:
                message = f"A key has more than {MAX_PARTS} parts"
                raise EndOfScanError(TomlFlaw(parts[0].start, self.at, message, "a shorter key"))
        return parts

    def _read_part(self) -> KeyPart:
        self.skip_space()
        found = _PART.match(self.text, self.at)
        if found is None:
            raise self._no_text()
        self.at = found.end()
        self.skip_space()
        name = found[0]
        if name.startswith('"') and "\\" in name:
            try:
                name = tomllib.loads(f"part = {name}")["part"]
            except ValueError:
                raise EndOfScanError from None
        elif name[0] in "\"'":
            name = name[1:-1]
        return KeyPart(name, *found.span())

    def read_scalar(self) -> None:
        """Go past a string, a number, a date or a word; long ones without quotes are beyond the limits."""
        start = self.at
        if self.text.startswith(('"""', "'''"), start):
            self._read_block(self.text[start : start + 3])
        elif string := _LINE_STRING.match(self.text, start):
            self.at = string.end()
        elif bare := _BARE.match(self.text, start):
            self.at = bare.end()
            if self.at - start > MAX_NUMBER_LENGTH:
                message = f"A value without quotes is {self.at - start:,} characters long"
                expected = f"at most {MAX_NUMBER_LENGTH} characters"
                raise EndOfScanError(TomlFlaw(start, self.at, message, expected))
        else:
            raise self._no_text()

    def _read_block(self, quotes: str) -> None:
        """A string over several lines; up to two more quotes before the closing three belong to it."""
        self.at += 3
        while (found := _END_OF_BLOCK[quotes].search(self.text, self.at)) is not None:
            self.at = found.end()
            if found[0] == quotes:
                for _ in range(2):
                    self.at += self.text.startswith(quotes[0], self.at)
                return
        raise EndOfScanError

    def _no_text(self) -> EndOfScanError:
        """What to raise where neither a key nor a value begins: a text may begin and not be closed."""
        rest = _REST_OF_LINE.match(self.text, self.at)
        if rest is None or rest[0][:1] not in ("'", '"'):
            return EndOfScanError()
        return EndOfScanError(
            TomlFlaw(*rest.span(), "A text is not closed on its line", f"a closing {rest[0][0]}")
        )

    def take(self, mark: str) -> None:
        """Go past a mark that must stand here."""
        if not self.text.startswith(mark, self.at):
            raise EndOfScanError
        self.at += len(mark)

    def skip_blank(self) -> None:
        """Go past space, ends of lines and comments."""
        while found := _BLANK.match(self.text, self.at):
            self.at = found.end()

    def skip_space(self) -> None:
        """Go past space on one line."""
        while self.text.startswith((" ", "\t"), self.at):
            self.at += 1
