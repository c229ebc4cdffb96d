"""The characters that a text of a record may hold, and where: shared by the forms of text, and mended by `tidied`.

Patterns mean the same in ECMA-262 (with the `u` flag), Python `re` and Rust `regex`.
"""

import re
import unicodedata

LONGEST = 3000  # code points, of any text in a record

CONTROL = "\\u0000-\\u001f\\u007f-\\u009f"
"""C0 and C1 control characters, as the inside of a character class."""

SPACES = " \\u00a0\\u1680\\u2000-\\u200a\\u202f\\u205f\\u3000"
"""Spaces of every width, likewise. They differ to the eye, so they stay; doubled or at the ends they don't."""

_UNSEEN_IN_A_LINE = (
    "\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b\\u202a-\\u202e\\u2060-\\u206f\\u2800\\u3164"
    "\\ufe00-\\ufe0f\\ufeff\\uffa0"
)
_UNSEEN = f"\\u2028\\u2029{_UNSEEN_IN_A_LINE}"
"""Line separators, bidirectional overrides, variation selectors and letters and spaces that nobody sees: Unicode's
`Default_Ignorable_Code_Point`, of the first plane. U+200C to U+200F have rules of their own."""

_NO_TEXT = "\\ue000-\\uf8ff\\ufdd0-\\ufdef\\ufff0-\\uffff"
"""Private use, noncharacters, and what stands for a character that was lost (U+FFFD)."""

_HIGHER = "\U00010000-\U0001bc9f\U0001bca4-\U0001d172\U0001d17b-\U0001fffd\U00020000-\U0002fffd\U00030000-\U0003fffd"
"""What a text may hold of the higher planes: no format characters, tags, selectors, private use, noncharacters. Written
as it is, because no escape for it means the same in ECMA-262 and Python."""

HIDDEN = f"[{CONTROL}{_UNSEEN}{_NO_TEXT}]|[^\\u0000-\\uffff{_HIGHER}]"
"""The characters that no text holds, as a pattern."""

MARKS = "\\u200c-\\u200f"
"""The joiners and directional marks that Arabic, Hebrew and Persian need."""

_RIGHT_TO_LEFT = "\\u0590-\\u08ff\\ufb1d-\\ufdcf\\ufdf0-\\ufdff\\ufe70-\\ufefc"
"""The scripts that are written from right to left, in the first plane."""

_STRAY_MARK = (
    f"^[{MARKS}]|[{MARKS}]$|[{MARKS}][{MARKS}]"
    f"|[^{_RIGHT_TO_LEFT}][\\u200c\\u200d]|[\\u200c\\u200d][^{_RIGHT_TO_LEFT}]"
    f"|[^{_RIGHT_TO_LEFT}][\\u200e\\u200f][^{_RIGHT_TO_LEFT}]"
)
"""A joiner that joins no two letters of such a script, or a directional mark beside none; two together; at the ends."""

PLAIN = (
    "!-Z\\\\^-~\\u00a1-\\u00ac\\u00ae-\\u024f\\u2010-\\u2027\\u2030-\\u203a\\u20ac"
    "\\u05be\\u05d0-\\u05ea\\u05f3\\u05f4\\u060c\\u061b\\u061f\\u0621-\\u063a\\u0641-\\u064a"
)
"""Characters that need no second look, square brackets apart, likewise: seen, no spaces, and composed (NFC) whatever
stands beside them. Latin, Hebrew and Arabic letters, and the punctuation around them."""

UNTIDY = f"^[{SPACES}]|[{SPACES}]$|[{SPACES}][{SPACES}]|{HIDDEN}|{_STRAY_MARK}"
"""What no line holds, as a pattern: spaces at its ends or doubled, and those characters."""


def faulty_character(text: str) -> int | None:
    """The index of the first character that no text may hold, or of a joiner or directional mark out of its place.

    >>> faulty_character("Rabat\u200b"), faulty_character("Rabat"), faulty_character("می\u200cخواهم")
    (5, None, None)
    """
    found = re.search(_FAULTY, text)
    if found is None:
        return None
    return next(index for index in range(*found.span()) if re.match(_FAULTY_ALONE, text[index]))


def composed(text: str) -> str:
    """The text in Unicode's composed form (NFC), which every text of a record has: equal names are equal texts.

    A text that is longer than any in a record comes back as it is: composing it may take the square of its length.
    """
    return unicodedata.normalize("NFC", text) if len(text) <= LONGEST else text


def tidied(text: str) -> str:
    r"""The text composed and on one line, without what nobody sees, doubled spaces and spaces at its ends.

    Joiners and directional marks stay where letters need them. Private use and what stands for a lost character stays:
    something should be there.

    >>> tidied(" Ra\u200bbat\n\u200c Cafe\u0301 ")
    'Rabat Café'
    """
    line = " ".join(re.sub(_DROPPED, "", composed(text)).split())
    return " ".join(re.sub(_MARK, _where_needed, line).split())


def _where_needed(mark: re.Match[str]) -> str:
    around = mark.string[max(mark.start() - 1, 0) : mark.end() + 1]
    return "" if re.search(_FAULTY, around) else mark[0]


_FAULTY = f"{HIDDEN}|{_STRAY_MARK}"
_FAULTY_ALONE = f"{HIDDEN}|[{MARKS}]"
_MARK = f"[{MARKS}]"
_DROPPED = f"[\\u0000-\\u0008\\u000e-\\u001b\\u007f-\\u0084\\u0086-\\u009f{_UNSEEN_IN_A_LINE}]"
