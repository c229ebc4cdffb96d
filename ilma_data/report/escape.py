"""Text from files and file names, made safe for a terminal and kept on its line."""

from __future__ import annotations

import re

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Iterable

_SUSPECT = r"[^\x20-\x7e\u00a1-\u00ac\u00ae-\u02ff\u05d0-\u05ea\u0620-\u06dc]"
"""Anything but what most texts are made of; only for these characters more is looked up."""

_MARKS = "\u200c\u200d\u200e\u200f"
"""Joiners and directional marks: beside the letters of these scripts they are wanted, and move nothing else."""

_RIGHT_TO_LEFT = "[\u0590-\u0605\u0608-\u061b\u061d-\u08ff\ufb1d-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc]"

_UNSEEN = "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2065\u2800\u3164\ufdd0-\ufdef\ufe00-\ufe0f\uffa0\ufff0-\ufff8]"
"""What nobody sees though its category does not say so."""

_USUAL = frozenset(" –—‘’“”…€")
"""Signs beyond Latin that stand in many texts: each is seen, and one cell wide."""


def printable(text: str) -> str:
    r"""The text with everything escaped that is not seen or that moves what is seen.

    That is control characters, line ends, invisible characters, bidirectional overrides, tags, private use,
    noncharacters and lone surrogates. Spaces of every kind stay, and so do joiners and directional marks beside a
    letter of Arabic, Hebrew or the like.

    >>> print(printable("one\ntwo \x1b[31mred \u202e a\u200cb"))
    one\ntwo \x1b[31mred \u202e a\u200cb
    """
    if is_plain(text):
        return text
    return re.sub(
        _SUSPECT,
        lambda found: found[0].encode("unicode_escape").decode("ascii") if _is_hidden(found) else found[0],
        text,
    )


def printables(texts: Iterable[str]) -> list[str]:
    """The same of many texts, of which most are plain English."""
    return [text if text.isascii() and text.isprintable() else printable(text) for text in texts]


def printable_json(text: str) -> str:
    r"""JSON with everything escaped in its strings that `printable` escapes, line ends of its own apart.

    >>> print(printable_json('{\n"\U000e0041": "\u202e"}'))
    {
    "\udb40\udc41": "\u202e"}
    """
    import json

    return re.sub(
        _SUSPECT,
        lambda found: (
            json.dumps(found[0])[1:-1] if found[0] not in "\r\n\t" and _is_hidden(found) else found[0]
        ),
        text,
    )


def is_plain(text: str) -> bool:
    """Whether each character is seen for certain, and one cell wide: Latin, with the signs that stand among it.

    To ask this first saves compiling a pattern, which takes longer than to print a page.
    """
    return text.isprintable() and (text.isascii() or max(set(text) - _USUAL, default="") < "\u0300")


def _is_hidden(found: re.Match[str]) -> bool:
    import unicodedata

    character = found[0]
    category = unicodedata.category(character)
    is_unseen = category in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp") or re.match(_UNSEEN, character) is not None
    return (is_unseen or _is_noncharacter(character)) and not _is_wanted(found)


def _is_wanted(found: re.Match[str]) -> bool:
    """Whether it is a mark beside a letter of a script that needs it."""
    beside = (
        found.string[max(found.start() - 1, 0) : found.start()] + found.string[found.end() : found.end() + 1]
    )
    return found[0] in _MARKS and re.search(_RIGHT_TO_LEFT, beside) is not None


def _is_noncharacter(character: str) -> bool:
    """Whether it is the last or last but one of its plane, or beyond the planes in which characters are seen."""
    return ord(character) & 0xFFFE == 0xFFFE or ord(character) >= 0xE0000
