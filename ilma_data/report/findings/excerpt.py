"""A line of a file with the faulty stretch marked under it."""

from ilma_data.report.escape import printable
from ilma_data.report.measure import cells
from ilma_data.store.document import Document, Span

TAB = "    "
CUT = "…"


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
    shown = [TAB if character == "\t" else printable(character) for character in text]
    first, last = _window(shown, begin, width)
    before = (CUT if first else "") + "".join(shown[first:begin])
    marked = "".join(shown[begin : min(end, last)])
    after = "".join(shown[max(begin, min(end, last)) : last]) + (CUT if last < len(shown) else "")
    return before + marked + after, " " * cells(before) + "^" * max(cells(marked), 1)


def _window(shown: list[str], begin: int, width: int) -> tuple[int, int]:
    """Which characters fit: up to a third of the room before the span, more where little follows it."""
    wide = [cells(piece) for piece in shown]
    if sum(wide) <= width:
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
