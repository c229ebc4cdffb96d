"""How `ilma validate` reads many files: by several processes, and with notes of the run before."""

import os
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from ilma_data.checks.sieve.reading import Means
from ilma_data.cli.progress import progress
from ilma_data.store.seen import Seen, digest_of


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
