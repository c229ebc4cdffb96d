"""A million records in JSON Lines, beside DuckDB on the same file."""

from tests.bench.bench import Bench, of_runs, peak_memory, processor_seconds
from tests.bench.figures import Result, goal, ratio, ratio_side_by_side
from tests.bench.row import Row
from tests.bench.seeds import link_paths

_OURS, _DUCKDB = "ilma validate records.jsonl", "DuckDB, references alone"
_REFERENCES = ("--select", "ILMA201,ILMA208")
_MIB = 2**20


def _lines(bench: Bench) -> Result:
    number = bench.size(1_000_000, 1_000)
    half = number // 2
    file = bench.lines(number)
    links = link_paths(bench.generator(number).sets)
    only = "ilma validate records.jsonl, references alone"
    commands = {
        _OURS: bench.validate(file),
        only: bench.validate(file, *_REFERENCES),
        _DUCKDB: bench.program("duckdb_references", file, "1", *links, python=bench.peers),
    }
    times = 1 if bench.quick else 3
    runs = bench.take_turns(commands, times=times, memory=True)
    runs |= bench.take_turns({"half": bench.validate(bench.lines(half))}, times=times, memory=True)
    shown = {
        _OURS: _OURS,
        only: f"{_OURS} {' '.join(_REFERENCES)}",
        _DUCKDB: "duckdb_references.py records.jsonl 1 LINKS",
    }
    clock = {
        name: processor_seconds(f"{name}, {number:,} records", runs[name], shown[name]) for name in commands
    }
    memory = {
        name: peak_memory(f"peak memory of {name}, {number:,} records", runs[name], shown[name])
        for name in commands
    }
    of_half = processor_seconds(f"{_OURS}, {half:,} records", runs["half"], _OURS)
    rate = of_runs(
        f"{_OURS}, {number:,} records",
        "records/s",
        runs[_OURS],
        (number / run for run in clock[_OURS].runs),
        _OURS,
    )
    growth = ratio(clock[_OURS], of_half)
    goals = (
        goal(
            "processor time for references to DuckDB", ratio_side_by_side(clock[only], clock[_DUCKDB]), 0.75
        ),
        goal("memory for references to DuckDB", ratio(memory[only], memory[_DUCKDB]), 0.4),
        goal("peak memory", memory[_OURS].value, 500 * _MIB, "bytes"),
        goal("twice the records, times the processor time", growth, 2.2),
    )
    return Result((*clock.values(), of_half, rate, *memory.values()), goals)


ROWS = (
    Row(
        "lines",
        "a million records in JSON Lines: ids, references, evidence",
        "one pass in bounded memory (under 500 MiB), linear; references at most 0.75 × the time of DuckDB on the same "
        "file, at 0.4 × its memory",
        "In turn; DuckDB on one thread. Peak memory of each process.",
        _lines,
    ),
)
