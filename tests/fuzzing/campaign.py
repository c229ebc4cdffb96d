"""A whole run: its parts, several at a time, each in a process of its own; what was done before is not done again."""

import hashlib
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

from tests.fuzzing.failure import Failure, Kind, failed
from tests.fuzzing.pool import ROOT
from tests.fuzzing.tally import Part, Tally

ENGINES = {"mutations": 70, "hypothesis": 5, "atheris": 25}
"""The engines, and the share of each in a hundred inputs of a run of all."""

_INPUTS_OF_A_PART = {"mutations": 5_000, "hypothesis": 1_000, "atheris": 10_000}

_SOURCES = (
    "ilma_data/**/*.py",
    "schemas/*.json",
    "tests/fuzzing/*.py",
    "tests/ajv/*.mjs",
    "tests/checks/example/*/*.json",
)

_NO_MATTER = ("page.py", "mended.py", "test_fuzzing.py")
"""Sources that change no figure."""


def parts_of(engines: Sequence[str], inputs: int, seed: int) -> list[Part]:
    """The parts of a run; several engines share the inputs."""
    parts: list[Part] = []
    whole = sum(ENGINES[engine] for engine in engines)
    left = inputs
    for engine in engines:
        wanted = left if engine == engines[-1] else inputs * ENGINES[engine] // whole
        left -= wanted
        size = _INPUTS_OF_A_PART[engine]
        for number, start in enumerate(range(0, wanted, size), 1):
            parts.append(Part(engine, seed, number, min(size, wanted - start)))
    return parts


def digest_of_sources() -> str:
    """What the result depends on, besides the parts: after a change of it nothing done before counts."""
    found = hashlib.sha256()
    for pattern in _SOURCES:
        for path in sorted(path for path in ROOT.glob(pattern) if path.name not in _NO_MATTER):
            found.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes())
    return found.hexdigest()[:12]


def run_all(
    parts: Sequence[Part], folder: Path, jobs: int, say: Callable[[str], None]
) -> Iterator[tuple[Part, Tally]]:
    """Do the parts that have no tally in the folder yet; all tallies, as they come."""
    folder.mkdir(parents=True, exist_ok=True)
    done = [part for part in parts if (folder / f"{part.name}.json").exists()]
    if done:
        say(f"{len(done)} of {len(parts)} parts were done before")
    for part in done:
        yield part, Tally.of(folder / f"{part.name}.json")
    waiting = [part for part in parts if part not in done]
    with ThreadPoolExecutor(jobs) as pool:
        running = {pool.submit(_do, part, folder): part for part in waiting}
        try:
            for number, future in enumerate(as_completed(running), len(done) + 1):
                part, tally = running[future], future.result()
                failures = sum(tally.failed.values())
                say(
                    f"part {number} of {len(parts)}: {part.engine} {part.number}, {tally.counts['inputs']:,} inputs, "
                    + (f"{failures:,} FAILURES" if failures else "no failure")
                )
                yield part, tally
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _do(part: Part, folder: Path) -> Tally:
    """The tally of a part, done by a process of its own. One that dies is tried again: Node may be what died."""
    arguments = [part.engine, *map(str, (part.seed, part.number, part.inputs)), str(folder)]
    path = folder / f"{part.name}.json"
    for _ in range(_TRIES):
        ran = subprocess.run(
            [sys.executable, "-m", "tests.fuzzing.worker", *arguments],
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
        if path.exists():
            return Tally.of(path)
        (folder / f"{part.name}.log").write_text(ran.stderr, "utf-8")
    tally = Tally()
    tally.add(_of_death(ran.returncode, ran.stderr[-10_000:], folder / f"{part.name}.current"))
    return tally


_TRIES = 2


def _of_death(status: int, said: str, current: Path) -> Failure:
    """The failure that the end of a process is."""
    files: dict[str, bytes] = {}
    if current.exists():
        name, _, raw = current.read_bytes().partition(b"\n")
        files[name.decode()] = raw
    return failed(Kind.EXCEPTION, f"the process ended with status {status}", said).about(files)
