"""Many records: on two cores, a second time with nothing changed, and with one record changed."""

import shutil
from collections.abc import Sequence
from pathlib import Path

from tests.bench.bench import Bench, peak_memory, processor_seconds
from tests.bench.changing import edited, in_git, one_of_each_collection
from tests.bench.figures import Figure, Result, goal, missing, ratio, ratio_side_by_side
from tests.bench.multiplying import FEWEST
from tests.bench.row import Row
from tests.bench.runs import NotThereError, Run, run

_VALIDATE = "ilma validate records/"
_MIB = 2**20


def _two_cores(bench: Bench) -> Result:
    most = bench.size(100_000, 3_000)
    sizes = [FEWEST, *(size for size in (1_000, 10_000) if size < most), most]
    folders = {size: bench.records(size) for size in sizes}
    jobs = {"one core": ("--jobs", "1"), "two cores": ("--jobs", "2")}
    runs = bench.take_turns(
        {name: bench.validate(folders[most], *arguments) for name, arguments in jobs.items()},
        times=1 if bench.quick else 3,
        memory=True,
    )
    wall = {name: _clock(f"{name}, {most:,} files", runs[name]) for name in runs}
    processor = {name: processor_seconds(f"{name}, {most:,} files", runs[name], _VALIDATE) for name in runs}
    memory = {
        name: peak_memory(f"peak memory, {name}, {most:,} files", runs[name], _VALIDATE) for name in runs
    }
    one = jobs["one core"]
    smaller = {
        size: processor_seconds(
            f"one core, {size:,} files",
            bench.take_turns({"": bench.validate(folders[size], *one)}, times=3)[""],
            _VALIDATE,
        )
        for size in sizes[:-1]
    }
    growth = _growth(smaller | {most: processor["one core"]}, sizes[1], most)
    goals = (
        goal(
            "speed-up of two cores over one, on the clock",
            ratio_side_by_side(wall["one core"], wall["two cores"]),
            1.7,
            sense="at least",
        ),
        goal("seconds on the clock, two cores", wall["two cores"].value, 10, "s"),
        goal("peak memory, two cores", memory["two cores"].value, 250 * _MIB, "bytes"),
        goal(f"cost a record, {most:,} files to {sizes[1]:,}", growth, 1.2),
    )
    return Result((*wall.values(), *processor.values(), *memory.values(), *smaller.values()), goals)


def _growth(known: dict[int, Figure], few: int, many: int) -> float | None:
    """What a record costs among many, to what it costs among few; the start falls out."""
    start, low, high = known[FEWEST].value, known[few].value, known[many].value
    if start is None or low is None or high is None or not FEWEST < few < many or low <= start:
        return None
    return ((high - start) / (many - FEWEST)) / ((low - start) / (few - FEWEST))


def _clock(name: str, runs: Sequence[Run] | str) -> Figure:
    if isinstance(runs, str):
        return missing(name, "s", runs, _VALIDATE)
    return Figure(name, "s", tuple(one.wall for one in runs), _VALIDATE)


def _again(bench: Bench) -> Result:
    number = bench.size(100_000, 300)
    folder = bench.records(number)
    run(bench.validate(bench.records(FEWEST)), bench.work)  # so that the first has what the others have
    firsts: list[Run] = []
    seconds: list[Run] = []
    for _ in range(1 if bench.quick else 3):
        _forget(bench, folder)
        firsts.append(run(bench.validate(folder, cached=True), bench.work))
        seconds.append(run(bench.validate(folder, cached=True), bench.work))
    figures = (
        processor_seconds(f"the first time, {number:,} files", firsts, _VALIDATE),
        processor_seconds(f"again, {number:,} files", seconds, _VALIDATE),
        _clock(f"the first time, {number:,} files, on the clock", firsts),
        _clock(f"again, {number:,} files, on the clock", seconds),
    )
    goals = (
        goal("processor time, again to the first time", ratio_side_by_side(figures[1], figures[0]), 0.2),
    )
    return Result(figures, goals)


def _forget(bench: Bench, records: Path) -> None:
    """Remove the cache, wherever it is kept: for the user, or beside the records."""
    shutil.rmtree(bench.work / "cache", ignore_errors=True)
    for beside in (records, records.parent):
        for found in beside.glob(".ilma*"):
            shutil.rmtree(found, ignore_errors=True)


def _one_changed(bench: Bench) -> Result:
    number = bench.size(10_000, 300)
    records = bench.records(number)
    if not (records.parent / ".git").exists():
        in_git(records.parent, "init", "--quiet")
        in_git(records.parent, "add", "--all", "records")
        in_git(records.parent, "commit", "-qm", "records")
    names = [path.relative_to(records).as_posix() for path in sorted(records.rglob("*.json"))]
    changed: list[Run] = []
    for name in one_of_each_collection(names, bench.seed):
        path, before = records / name, (records / name).read_bytes()
        path.write_bytes(edited(before))
        try:
            changed.append(run(bench.validate(records, "--changed"), bench.work))
        except NotThereError as error:
            return Result((missing(_ONE, "s of processor", str(error)),), (goal(_RATIO, None, 0.1),))
        finally:
            path.write_bytes(before)
    whole = bench.take_turns({"": bench.validate(records)}, times=1)[""]
    figures = (
        processor_seconds(_ONE.format(number=number), changed, "ilma validate records/ --changed"),
        processor_seconds(f"all {number:,} files", whole, _VALIDATE),
    )
    notes = (
        "One edited record of each collection in turn: the runs of --changed differ in what was edited.",
    )
    return Result(figures, (goal(_RATIO, ratio(*figures), 0.1),), notes)


_ONE = "one of {number:,} files changed"
_RATIO = "processor time, `--changed` to the whole"

ROWS = (
    Row(
        "two-cores",
        "the same, 100,000 files, two cores",
        "10 s of a quiet machine, 1.7 × faster than on one core, peak memory under 250 MiB, cost a record constant "
        "from 1,000 to 100,000",
        "In turn with one core and with two. Memory: the proportional share of all processes. Cost: processor time "
        f"less that of {FEWEST} files.",
        _two_cores,
    ),
    Row(
        "again",
        "the same again with nothing changed",
        "1/5 of the first time",
        "The cache removed, a first run, a second one; and so on.",
        _again,
    ),
    Row(
        "one-changed",
        "one record changed among 10,000, `--changed`",
        "1/10 of the whole",
        "A git repository of the records, one of them edited; a record of each collection in turn.",
        _one_changed,
    ),
)
