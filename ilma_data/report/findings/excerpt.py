"""A line of a file with the faulty stretch marked under it."""

from ilma_data.report.escape import printable
from ilma_data.report.measure import cells
from ilma_data.store.document import Document, Span

TAB = "    "
CUT = "…"
NARROWEST = 8  # cells; on a page without room an excerpt is this wide
_REACH = 8  # characters for each cell of the width: what is further away from the carets is not measured


def excerpt(document: Document, span: Span, width: int) -> tuple[str, str] | None:
    """The line where the span begins, and the carets to stand under it; None where the line is blank.

    Tabs are shown as four spaces and control characters as escapes, and the carets know it. A line that is wider than
    `width` cells is cut on either side of the carets. A span over several lines is marked on its first one; an empty
    span by one caret, where something is missing.
    """
    text = document.line(span.start.line)
    if not text or text.isspace():
        return None
    begin = min(span.start.column - 1, len(text))
    end = span.end.column - 1 if span.end.line == span.start.line else len(text)
    before, marked, after = _cut(text, begin, max(end, begin), width)
    return before + marked + after, " " * cells(before) + "^" * max(cells(marked), 1)


def cut_around(text: str, begin: int, width: int) -> str:
    """A line as it is shown, cut on either side of a character (from 0) where it is wider than `width` cells."""
    return "".join(_cut(text, begin, begin, width))


def _cut(text: str, begin: int, end: int, width: int) -> tuple[str, str, str]:
    """What is shown before, between and after two characters."""
    width = max(width, NARROWEST)
    low, high = max(0, begin - _REACH * width), min(len(text), begin + _REACH * width)
    shown = [TAB if character == "\t" else printable(character) for character in text[low:high]]
    begin, end = begin - low, min(end, high) - low
    first, last = _window(shown, begin, width, low > 0 or high < len(text))
    stop = max(begin, min(end, last))
    before = (CUT if low or first else "") + "".join(shown[first:begin])
    after = "".join(shown[stop:last]) + (CUT if low + last < len(text) else "")
    return before, "".join(shown[begin:stop]), after


def _window(shown: list[str], begin: int, width: int, is_cut: bool) -> tuple[int, int]:
    """Which characters fit: up to a third of the room before the span, more where little follows it."""
    wide = [cells(piece) for piece in shown]
    if sum(wide) <= width and not is_cut:
        return 0, len(shown)
    room = width - 2 * cells(CUT)
    first, taken = begin, 0
    least_before = max(room // 3, room - sum(wide[begin:]))
    while first > 0 and taken + wide[first - 1] <= least_before:
        first -= 1
        taken += wide[first]
    last = begin
    while last < len(shown) and taken + wide[last] <= room:
        taken += wide[last]
        last += 1
    return first, max(last, min(begin + 1, len(shown)))
