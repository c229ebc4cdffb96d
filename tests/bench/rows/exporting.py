"""Exports of many records, beside the least that they can cost with the same library."""

import shutil

from tests.bench.bench import Bench, of_runs, peak_memory, processor_seconds, told
from tests.bench.figures import Figure, Goal, Result, goal, ratio, ratio_side_by_side
from tests.bench.row import Row

_FORMS = ("sqlite", "csv", "parquet")


def _exports(bench: Bench) -> Result:
    number = bench.size(100_000, 300)
    fewer = max(number // 10, 20)
    figures: list[Figure] = []
    goals: list[Goal] = []
    for form in _FORMS:
        folder, floor = bench.work / f"export-{form}", bench.work / f"floor-{form}"
        shown = f"ilma export {form} --to FOLDER --records records/"
        times = 1 if bench.quick else 3
        exported = {
            size: bench.ilma("export", form, "--to", folder, "--records", bench.records(size))
            for size in (fewer, number)
        }
        small = bench.take_turns({form: exported[fewer]}, times=1, memory=True)[form]
        commands = {
            "ours": exported[number],
            "floor": bench.program("export_floor", form, bench.records(number), folder, floor),
        }
        runs = bench.take_turns(commands, times=times, memory=True)
        ours = processor_seconds(f"{form}, {number:,} records", runs["ours"], shown)
        least = told(
            f"{form}, the least with the library",
            "s of processor",
            runs["floor"],
            "processor",
            f"export_floor.py {form} records/ EXPORT OUT",
        )
        peaks = [
            peak_memory(f"peak memory of {form}, {size:,} records", each, shown)
            for size, each in ((fewer, small), (number, runs["ours"]))
        ]
        rate = of_runs(
            f"{form}, {number:,} records",
            "records/s",
            runs["ours"],
            (number / run for run in ours.runs),
            shown,
        )
        figures += [ours, least, rate, *peaks]
        goals += [
            goal(f"{form}: processor time to the least", ratio_side_by_side(ours, least), 1.5),
            goal(f"{form}: peak memory to that of a tenth", ratio(peaks[1], peaks[0]), 1.2),
        ]
        for made in (folder, floor):
            shutil.rmtree(made, ignore_errors=True)
    return Result(tuple(figures), tuple(goals))


ROWS = (
    Row(
        "exports",
        "exports, 100,000 records",
        "within 1.5 × of the fastest way with the same library, memory that does not grow with the records",
        "The least: every file read and parsed by pydantic-core, and the very rows of the export written by sqlite3, "
        "csv or pyarrow, with nothing between. In turn.",
        _exports,
    ),
)
