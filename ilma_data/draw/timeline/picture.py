"""The timeline as SVG: a table with a row for each event, and twelve months across for each year."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import NamedTuple

from ilma_data.draw import svg
from ilma_data.draw.lettering import lines_of, runs_from_right, shown, width_of
from ilma_data.draw.svg import FAINT, GRID, SIZE, element, label, line
from ilma_data.draw.timeline import marks
from ilma_data.draw.timeline.event import Event, description, heading
from ilma_data.draw.timeline.legend import legend

NARROWEST = 600  # below that, titles are a word a line

_MARGIN = 16.0
_LINE = 13.0
_PADDING = 6.0  # between rows
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class _Columns(NamedTuple):
    """Where the columns begin, and how wide they are."""

    dates: float
    dates_width: float
    months: float
    months_width: float
    events: float
    events_width: float
    titles: float
    titles_width: float

    @classmethod
    def within(cls, width: float) -> "_Columns":
        room = width - 2 * _MARGIN
        dates, months, events = 0.135 * room, 0.25 * room, 0.13 * room
        first = _MARGIN + dates + 14
        second = first + months + 16
        third = second + events
        return cls(_MARGIN, dates, first, months, second, events - 8, third, width - _MARGIN - third)

    def x(self, day: date, year: int) -> float:
        """Where a day begins; days outside the year stand at its edges."""
        begin, end = date(year, 1, 1), date(year + 1, 1, 1)
        share = (min(max(day, begin), end) - begin) / (end - begin)
        return self.months + share * self.months_width


def timeline_svg(events: Sequence[Event], *, width: float = 1000, title: str | None = None) -> str:
    """The timeline as an SVG picture, `width` points wide (600 or more) and as high as its rows.

    The events come in the order in which they are drawn, the earliest first. Raises `ValueError` for the width.
    """
    given = tuple(events)
    columns = _Columns.within(svg.checked_width(width, NARROWEST))
    title = heading(given) if title is None else title
    drawn: list[str] = []
    y = _MARGIN
    for words in lines_of(shown(title), 18, width - 2 * _MARGIN, most=3):
        y += 22
        drawn.append(label(words, _MARGIN, y - 5, size=18, weight="bold"))
    if given:
        explained, height = legend(_MARGIN, y + 4, width - 2 * _MARGIN)
        drawn += explained
        y += height + 10
    for year, rows in groupby(given, key=lambda event: event.earliest.year):
        of_year, y = _year(year, list(rows), columns, y, width)
        drawn += of_year
    hatchings = marks.COLOURS.values() if given else ()
    return svg.picture(width, y + _MARGIN, title, description(given), hatchings, drawn)


def _year(
    year: int, events: list[Event], columns: _Columns, top: float, width: float
) -> tuple[list[str], float]:
    counted = "1 entry" if len(events) == 1 else f"{len(events):,} entries"
    head = [
        label(str(year), _MARGIN, top + 24, size=15, weight="bold"),
        label(counted, _MARGIN + 46, top + 24, fill=FAINT),
        *_month_names(columns, year, top + 24),
    ]
    y = top + 32
    rows: list[str] = []
    feet: list[float] = []
    for event in events:
        drawn, height = _row(event, year, columns)
        rows.append(element("g", *drawn, transform=f"translate(0 {svg.number(y)})", **_identity(event)))
        y += height
        feet.append(y)
    months = (date(year + (number == 12), number % 12 + 1, 1) for number in range(13))
    down = "".join(
        f"M{svg.number(columns.x(month, year))} {svg.number(top + 30)}V{svg.number(y)}" for month in months
    )
    across = "".join(
        f"M{svg.number(_MARGIN)} {svg.number(foot)}H{svg.number(width - _MARGIN)}" for foot in feet
    )
    grid = element("path", d=down + across, stroke=GRID, stroke_width=0.7)
    rule = line(_MARGIN, top + 30, width - _MARGIN, top + 30, FAINT, stroke_width=0.8)
    return [*head, grid, rule, *rows], y + 8


def _month_names(columns: _Columns, year: int, y: float) -> Iterator[str]:
    each = columns.months_width / 12
    is_wide = all(width_of(name, 9) < each for name in _MONTHS)
    for number, name in enumerate(_MONTHS, start=1):
        x = columns.x(date(year, number, 1), year) + each / 2
        yield label(name if is_wide else name[0], x, y, size=9, side="middle", fill=FAINT)


def _row(event: Event, year: int, columns: _Columns) -> tuple[list[str], float]:
    """What is in a row, and its height."""
    when = lines_of(event.when, SIZE, columns.dates_width)
    room = columns.events_width - 18
    what = lines_of(shown(event.event), SIZE, room)
    doubts = lines_of(shown(event.reservations), SIZE, room) if event.reservations else []
    title = lines_of(shown(event.title), SIZE, columns.titles_width)
    turned = runs_from_right(event.title)
    titles = columns.titles + (columns.titles_width if turned else 0)
    middle = _LINE - 4
    drawn = [
        svg.tooltip(event.record),
        *_lines(when, columns.dates),
        *_date(event, year, columns, middle),
        *([] if event.is_one_day else [marks.mark(event.kind, event.sureness, columns.events + 6, middle)]),
        *_lines(what, columns.events + 18),
        *_lines(doubts, columns.events + 18, len(what), style="italic"),
        *_lines(title, titles, side="right" if turned else "left"),
    ]
    return drawn, max(len(when), len(what) + len(doubts), len(title)) * _LINE + _PADDING


def _identity(event: Event) -> dict[str, str]:
    return {"data_record": event.record, "data_path": event.path, "data_date": event.date}


def _lines(
    lines: list[str], x: float, first: int = 0, *, side: str = "left", style: str | None = None
) -> Iterator[str]:
    """Lines below one another; `first` is the number of the first."""
    for at, words in enumerate(lines, start=first + 1):
        yield label(words, x, at * _LINE, side=side, style=style)


def _date(event: Event, year: int, columns: _Columns, y: float) -> Iterator[str]:
    """What is known of the date, between the months."""
    kind, sureness, doubtful = event.kind, event.sureness, event.doubtful
    left = columns.x(event.earliest, year)
    edge = columns.months + columns.months_width
    day = timedelta(days=1)
    if event.is_one_day:
        middle = (left + columns.x(event.earliest + day, year)) / 2
        yield marks.mark(kind, sureness, middle, y, doubtful=doubtful)
        return
    right = edge if event.latest is None else columns.x(event.latest + day, year)
    if not event.lasts:
        later = event.latest is not None and event.latest.year > year
        yield marks.span(kind, left, right, y, doubtful=doubtful, ends="left" if later else "both")
    else:
        yield from _lasting(event, year, columns, y)
    if event.latest is not None and event.latest.year > year:
        yield marks.into_next_year(edge, y)


def _lasting(event: Event, year: int, columns: _Columns, y: float) -> Iterator[str]:
    """A bar over the days on which it surely went on, with a thin line over those on which it can have."""
    kind, doubtful = event.kind, event.doubtful
    day = timedelta(days=1)
    left, begun = columns.x(event.earliest, year), columns.x(event.start_latest, year)
    if event.latest is None:
        yield marks.no_end(kind, begun, columns.months + columns.months_width + 10, y)
        if event.earliest < event.start_latest:
            yield marks.span(kind, left, columns.x(event.start_latest + day, year), y, doubtful=doubtful)
        else:
            yield marks.bar(kind, event.sureness, left, left, y, doubtful=doubtful)
        return
    ended, right = columns.x(event.end_earliest + day, year), columns.x(event.latest + day, year)
    if event.start_latest > event.end_earliest:
        yield marks.span(kind, left, right, y, doubtful=doubtful)
        return
    if left < begun:
        yield marks.span(kind, left, begun, y, doubtful=doubtful, ends="left")
    if ended < right:
        yield marks.span(kind, ended, right, y, doubtful=doubtful, ends="right")
    yield marks.bar(kind, event.sureness, begun, ended, y, doubtful=doubtful)
