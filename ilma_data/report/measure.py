"""How wide text stands on a terminal: in cells, of which a Chinese character takes two and a combining sign none."""

from __future__ import annotations

from ilma_data.report.escape import is_plain

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def cells(text: str) -> int:
    r"""The width of printable text.

    >>> cells("Tel Aviv"), cells("特"), cells("e\u0301")
    (8, 2, 1)
    """
    return len(text) if is_plain(text) else sum(map(_cells, text))


def wrapped(text: str, width: int) -> list[str]:
    """The text in lines of at most so many cells, broken at spaces only: a longer word stands whole on its line.

    >>> wrapped("signatory/benny-gantz for Israel", 12)
    ['signatory/benny-gantz', 'for Israel']
    """
    if is_plain(text):
        return list(_wrapped_plain(text, width))
    line, *words = text.split(" ")
    taken = cells(line)
    lines: list[str] = []
    for word in words:
        wide = cells(word)
        if taken + 1 + wide > width:
            lines.append(line)
            line, taken = word, wide
        else:
            line, taken = f"{line} {word}", taken + 1 + wide
    return [*lines, line]


def _wrapped_plain(text: str, width: int) -> Iterator[str]:
    """The same where every character is one cell wide."""
    begins, length = 0, len(text)
    while length - begins > width:
        ends = text.rfind(" ", begins, begins + width + 1)
        if ends < 0:
            ends = text.find(" ", begins)
        if ends < 0:
            break
        yield text[begins:ends]
        begins = ends + 1
    yield text[begins:]


def padded(text: str, width: int) -> str:
    """The text with spaces after it, up to so many cells."""
    return text + " " * (width - cells(text))


def aligned(texts: Sequence[str]) -> list[str]:
    """Texts with spaces after them, up to the width of the widest.

    >>> aligned(["Rabat", "Tel Aviv"])
    ['Rabat   ', 'Tel Aviv']
    """
    widths = [len(text) if text.isascii() else cells(text) for text in texts]
    widest = max(widths)
    return [text + " " * (widest - width) for text, width in zip(texts, widths, strict=True)]


def _cells(character: str) -> int:
    import unicodedata

    if unicodedata.east_asian_width(character) in "WF":
        return 2
    return 0 if unicodedata.category(character) in ("Mn", "Me", "Cf") else 1
