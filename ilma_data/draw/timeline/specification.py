"""The timeline as a Vega-Lite specification: a row for each event, all years on one axis, which can be zoomed."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import accumulate

from ilma_data.draw import svg
from ilma_data.draw.lettering import lines_of, shown
from ilma_data.draw.timeline.event import Event, Kind, Sureness, description, heading
from ilma_data.draw.timeline.marks import COLOURS
from ilma_data.draw.timeline.picture import NARROWEST
from ilma_data.draw.vega import Specification, field, inline, isolate, scale, specification

_SHAPES = {
    Kind.MADE: "diamond",
    Kind.ON_THE_WAY: "triangle-up",
    Kind.ENDED: "square",
    Kind.MEETING: "circle",
}
_OPACITIES = {
    Sureness.SURE: 1.0,
    Sureness.REPORTED: 0.45,
    Sureness.DISPUTED: 0.2,
    Sureness.PLANNED: 0.0,
    Sureness.OFF: 0.0,
}
_SIZE = 11  # of letters
_LINE = 13  # height
_GAP = 6  # between rows
_DAY = 86_400_000  # milliseconds
_OPEN = 60  # days that a span without an end is drawn beyond the last date


def timeline_vega(events: Sequence[Event], *, width: float = 1000, title: str | None = None) -> Specification:
    """The timeline as a specification with the events in it. Raises `ValueError` for a width below 600.

    A bar is what lasted, a thin line with two ends the days of which one is meant, dashed where the date is doubtful;
    a triangle at the end of a line says that no end is known. What is not held or not confirmed says so in brackets.
    """
    given = tuple(events)
    svg.checked_width(width, NARROWEST)
    labels = [_label(event, 0.46 * width) for event in given]
    ends = list(accumulate((len(lines) * _LINE + _GAP for lines in labels), initial=0))
    return specification(
        heading(given) if title is None else title,
        description(given),
        _layers(),
        data=inline(
            _facts(row, event) | {"label": lines, "y": begins + (_LINE + _GAP) / 2}
            for row, (event, lines, begins) in enumerate(zip(given, labels, ends, strict=False))
        ),
        transform=_derived(_beyond(given)),
        width=round(0.5 * width),
        height=max(ends[-1], 1),
        encoding={
            "y": {
                "field": "y",
                "type": "quantitative",
                "scale": {"domain": [0, max(ends[-1], 1)], "reverse": True, "nice": False},
                "axis": {"title": None, "labels": False, "ticks": False, "domain": False, "values": ends},
            },
            "tooltip": [
                field(name, name.replace("_", " "))
                for name in (
                    "date_in_words",
                    "event",
                    "title",
                    "status",
                    "existence",
                    "date",
                    "record",
                    "path",
                )
            ],
        },
    )


def _facts(row: int, event: Event) -> Specification:
    return {
        "row": row,
        "record": shown(event.record),
        "path": shown(event.path),
        "date": event.date,
        "date_in_words": event.when,
        "earliest": event.earliest.isoformat(),
        "start_latest": event.start_latest.isoformat(),
        "end_earliest": event.end_earliest.isoformat(),
        "latest": None if event.latest is None else event.latest.isoformat(),
        "lasts": event.lasts,
        "doubtful": event.doubtful,
        "event": shown(event.event),
        "kind": event.kind.value,
        "title": shown(event.title),
        "status": shown(event.status),
        "existence": shown(event.existence),
        "sureness": event.sureness.value,
        "reservations": shown(event.reservations),
    }


def _label(event: Event, room: float) -> list[str]:
    """When, what and how sure; below it the title, in as many lines as it takes."""
    reserved = f" [{event.reservations}]" if event.reservations else ""
    first = lines_of(shown(f"{event.when}: {event.event}{reserved}"), _SIZE, room)
    return [*first, *map(isolate, lines_of(shown(event.title), _SIZE, room))]


def _beyond(events: Sequence[Event]) -> date:
    """Where a span without an end is drawn to."""
    last = max((event.latest or event.start_latest for event in events), default=date(2000, 1, 1))
    return last + timedelta(days=_OPEN)


def _derived(beyond: date) -> list[Specification]:
    """Places on the axis, in milliseconds of UTC; a span ends when its last day does."""
    formulas = {
        "one_day": "datum.earliest === datum.latest",
        "drawn_from": "time(toDate(datum.earliest))",
        "drawn_until": f"time(toDate(datum.latest === null ? '{beyond}' : datum.latest)) + {_DAY}",
        "core_from": "time(toDate(datum.start_latest))",
        "core_until": f"time(toDate(datum.end_earliest)) + {_DAY}",
    }
    return [{"calculate": formula, "as": name} for name, formula in formulas.items()]


def _layers() -> list[Specification]:
    kind = field("kind", "What", scale=scale(COLOURS))
    inside = {"fillOpacity": field("sureness", "How sure", scale=scale(_OPACITIES), legend=None)}
    dashes = {"strokeDash": {"condition": {"test": "datum.doubtful", "value": [3, 2]}, "value": [1, 0]}}
    whole = {"x": _when("drawn_from"), "x2": {"field": "drawn_until"}}
    core = {"x": _when("core_from"), "x2": {"field": "core_until"}}
    lasted = "datum.lasts && datum.latest !== null && datum.core_until > datum.core_from"
    return [
        {
            "mark": {
                "type": "text",
                "align": "right",
                "baseline": "middle",
                "fontSize": _SIZE,
                "lineHeight": _LINE,
                "fill": svg.INK,
                "clip": False,
            },
            "encoding": {"x": {"value": -8}, "text": {"field": "label", "type": "nominal"}},
        },
        _layer("!datum.one_day", {"type": "rule", "strokeWidth": 2}, {**whole, "stroke": kind, **dashes})
        | {
            "params": [{"name": "zoom", "select": {"type": "interval", "encodings": ["x"]}, "bind": "scales"}]
        },
        *(
            _layer(
                "!datum.one_day && !datum.lasts",
                {"type": "tick", "orient": "vertical", "size": 9, "thickness": 2},
                {"x": _when(end), "color": kind},
            )
            for end in ("drawn_from", "drawn_until")
        ),
        _layer(lasted, {"type": "bar", "height": 8, "strokeWidth": 1.2, "fill": svg.PAPER}, core),
        _layer(
            lasted,
            {"type": "bar", "height": 8, "strokeWidth": 1.2},
            {**core, "fill": kind, "stroke": kind, **inside, **dashes},
        ),
        _layer(
            "datum.latest === null",
            {"type": "point", "shape": "triangle-right", "size": 60, "strokeWidth": 0, "opacity": 1},
            {"x": _when("drawn_until"), "fill": kind},
        ),
        _layer(
            "datum.one_day",
            {"type": "point", "size": 60, "strokeWidth": 1.5, "opacity": 1},
            {
                "x": _when("drawn_from"),
                "shape": field("kind", "What", scale=scale(_SHAPES)),
                "fill": kind,
                "stroke": kind,
                **inside,
                **dashes,
            },
        ),
        _layer(
            f"datum.sureness === '{Sureness.OFF}'",
            {"type": "text", "text": "✕", "fontSize": 14, "fill": svg.INK},
            {"x": _when("drawn_from")},
        ),
    ]


def _layer(test: str, mark: Specification, encoding: Specification) -> Specification:
    return {"transform": [{"filter": test}], "mark": mark, "encoding": encoding}


def _when(name: str) -> Specification:
    # Of universal time: in that of the reader, a day could begin on the evening before.
    return {
        "field": name,
        "type": "temporal",
        "title": None,
        "scale": {"type": "utc", "padding": 8},
        "axis": {"orient": "top", "labelOverlap": True},
    }
