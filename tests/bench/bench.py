"""What every row needs: the environments, the records at their sizes, and the ways to measure."""

import os
import platform
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.bench.breaking import BrokenRecords
from tests.bench.figures import Figure, Unit, missing, slope
from tests.bench.multiplying import SETS, Made, Records
from tests.bench.runs import NotThereError, Run, counter, in_turn, instructions

ROOT = Path(__file__).parents[2]
PROGRAMS = Path(__file__).parent / "programs"
SCHEMAS = ROOT / "schemas"
_QUICK_SETS = 40


@dataclass
class Bench:
    """Where things are, how large, and how often.

    `ours` and `peers` are the Pythons of two environments: one with our wheel alone, one with the other packages.
    `wheel` is that wheel. `work` is a folder for what is made on the way. `number` replaces every number of records.
    """

    ours: Path
    peers: Path
    wheel: Path | None
    work: Path
    quick: bool = False
    number: int | None = None
    times: int = 5
    seed: int = 1
    _folders: dict[tuple[int, bool], Path] = field(default_factory=dict)

    def size(self, full: int, quick: int) -> int:
        """How many records a row takes."""
        return self.number or (quick if self.quick else full)

    @property
    def few_and_many(self) -> tuple[int, int]:
        """Two sizes at which instructions are counted: what a record costs is their difference."""
        return (50, 150) if self.quick else (300, 900)

    def records(self, number: int) -> Path:
        """A folder of so many records without a finding."""
        return self._folder(number, broken=False)

    def broken(self, number: int) -> Path:
        """The same folder with a hundredth of its files broken."""
        return self._folder(number, broken=True)

    def generator(self, number: int) -> Records:
        """What makes so many records."""
        return Records(number, seed=self.seed, sets=_QUICK_SETS if self.quick else SETS)

    def lines(self, number: int) -> Path:
        """A file of so many records, one in a line."""
        path = self.work / f"records-{number}.jsonl"
        if not path.exists():
            with path.open("wb") as file:
                file.writelines(self.generator(number).lines())
        return path

    def ilma(self, *arguments: str | Path) -> list[str]:
        """The command `ilma`, as the wheel installs it."""
        script = self.ours.parent / "ilma"
        start = [str(self.ours), str(script)] if script.exists() else [str(self.ours), "-m", "ilma_data"]
        return [*start, *map(str, arguments)]

    def validate(self, folder: Path, *arguments: str, cached: bool = False) -> list[str]:
        """`ilma validate` on a folder or a file; without its cache, unless that is what is measured."""
        return self.ilma("validate", folder, *([] if cached else ["--no-cache"]), *arguments)

    def program(self, name: str, *arguments: str | Path, python: Path | None = None) -> list[str]:
        """A program of `tests/bench/programs`, run by our Python or another one."""
        return [str(python or self.ours), str(PROGRAMS / f"{name}.py"), *map(str, arguments)]

    def node(self, name: str, *arguments: str | Path) -> list[str]:
        """A program of `tests/bench/programs` for Node."""
        return ["node", str(PROGRAMS / f"{name}.mjs"), *map(str, arguments)]

    def count(
        self, name: str, command: Sequence[str], shown: str, *, times: int = 1, codes: Sequence[int] = (0,)
    ) -> Figure:
        """The instructions of a command."""
        try:
            runs = tuple(float(instructions(command, self.work, codes=codes)) for _ in range(times))
            return Figure(name, "instructions", runs, shown)
        except NotThereError as error:
            return missing(name, "instructions", str(error), shown)

    def count_a_record(
        self,
        name: str,
        commands: Mapping[int, Sequence[Sequence[str]]],
        shown: str,
    ) -> tuple[Figure, float | None]:
        """The instructions for a record, and those that are paid once; by the commands for each of two sizes."""
        (few, less), (many, more) = sorted(commands.items())
        try:
            low, high = (sum(instructions(one, self.work) for one in each) for each in (less, more))
        except NotThereError as error:
            return missing(name, "instructions", str(error), shown), None
        each = slope(low, high, few, many)
        return Figure(name, "instructions", (each,), shown), low - few * each

    def take_turns(
        self,
        commands: Mapping[str, Sequence[str]],
        *,
        times: int | None = None,
        codes: Sequence[int] = (0,),
        memory: bool = False,
    ) -> dict[str, list[Run] | str]:
        """The runs of several commands, made in turn so that each has the same machine."""
        return in_turn(commands, self.work, times or self.times, codes=codes, memory=memory)

    def machine(self) -> dict[str, str]:
        """What it was measured on."""
        return {
            "processor": _processor(),
            "cores": str(
                len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
            ),
            "system": f"{platform.system()} {platform.machine()}",
            "Python": platform.python_version(),
            "instructions by": counter(),
        }

    def _folder(self, number: int, *, broken: bool) -> Path:
        key = number, broken
        if key not in self._folders:
            self._folders[key] = self.work / f"{'broken' if broken else 'records'}-{number}" / "records"
            made = self.generator(number)
            write_files(BrokenRecords(made).files() if broken else made.files(), self._folders[key])
        return self._folders[key]


def processor_seconds(name: str, runs: Sequence[Run] | str, shown: str) -> Figure:
    """The seconds of processor of some runs."""
    return of_runs(name, "s of processor", runs, [one.processor for one in _done(runs)], shown)


def peak_memory(name: str, runs: Sequence[Run] | str, shown: str) -> Figure:
    """The peak memory of some runs."""
    return of_runs(name, "bytes", runs, [float(one.peak) for one in _done(runs)], shown)


def told(name: str, unit: Unit, runs: Sequence[Run] | str, key: str, shown: str) -> Figure:
    """What a program said of itself in some runs."""
    return of_runs(name, unit, runs, [float(one.told[key]) for one in _done(runs)], shown)


def of_runs(name: str, unit: Unit, runs: Sequence[Run] | str, values: Iterable[float], shown: str) -> Figure:
    """A figure of some runs; where there are none, why."""
    return (
        missing(name, unit, runs, shown)
        if isinstance(runs, str)
        else Figure(name, unit, tuple(values), shown)
    )


def write_files(made: Iterable[Made], folder: Path) -> None:
    """Write records below a folder."""
    folders: set[Path] = set()
    for one in made:
        path = folder / one.file
        if path.parent not in folders:
            path.parent.mkdir(parents=True, exist_ok=True)
            folders.add(path.parent)
        path.write_bytes(one.raw)


def _done(runs: Sequence[Run] | str) -> Sequence[Run]:
    return () if isinstance(runs, str) else runs


def _processor() -> str:
    try:
        text = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        return platform.processor() or "unknown"
    return next(
        (line.partition(":")[2].strip() for line in text.splitlines() if line.startswith("model name")),
        "unknown",
    )
