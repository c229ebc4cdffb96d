"""`docs/performance.md`: the table, the figures under it, and what a reader makes of them. Made from what was kept."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from tests.bench.figures import Figure, Goal, Kept, Measured, Unit, named
from tests.bench.row import Row

TEXT = Path(__file__).parent / "where_the_time_goes.md"

_HEAD = """# Performance

Made by `scripts/bench --write`; do not edit. Figures are medians; a ratio is that of runs made in turn on one machine.
Instructions hold still on a busy machine and are counted by `{counter}`; where a row has seconds of processor, those of
all processes are meant. `scripts/bench ROW` measures a row again, `scripts/bench --quick` all of them at small sizes.
"""

_FIGURE = re.compile(r"\{\{([a-z-]+)/([^{}]+?)(?: : ([a-z-]+)/([^{}]+?))?\}\}")


def performance_page(kept: Kept, rows: Mapping[str, Row]) -> str:
    """The page of the rows that were measured; the others are named."""
    measured = [kept.rows[key] for key in rows if key in kept.rows]
    counters = Counter(one.machine["instructions by"] for one in measured)
    blocks = [
        _HEAD.format(counter=counters.most_common(1)[0][0] if counters else "valgrind --tool=callgrind"),
        "\n".join(_machine(measured)),
        "\n".join(overview(measured, rows)),
        _text(kept),
        "## Every figure",
        *("\n".join(_section(one, rows[one.key])) for one in measured),
    ]
    if left := [key for key in rows if key not in kept.rows]:
        blocks.append(f"Not measured yet: {', '.join(f'`{key}`' for key in left)}.")
    return "\n\n".join(block.strip() for block in blocks) + "\n"


def overview(measured: Iterable[Measured], rows: Mapping[str, Row]) -> Iterator[str]:
    """A table with a line for each goal."""
    yield "| row | what | reach | found | reached |"
    yield "| --- | --- | ---: | ---: | --- |"
    for one in measured:
        for goal in one.result.goals:
            small = " (small sizes)" if one.quick else ""
            yield (
                f"| `{one.key}` | {_cell(rows[one.key].what)}: {_cell(goal.what)}{small} "
                f"| {goal.sense} {shown(goal.limit, goal.unit)} | {_found(goal)} | {_reached(goal)} |"
            )


def shown(value: float, unit: Unit) -> str:
    """A quantity with its unit, to three figures or so."""
    if unit == "share":
        return f"{value:.1%}"
    if unit == "times":
        return f"{value:.2f} ×" if value >= 0.2 or value == 0 else f"{value:.3f} ×"
    if unit == "instructions":
        return f"{value / 1e6:,.2f} million instructions"
    if unit == "bytes":
        return _bytes(value)
    number = f"{value:,.0f}" if value >= 1000 else f"{value:,.3g}"
    return f"{number} {unit}"


def _bytes(value: float) -> str:
    for size, name in ((2**20, "MiB"), (2**10, "KiB")):
        if value >= size:
            return f"{value / size:,.1f} {name}"
    return f"{value:,.0f} bytes"


def _machine(measured: Sequence[Measured]) -> list[str]:
    """What it was measured on; a line for each machine."""
    machines: dict[str, list[str]] = {}
    for one in measured:
        text = "; ".join(
            f"{name} {value}" for name, value in one.machine.items() if name != "instructions by"
        )
        machines.setdefault(text, []).append(one.key)
    if len(machines) == 1:
        return [f"Measured on: {next(iter(machines))}."]
    return [f"- {', '.join(keys)}: {text}." for text, keys in machines.items()]


def _section(measured: Measured, row: Row) -> Iterator[str]:
    yield f"### {row.what}"
    yield ""
    yield f"`scripts/bench {row.key}`. To reach: {row.reach}. {row.how}"
    if measured.quick:
        yield ""
        yield "Measured at small sizes only."
    yield ""
    yield "| figure | median | least to most | runs | command |"
    yield "| --- | ---: | --- | ---: | --- |"
    for figure in measured.result.figures:
        yield _line(figure)
    for note in measured.result.notes:
        yield ""
        yield note


def _line(figure: Figure) -> str:
    if figure.value is None:
        return f"| {_cell(figure.name)} | not measured: {_cell(figure.why)} | | | {_command(figure)} |"
    spread = figure.spread
    ends = " to ".join(shown(end, figure.unit) for end in spread) if spread else ""
    median = shown(figure.value, figure.unit)
    return f"| {_cell(figure.name)} | {median} | {ends} | {len(figure.runs)} | {_command(figure)} |"


def _command(figure: Figure) -> str:
    return f"`{_cell(figure.command)}`" if figure.command else ""


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _found(goal: Goal) -> str:
    return "not measured" if goal.found is None else shown(goal.found, goal.unit)


def _reached(goal: Goal) -> str:
    return {True: "yes", False: "**no**", None: ""}[goal.is_reached]


def _text(kept: Kept) -> str:
    """The text written by hand, with its figures: {{row/figure}}, or {{row/figure : row/figure}} for a ratio."""

    def filled(found: re.Match[str]) -> str:
        key, name, other_key, other_name = found.groups()
        figure = _figure(kept, key, name)
        if figure is None or figure.value is None:
            return "(not measured)"
        if other_key is None:
            return shown(figure.value, figure.unit)
        other = _figure(kept, other_key, other_name)
        return "(not measured)" if other is None or not other.value else f"{figure.value / other.value:.1f}"

    return _FIGURE.sub(filled, TEXT.read_text(encoding="utf-8"))


def _figure(kept: Kept, key: str, name: str) -> Figure | None:
    try:
        return named(kept.rows[key].result.figures, name)
    except KeyError:
        return None
