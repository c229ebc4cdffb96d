"""How far two codings of the same units agree, variable by variable, as Markdown."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple, TypeAlias

from ilma_data.model.dates import EdtfDate
from ilma_data.report.alpha import alpha, interval, nominal, ratio
from ilma_data.report.coding import Coding
from ilma_data.report.coverage import table
from ilma_data.report.words import plain

Value: TypeAlias = str | int | None
Pairs: TypeAlias = Mapping[str, tuple[Value, Value]]
"""The two values of one variable for each unit, by what the list of differences calls the unit."""


class Scale(StrEnum):
    """What the distance between two values is, after Krippendorff (2019), chapter 12."""

    NOMINAL = "nominal"
    INTERVAL = "interval"
    RATIO = "ratio"


class Variable(NamedTuple):
    """A variable of the study: which key of a coding holds it, on which scale it is compared."""

    label: str
    key: str
    scale: Scale


VARIABLES = (
    Variable("instrument", "instrument", Scale.NOMINAL),
    Variable("ambit", "ambit", Scale.NOMINAL),
    Variable("bindingness", "bindingness", Scale.NOMINAL),
    Variable("stage", "stage", Scale.NOMINAL),
    Variable("text access", "text_access", Scale.NOMINAL),
    Variable("kind", "kind", Scale.NOMINAL),
    Variable("status", "status", Scale.NOMINAL),
    Variable("existence", "existence", Scale.NOMINAL),
    Variable("state", "state", Scale.NOMINAL),
    Variable("date, as written", "date", Scale.NOMINAL),
    Variable("date, its earliest day", "date", Scale.INTERVAL),
    Variable("parties", "parties", Scale.RATIO),
    Variable("signers", "signers", Scale.RATIO),
    Variable("persons", "persons", Scale.RATIO),
)
"""Words first, then dates, then counts, as the page lists them; the domains come after these."""

_MADE_FROM = (
    "Made by `scripts/generate` from the two codings, the records and [corrections.md](corrections.md); not edited by"
    " hand."
)

_ABOUT = (
    "Two codings of the same {units} units, {agreements} agreements and {meetings} meetings. The first is what the"
    " records said ([first-coding.json](first-coding.json), derived from them by code and kept as it was: no later"
    " correction changes it). The second was made blind, from the published pages and the codebook, without sight of"
    " the records ([second-coding.json](second-coding.json), with the pages and the doubts of the coder)."
)

_WHAT_IT_MEANS = """\
- Alpha is Krippendorff's: 1 is full agreement, 0 what chance alone would give, less than 0 worse than chance. He asks
  for 0.80, and for 0.67 where a conclusion is only tentative (Content Analysis, 4th edition, 2019, chapter 12).
- *n* counts the units that both coded; where one or both found no value, the unit counts for nothing in alpha, and
  *one only* says how often just one did. Words, fields and dates as written either agree or not; days are compared by
  the square of their distance, counts by that of difference over sum.
- Where all values are the same, alpha is undefined: agreement by skill and by chance look alike.
- *n* is small, so one unit moves alpha by several hundredths, and by far more where nearly all values are the same; no
  interval is given.
- The units are 18 of the 75 agreements and 22 of the 156 meetings that the records held then: figures over both kinds
  weigh agreements more than the records do. They were drawn at random, with a fixed seed, from the 63 agreements and 84
  meetings that were new and rested on two pages or more.
- Both codings were made by automated readers of the same kind, the second in four parts, under one codebook, and of
  most pages both read only the opening. They may share mistakes. Agreement says that the codebook can be applied twice
  alike, not that it was applied rightly.
- The second coder was told the record's id, its type, a short name of the event, its month and the pages behind the
  record, and used other pages on it where they came up. The id often gives away the kind or the instrument, and the
  month most of the date: read those rows, and above all that of the earliest day, as upper bounds.
