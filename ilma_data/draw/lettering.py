"""Text in a picture: what of it can be shown, in which direction it runs, how wide it is at most, where it breaks.

A picture without fonts of its own can't know how wide a text is. The widths here are those of a wide face (DejaVu
Sans), so that in most faces a text takes less room than it is given.
"""

import re
import unicodedata
from collections.abc import Iterator

_EMS = {
    one: width
    for letters, width in (
        ("ijl.,:;'’‘|! \u00a0·", 0.32),
        ("ftrI()[]{}-/\\`", 0.42),
        ("mwMW@%…—", 1.0),
        ("sczJkxyv", 0.58),
    )
    for one in letters
}
"""The width of letters, in heights of a letter; of others see `_ems`."""

_NOT_IN_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 has no way to write (section 2.2, Char), not even as a reference."""

_TURNS_TEXT = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Embeddings, overrides and isolates: they would turn the text round that follows them."""

_ELLIPSIS = "…"


def shown(text: str) -> str:
    r"""The text as a picture can hold it: on one line, without what XML can't write or what turns its order round.

    >>> shown("a\tb\x00c\u202ed") == "a b\ufffdcd"
    True
    """
    writable = _NOT_IN_XML.sub("\ufffd", re.sub(r"[\t\n\r\x7f-\x9f\u2028\u2029]", " ", text))
    return _TURNS_TEXT.sub("", writable)


def runs_from_right(text: str) -> bool:
    """Whether the first letter with a direction has that of Arabic or Hebrew (Unicode UAX 9, rules P2 and P3)."""
    return next(
        (kind != "L" for kind in map(unicodedata.bidirectional, text) if kind in ("L", "R", "AL")), False
    )


def script_tag(text: str) -> str | None:
    """The BCP 47 tag of a text of unknown language in Arabic or Hebrew script; None where it runs from the left."""
    if not runs_from_right(text):
        return None
    first = next(one for one in text if unicodedata.bidirectional(one) in ("R", "AL"))
    return "und-Arab" if unicodedata.bidirectional(first) == "AL" else "und-Hebr"


def width_of(text: str, size: float) -> float:
    """About how wide a text is at most, in the unit of `size`, its height."""
    return size * sum(map(_ems, text))


def _ems(one: str) -> float:
    if one in _EMS:
        return _EMS[one]
    if one.isascii():
        return 0.7 if one.isupper() else 0.63
    if unicodedata.category(one) in ("Mn", "Me", "Cf"):
        return 0.0
    if unicodedata.east_asian_width(one) in "WF" or ord(one) > 0xFFFF:
        return 1.3
    return 0.72


def lines_of(text: str, size: float, room: float, *, most: int | None = None) -> list[str]:
    """The text in lines that are no wider than `room`: broken at spaces, a longer word anywhere.

    With `most`, no more lines than that: an ellipsis stands for the rest. At least one line, which may be empty.
    """
    lines = [""]
    for word in _words(text, size, room):
        joined = f"{lines[-1]} {word}" if lines[-1] else word
        if width_of(joined, size) <= room:
            lines[-1] = joined
        elif lines[-1]:
            lines.append(word)
        else:
            lines[-1] = word
    if most is not None and len(lines) > most:
        return [*lines[: most - 1], _cut(lines[most - 1], size, room)]
    return lines


def _words(text: str, size: float, room: float) -> Iterator[str]:
    for word in text.split():
        piece = ""
        for one in word:
            is_mark = unicodedata.category(one) in ("Mn", "Me", "Mc", "Cf")
            if piece and not is_mark and width_of(piece + one, size) > room:
                yield piece
                piece = ""
            piece += one
        yield piece


def _cut(line: str, size: float, room: float) -> str:
    while line and width_of(line + _ELLIPSIS, size) > room:
        line = line[:-1]
    return line.rstrip() + _ELLIPSIS
