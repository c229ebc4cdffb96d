"""Runs of a command: seconds of processor, peak memory and, where the machine can count them, instructions."""

import contextlib
import json
import os
import re
import shutil
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

_EVERY = 0.1  # seconds between two looks at the memory of a tree of processes
_LONGEST = 3600.0  # seconds of one run; what takes longer is not worth waiting for


class NotThereError(Exception):
    """What was to be run is not there, or not yet: the message says what."""


class Run(NamedTuple):
    """One run: seconds on the clock, seconds of processor, peak memory in bytes, exit code, standard output.

    The processor's seconds are those of all processes. The memory is the proportional share (PSS) of all processes
    together, looked at ten times a second, or the peak of the largest alone, whichever is more.
    """

    wall: float
    processor: float
    peak: int
    code: int
    output: str

    @property
    def told(self) -> dict[str, Any]:
        """What a program said in JSON."""
        value: dict[str, Any] = json.loads(self.output)
        return value


def run(command: Sequence[str], cwd: Path, *, codes: Sequence[int] = (0,), memory: bool = False) -> Run:
    """Run a command to its end. Raises `NotThereError` where it can't start, takes too long or ends otherwise."""
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        began = time.perf_counter()
        try:
            process = subprocess.Popen(
                command, cwd=cwd, stdin=subprocess.DEVNULL, stdout=output, stderr=errors, env=environment(cwd)
            )
        except OSError as error:
            raise NotThereError(f"{Path(command[0]).name}: {error.strerror}") from None
        watch = _Watch(process.pid) if memory else None
        killer = threading.Timer(_LONGEST, process.kill)
        killer.start()
        try:
            _, status, used = os.wait4(process.pid, 0)
        except BaseException:
            process.kill()
            process.wait()
            raise
        finally:
            killer.cancel()
        wall = time.perf_counter() - began
        process.returncode = code = os.waitstatus_to_exitcode(status)
        watched = watch.peak() if watch else 0
        output.seek(0)
        errors.seek(0)
        if code not in codes:
            raise NotThereError(_reason(code, errors.read().decode(errors="replace"), cwd))
        processor = used.ru_utime + used.ru_stime
        return Run(
            wall, processor, max(used.ru_maxrss * 1024, watched), code, output.read().decode(errors="replace")
        )


def in_turn(
    commands: Mapping[str, Sequence[str]],
    cwd: Path,
    times: int,
    *,
    codes: Sequence[int] = (0,),
    memory: bool = False,
) -> dict[str, list[Run] | str]:
    """The runs of several commands, made in turn; of one that is not there, why."""
    done: dict[str, list[Run] | str] = {name: [] for name in commands}
    for _ in range(times):
        for name, command in commands.items():
            runs = done[name]
            if isinstance(runs, list):
                try:
                    runs.append(run(command, cwd, codes=codes, memory=memory))
                except NotThereError as error:
                    done[name] = str(error)
    return done


def instructions(command: Sequence[str], cwd: Path, *, codes: Sequence[int] = (0,)) -> int:
    """The instructions of a command and all its processes, by `perf stat` or, where it can't count, by callgrind.

    Raises `NotThereError` where neither is at hand, or the command ends with another code.
    """
    if _perf_counts():
        return _counted(
            ["perf", "stat", "-x,", "-e", "instructions:u", *command], cwd, codes, r"(?m)^(\d+),[^,]*,instr"
        )
    if shutil.which("valgrind") is None:
        raise NotThereError("neither perf nor valgrind counts instructions here")
    counting = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", "--trace-children=yes"]
    return _counted([*counting, *command], cwd, codes, r"Collected\s*:\s*(\d+)")


def counter() -> str:
    """What counts instructions here."""
    return "perf stat -e instructions:u" if _perf_counts() else "valgrind --tool=callgrind"


def environment(cwd: Path) -> dict[str, str]:
    """The environment of a run: texts have the same hash in every one, modules are compiled once and kept.

    A cache that belongs to the user is made below `cwd`.
    """
    names = ("PYTHONDONTWRITEBYTECODE", "PYTHONPATH", "PYTHONHOME", "GITHUB_ACTIONS", "PYTHONOPTIMIZE")
    kept = {name: value for name, value in os.environ.items() if name not in names}
    return kept | {"PYTHONHASHSEED": "0", "NO_COLOR": "1", "XDG_CACHE_HOME": str(cwd / "cache")}


def _counted(command: Sequence[str], cwd: Path, codes: Sequence[int], pattern: str) -> int:
    try:
        done = subprocess.run(
            command,
            cwd=cwd,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            env=environment(cwd),
            check=False,
            timeout=_LONGEST,
        )
    except OSError as error:
        raise NotThereError(f"{Path(command[0]).name}: {error.strerror}") from None
    except subprocess.TimeoutExpired:
        raise NotThereError(f"not done after {_LONGEST:.0f} s") from None
    counts = re.findall(pattern, done.stderr)
    if done.returncode not in codes or not counts:
        raise NotThereError(_reason(done.returncode, re.sub(r"(?m)^==\d+==.*\n?", "", done.stderr), cwd))
    return sum(map(int, counts))


@cache
def _perf_counts() -> bool:
    if shutil.which("perf") is None:
        return False
    tried = subprocess.run(
        ["perf", "stat", "-x,", "-e", "instructions:u", "true"], capture_output=True, text=True, check=False
    )
    return re.search(r"(?m)^\d+,[^,]*,instr", tried.stderr) is not None


def _reason(code: int, errors: str, cwd: Path) -> str:
    if code == -signal.SIGKILL:
        return f"not done after {_LONGEST:.0f} s, or killed"
    said = [line.strip() for line in errors.splitlines() if line.strip()]
    last = said[-1].replace(f"{cwd}/", "")[:200] if said else "it said nothing"
    return f"ended with {code}: {last}"


class _Watch:
    """Looks at the memory of a process and of those below it until it has ended."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._peak = 0
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def peak(self) -> int:
        """The most that was seen, in bytes."""
        self._ended.set()
        self._thread.join()
        return self._peak

    def _look(self) -> None:
        while not self._ended.wait(_EVERY):
            self._peak = max(self._peak, sum(map(_share, _tree(self._pid))))


def _tree(pid: int) -> list[int]:
    below: list[int] = []
    with contextlib.suppress(OSError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            below += map(int, (task / "children").read_text().split())
    return [pid, *(deeper for one in below for deeper in _tree(one))]


def _share(pid: int) -> int:
    """The proportional share of a process in bytes; nothing for one that has ended."""
    with contextlib.suppress(OSError):
        found = re.search(r"(?m)^Pss:\s+(\d+) kB", Path(f"/proc/{pid}/smaps_rollup").read_text())
        return int(found[1]) * 1024 if found else 0
    return 0