- The first coding counts signers and persons where the record names them; the domains were compared by their widest
  field, so that a difference may lie in where the hierarchy puts a narrower one."""


def reliability_page(
    first: Sequence[Coding], second: Sequence[Coding], now: Sequence[Coding], corrections: str
) -> str:
    """The whole page: the agreement of two codings, what differs and what the records say of it now.

    `corrections` is Markdown of the editors', put at the end. Units of `second` without a first coding raise KeyError.
    """
    kinds = [str(coding["record"]).partition("/")[0] for coding in second]
    about = _ABOUT.format(
        units=len(kinds), agreements=kinds.count("agreement"), meetings=kinds.count("meeting")
    )
    lines = [
        "# Reliability",
        "",
        _MADE_FROM,
        "",
        about,
        "",
        "## Agreement",
        "",
        *table(("variable", "scale", "n", "agree", "share", "alpha", "one only"), _agreement(first, second)),
        "",
        "## What the figures mean",
        "",
        *_WHAT_IT_MEANS.splitlines(),
        "",
        "## What differs",
        "",
        "The last column is what the record says today.",
        "",
        *table(("variable", "unit", "first", "second", "now"), _differences(first, second, now)),
        "",
        corrections.rstrip("\n"),
    ]
    return "\n".join(lines) + "\n"


def _agreement(first: Sequence[Coding], second: Sequence[Coding]) -> Iterator[tuple[object, ...]]:
    for variable in VARIABLES:
        yield _row(variable.label, variable.scale, _pairs(first, second, variable.key))
    fields = _fields([*first, *second])
    pooled: dict[str, tuple[Value, Value]] = {}
    for field in fields:
        pairs = _field_pairs(first, second, field)
        pooled |= {f"{unit} {field}": pair for unit, pair in pairs.items()}
        yield _row(f"domain: {field}", Scale.NOMINAL, pairs)
    yield _row("all domains, pooled", Scale.NOMINAL, pooled)


def _row(label: str, scale: Scale, pairs: Pairs) -> tuple[object, ...]:
    both = [(a, b) for a, b in pairs.values() if a is not None and b is not None]
    alone = sum(1 for a, b in pairs.values() if (a is None) != (b is None))
    equal = sum(1 for a, b in both if a == b)
    if scale is Scale.INTERVAL:
        days = [(_day(a), _day(b)) for a, b in both]
        equal = sum(1 for a, b in days if a == b)
        found = alpha(days, interval)
    elif scale is Scale.RATIO:
        found = alpha([(a, b) for a, b in both if isinstance(a, int) and isinstance(b, int)], ratio)
    else:
        found = alpha(both, nominal)
    share = f"{round(100 * equal / len(both))} %" if both else "–"
    return label, scale, len(both), equal, share, "undefined" if found is None else f"{found:.2f}", alone


def _day(date: Value) -> int:
    return EdtfDate(str(date)).earliest.toordinal()


def _differences(
    first: Sequence[Coding], second: Sequence[Coding], now: Sequence[Coding]
) -> Iterator[tuple[str, ...]]:
    compared: list[tuple[str, Pairs, Pairs, Callable[[Value], str]]] = [
        (variable.label, _pairs(first, second, variable.key), _pairs(now, now, variable.key), _shown)
        for variable in VARIABLES
        if variable.scale is not Scale.INTERVAL  # shown with the date as written
    ]
    compared += [
        (f"domain: {field}", _field_pairs(first, second, field), _field_pairs(now, now, field), _answered)
        for field in _fields([*first, *second])
    ]
    for label, pairs, today, shown in compared:
        for unit, (a, b) in pairs.items():
            if a != b:
                held = shown(today[unit][0]) if unit in today else "no such record"
                yield label, f"`{unit}`", shown(a), shown(b), held


def _shown(value: Value) -> str:
    # A date is left as it is written; a word of an enumeration is not.
    if value is None:
        return "no value"
    return plain(str(value)) if str(value)[:1].isalpha() else str(value)


def _answered(value: Value) -> str:
    return "yes" if value else "no"


def _pairs(first: Sequence[Coding], second: Sequence[Coding], key: str) -> dict[str, tuple[Value, Value]]:
    return _paired(first, second, lambda coding: key in coding, lambda coding: _value(coding, key))


def _field_pairs(
    first: Sequence[Coding], second: Sequence[Coding], field: str
) -> dict[str, tuple[Value, Value]]:
    return _paired(first, second, lambda _: True, lambda coding: int(field in _domains(coding)))


def _paired(
    first: Sequence[Coding],
    second: Sequence[Coding],
    holds: Callable[[Coding], bool],
    value: Callable[[Coding], Value],
) -> dict[str, tuple[Value, Value]]:
    before = {coding["record"]: coding for coding in first}
    units = sorted((coding for coding in second if holds(coding)), key=lambda coding: str(coding["record"]))
    return {str(coding["record"]): (value(before[coding["record"]]), value(coding)) for coding in units}


def _value(coding: Coding, key: str) -> Value:
    value = coding[key]
    if value is None or isinstance(value, str | int):
        return value
    raise TypeError(f"{coding['record']}: {key} is {value!r}, expected a word, a number or null")


def _domains(coding: Coding) -> Sequence[str]:
    domains = coding["domains"]
    return domains if isinstance(domains, Sequence) and not isinstance(domains, str) else ()


def _fields(codings: Iterable[Coding]) -> list[str]:
    return sorted({field for coding in codings for field in _domains(coding)})
