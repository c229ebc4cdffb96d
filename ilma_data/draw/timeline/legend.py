"""The legend of the timeline: what each mark means."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from ilma_data.draw.lettering import width_of
from ilma_data.draw.svg import FAINT, GRID, element, label
from ilma_data.draw.timeline import marks
from ilma_data.draw.timeline.event import Kind, Sureness

_SIZE = 10.0
_LINE = 17.0
_HEADS = 70.0  # width of the first column
_SAMPLE = 26.0  # width of a sample
_GAP = 16.0

_STEPS = {
    Kind.MADE: "signed, approved, ratified, in force, implemented",
    Kind.ON_THE_WAY: "negotiated, announced, initialled",
    Kind.ENDED: "suspended, terminated, denied",
    Kind.MEETING: "meeting of any kind",
}
_FILLS = {
    Sureness.SURE: "held, confirmed",
    Sureness.REPORTED: "reported",
    Sureness.DISPUTED: "disputed",
    Sureness.PLANNED: "announced or postponed meeting",
    Sureness.OFF: "cancelled, denied",
}


class _Entry(NamedTuple):
    sample: Callable[[float, float], str]
    words: str


def legend(left: float, top: float, width: float) -> tuple[list[str], float]:
    """The legend as drawn elements, and the height that it takes."""
    drawn: list[str] = []
    y = top + 6
    for head, entries in (("What", _kinds()), ("How sure", _sureness()), ("When", _dates())):
        drawn.append(label(head, left + 10, y + 11, size=_SIZE, weight="bold"))
        x = left + _HEADS
        for entry in entries:
            taken = _SAMPLE + width_of(entry.words, _SIZE) + _GAP
            if x > left + _HEADS and x + taken > left + width:
                x, y = left + _HEADS, y + _LINE
            drawn.append(entry.sample(x, y + 7.5))
            drawn.append(label(entry.words, x + _SAMPLE, y + 11, size=_SIZE, fill=FAINT))
            x += taken
        y += _LINE
    height = y + 6 - top
    frame = element("rect", x=left, y=top, width=width, height=height, fill="none", stroke=GRID)
    return [frame, *drawn], height


def _kinds() -> Iterator[_Entry]:
    for kind, words in _STEPS.items():
        yield _Entry(lambda x, y, kind=kind: marks.mark(kind, Sureness.SURE, x + 13, y), words)  # type: ignore[misc]


def _sureness() -> Iterator[_Entry]:
    for sureness, words in _FILLS.items():
        yield _Entry(lambda x, y, one=sureness: marks.mark(Kind.MEETING, one, x + 13, y), words)  # type: ignore[misc]


def _dates() -> Iterator[_Entry]:
    kind, sure = Kind.MEETING, Sureness.SURE
    yield _Entry(lambda x, y: marks.mark(kind, sure, x + 13, y), "a known day")
    yield _Entry(lambda x, y: marks.bar(kind, sure, x + 3, x + 21, y), "lasted from one day to another")
    yield _Entry(lambda x, y: marks.span(kind, x + 3, x + 21, y), "on one unknown day of these")
    yield _Entry(
        lambda x, y: marks.span(kind, x + 3, x + 21, y, doubtful=True),
        "dashed: approximate or uncertain date",
    )
    yield _Entry(lambda x, y: marks.no_end(kind, x + 3, x + 21, y), "no end known")
    yield _Entry(
        lambda x, y: marks.bar(kind, sure, x + 3, x + 14, y) + marks.into_next_year(x + 14, y),
        "into a later year",
    )
