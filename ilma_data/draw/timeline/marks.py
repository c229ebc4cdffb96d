"""The marks of the timeline: shapes tell the kind, fills how sure it is, bars and lines what is known of the date."""

from ilma_data.draw.svg import BLACK, BLUE, GREEN, INK, PAPER, VERMILLION, element, hatched, line, number
from ilma_data.draw.timeline.event import Kind, Sureness

COLOURS = {Kind.MADE: BLUE, Kind.ON_THE_WAY: VERMILLION, Kind.ENDED: BLACK, Kind.MEETING: GREEN}

RADIUS = 5.0
_OUTLINES = {
    Kind.MADE: [(0, -1.15), (1.15, 0), (0, 1.15), (-1.15, 0)],
    Kind.ON_THE_WAY: [(0, -1.1), (1.1, 0.9), (-1.1, 0.9)],
    Kind.ENDED: [(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)],
}
"""The corners of the shapes, for a radius of 1; a meeting is a circle."""

_BAR = 8.0  # height of the bar of what lasts
_TICK = 3.5  # half the height of the ends of a span
_DASHES = "2.5 2"
SHORTEST = 9.0  # length of a span with two ends
_LEAST = 3.0  # width of a bar: a day in a year is less than a point


def mark(kind: Kind, sureness: Sureness, x: float, y: float, *, doubtful: bool = False) -> str:
    """The shape of a kind, filled as sure as it is; small, in a dashed ring, where the date is doubtful."""
    colour = COLOURS[kind]
    if doubtful:
        ring = element(
            "circle",
            cx=x,
            cy=y,
            r=RADIUS + 1.5,
            fill="none",
            stroke=colour,
            stroke_dasharray=_DASHES,
            stroke_width=1.3,
        )
        return ring + _filled(kind, sureness, x, y, RADIUS * 0.55)
    return _filled(kind, sureness, x, y, RADIUS)


def _filled(kind: Kind, sureness: Sureness, x: float, y: float, radius: float) -> str:
    colour = COLOURS[kind]
    outline = _shape(kind, x, y, radius, fill=_fill(colour, sureness), stroke=colour)
    if sureness is Sureness.DISPUTED:
        return outline + element("circle", cx=x, cy=y, r=radius * 0.4, fill=colour)
    if sureness is Sureness.OFF:
        reach = radius + 1.5
        return (
            outline
            + line(x - reach, y - reach, x + reach, y + reach, INK, stroke_width=1.3)
            + line(x - reach, y + reach, x + reach, y - reach, INK, stroke_width=1.3)
        )
    return outline


def bar(
    kind: Kind, sureness: Sureness, left: float, right: float, y: float, *, doubtful: bool = False
) -> str:
    """What lasted from one day to another: a thick bar."""
    colour = COLOURS[kind]
    width = max(right - left, _LEAST)
    top = y - _BAR / 2
    drawn = element(
        "rect",
        x=left,
        y=top,
        width=width,
        height=_BAR,
        fill=_fill(colour, sureness),
        stroke=colour,
        stroke_dasharray=_DASHES if doubtful else None,
    )
    if sureness is Sureness.DISPUTED:
        drawn += element("rect", x=left, y=y - 1.5, width=width, height=3, fill=colour)
    if sureness is Sureness.OFF:
        drawn += line(left - 4, y, left + width + 4, y, INK, stroke_width=1.3)
    return drawn


def span(
    kind: Kind, left: float, right: float, y: float, *, doubtful: bool = False, ends: str = "both"
) -> str:
    """Days of which one is meant: a thin line with a tick at its `ends`, both, left, right or none.

    One of a few days is drawn somewhat longer than they are: its two ends would run into one.
    """
    colour = COLOURS[kind]
    dashes = _DASHES if doubtful else None
    if ends == "both" and right - left < SHORTEST:
        left, right = (left + right - SHORTEST) / 2, (left + right + SHORTEST) / 2
    ticks = [x for x, end in ((left, "left"), (right, "right")) if ends in (end, "both")]
    return line(left, y, right, y, colour, stroke_width=1.8, stroke_dasharray=dashes) + "".join(
        line(x, y - _TICK, x, y + _TICK, colour, stroke_width=1.8) for x in ticks
    )


def no_end(kind: Kind, left: float, right: float, y: float) -> str:
    """A dotted arrow: it goes on, and nobody says how long."""
    colour = COLOURS[kind]
    head = f"M{number(right - 5)} {number(y - 4)}L{number(right)} {number(y)}L{number(right - 5)} {number(y + 4)}"
    return line(left, y, right - 2, y, colour, stroke_width=1.5, stroke_dasharray="1.5 3") + element(
        "path", d=head, fill="none", stroke=colour, stroke_width=1.8
    )


def into_next_year(x: float, y: float) -> str:
    """A small solid triangle behind the last month: the span ends in a later year."""
    tip = f"M{number(x + 2)} {number(y - 4)}L{number(x + 8)} {number(y)}L{number(x + 2)} {number(y + 4)}Z"
    return element("path", d=tip, fill=INK)


def _fill(colour: str, sureness: Sureness) -> str:
    if sureness is Sureness.SURE:
        return colour
    return hatched(colour) if sureness is Sureness.REPORTED else PAPER


def _shape(kind: Kind, x: float, y: float, radius: float, **attributes: str | None) -> str:
    if kind is Kind.MEETING:
        return element("circle", cx=x, cy=y, r=radius, stroke_width=1.6, **attributes)
    corners = [(x + across * radius, y + down * radius) for across, down in _OUTLINES[kind]]
    points = " ".join(f"{number(across)},{number(down)}" for across, down in corners)
    return element("polygon", points=points, stroke_width=1.6, **attributes)
