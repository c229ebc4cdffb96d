"""Text from files and file names, made safe for a terminal and kept on its line."""

import re
import unicodedata

# Directional marks and joiners: Arabic, Hebrew and Persian names need them, and they move nothing else.
_WANTED = "\u200c\u200d\u200e\u200f"
_SUSPECT = re.compile(r"[^\x20-\x7e\u00a1-\u00ac\u00ae-\u02ff\u05d0-\u05ea\u0620-\u06dc]")
"""Anything but what most texts are made of; only for these characters the category is looked up."""


def printable(text: str) -> str:
    r"""The text with everything escaped that is not seen or that moves what is seen.

    That is control characters, line ends, invisible characters, bidirectional overrides and lone surrogates; spaces of
    every kind stay.

    >>> print(printable("one\ntwo \x1b[31mred \u202e"))
    one\ntwo \x1b[31mred \u202e
    """
    return _SUSPECT.sub(lambda found: _escaped(found[0]), text)


def _escaped(character: str) -> str:
    if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp") and character not in _WANTED:
        return character.encode("unicode_escape").decode("ascii")
    return character
