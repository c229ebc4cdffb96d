"""How `ilma validate` reads many files: by several processes, with notes of the run before, and telling how far."""

import os
import sys
import time
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from ilma_data.checks.sieve.reading import Means
from ilma_data.cli.terminal import is_terminal
from ilma_data.store.seen import Seen, digest_of

_FIRST_TOLD = 1.0  # seconds after which somebody wants to know whether it still runs
_TOLD_AGAIN = 0.2  # seconds
_CLEAR = "\r\x1b[K"


def add_reading_arguments(parser: ArgumentParser) -> None:
    """`--jobs N` and `--no-cache`."""
    group = parser.add_argument_group("how many files are read")
    group.add_argument(
        "--jobs",
        metavar="N",
        type=_jobs,
        help="processes to share thousands of files among (default: one for each processor)",
    )
    group.add_argument(
        "--no-cache",
        action="store_true",
        help="look at every file, also where its content was looked at before",
    )


@contextmanager
def means_of(options: Namespace, paths: Sequence[str | os.PathLike[str]]) -> Iterator[Means]:
    """The means for a check of these paths, as the options say; afterwards what was seen is noted for the next run."""
    file = None if options.no_cache else _cache_file(paths)
    notes: list[Seen] = []

    def seen() -> Seen:
        assert file is not None  # else nobody asks
        if not notes:
            notes.append(Seen.read(file))
        return notes[0]

    with progress("files") as told:
        yield Means(options.jobs or _processors(), None if file is None else seen, told)
    if file is not None and notes:
        notes[0].write(file)


@contextmanager
def progress(what: str) -> Iterator[Callable[[int, int], None] | None]:
    """What to tell how many of how many are done; None where nobody reads along on a terminal."""
    if not is_terminal(sys.stderr) or os.environ.get("TERM") == "dumb":
        yield None
        return
    shown = _Progress(what)
    try:
        yield shown
    finally:
        shown.end()


class _Progress:
    """A line on standard error that says how far a check has come: how many are done, how fast, how long yet."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._began = self._told = time.monotonic()
        self._shown = False

    def __call__(self, done: int, of: int) -> None:
        now = time.monotonic()
        if now - self._began < _FIRST_TOLD or now - self._told < _TOLD_AGAIN:
            return
        self._told, self._shown = now, True
        rate = done / (now - self._began)
        left = round((of - done) / rate) if rate else 0
        print(
            f"{_CLEAR}{done:,} of {of:,} {self._what}, {rate:,.0f} a second, {left:,} s left",
            end="",
            file=sys.stderr,
            flush=True,
        )

    def end(self) -> None:
        """Take the line away."""
        if self._shown:
            print(_CLEAR, end="", file=sys.stderr, flush=True)


def _jobs(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text[:4]) <= 999:
        raise ArgumentTypeError(f"{text} is no number of processes from 1 to 999")
    return int(text)


def _processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _cache_file(paths: Sequence[str | os.PathLike[str]]) -> Path | None:
    """Where notes on these paths are kept: in the user's folder for caches; None where there is none."""
    named = os.environ.get("XDG_CACHE_HOME", "")
    if sys.platform == "win32":
        named = named or os.environ.get("LOCALAPPDATA", "")
    try:
        folder = Path(named) if Path(named).is_absolute() else Path.home() / ".cache"
    except RuntimeError:  # nobody knows the user's home
        return None
    asked = (os.fsencode(os.path.realpath(path)) for path in paths)
    return folder / "ilma-data" / f"{digest_of(*asked).hex()}.seen"
