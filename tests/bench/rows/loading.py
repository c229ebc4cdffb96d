"""Loading many records, what they take in memory, and the limit: reading the bytes and parsing them."""

from pathlib import Path

from tests.bench.bench import Bench, of_runs, told
from tests.bench.figures import Figure, Goal, Result, goal, ratio, ratio_side_by_side
from tests.bench.row import Row

_WAYS = {
    "bytes": "reading the bytes",
    "pydantic-core": "pydantic_core.from_json to dicts",
    "json": "json.loads to dicts",
    "orjson": "orjson to dicts",
    "msgspec": "msgspec to dicts",
    "plain-models": "model_validate_json to records",
    "typed": "ilma_data.load, typed",
}
_OF_PEERS = ("orjson", "msgspec")


def _many(bench: Bench) -> Result:
    number = bench.size(10_000, 300)
    folder = bench.records(number)
    ways = ("typed", "plain-models", "orjson")
    runs = bench.take_turns({way: _reading(bench, way, folder) for way in ways})
    figures = {
        way: told(f"{_WAYS[way]}, {number:,} records", "s of processor", runs[way], "processor", _shown(way))
        for way in ways
    }
    ours = figures["typed"]
    goals = (
        goal("to `model_validate_json`", ratio_side_by_side(ours, figures["plain-models"]), 0.40),
        goal("to orjson", ratio_side_by_side(ours, figures["orjson"]), 4),
    )
    return Result(tuple(figures.values()), goals)


def _limits(bench: Bench) -> Result:
    figures: list[Figure] = []
    for way, name in _WAYS.items():
        commands = {number: [_reading(bench, way, bench.records(number))] for number in bench.few_and_many}
        figures.append(bench.count_a_record(f"{name}, a record", commands, _shown(way))[0])
    return Result(tuple(figures))


def _memory(bench: Bench) -> Result:
    number = bench.size(5_000, 300)
    figures, goals = [], list[Goal]()
    for kind in ("plain", "typed"):
        command = bench.program("holding", kind, bench.records(number))
        runs = bench.take_turns({kind: command}, times=1)[kind]
        values = [] if isinstance(runs, str) else [one.told["bytes"] / one.told["records"] for one in runs]
        figures.append(
            of_runs(f"{kind} records held, a record", "bytes", runs, values, f"holding.py {kind} records/")
        )
    goals.append(goal("plain data, bytes a record", figures[0].value, 8 * 1024, "bytes"))
    found = ratio(figures[0], figures[1])
    notes = () if found is None else (f"Plain data takes {found:.2f} times what typed records take.",)
    return Result(tuple(figures), tuple(goals), notes)


def _reading(bench: Bench, way: str, folder: Path) -> list[str]:
    return bench.program("reading", way, folder, python=bench.peers if way in _OF_PEERS else bench.ours)


def _shown(way: str) -> str:
    return f"reading.py {way} records/"


ROWS = (
    Row(
        "typed-many",
        "`load()` of 10,000 records, typed",
        "at most 0.40 × the processor time of a plain `model_validate_json`, at most 4 × orjson to dicts",
        "Seconds of processor from the first file to the last record, imports left out; in turn.",
        _many,
    ),
    Row(
        "memory",
        "memory of a loaded data set",
        "plain data under 8 KB a record",
        "What Python allocated for the records, by tracemalloc, modules left out.",
        _memory,
    ),
    Row(
        "limits",
        "the limit: reading the bytes, parsing them",
        "as near as can be",
        "Instructions a record: the difference of two sizes, so that the start falls out.",
        _limits,
    ),
)
