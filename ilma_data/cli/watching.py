"""`ilma validate --watch`: check again whenever a file has changed, until Ctrl-C."""

import os
import stat
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NoReturn, TypeAlias

from ilma_data.cli.terminal import is_terminal, say
from ilma_data.cli.wrong_use import WrongUseError

INTERVAL = 0.5  # seconds from one look at the files to the next

_CLEAR = "\x1b[2J\x1b[3J\x1b[H"
"""Clear the screen and what was scrolled off it, and go to the first line."""

_Stamp: TypeAlias = tuple[int, int, int, int]

_NOTHING = (0, 0, 0, 0)


def watch(
    check: Callable[[], object],
    roots: Sequence[Path],
    *,
    wait: Callable[[], None] = lambda: time.sleep(INTERVAL),
    time_of_day: Callable[[], str] = lambda: time.strftime("%H:%M:%S"),
) -> NoReturn:
    """Run a check, and again whenever anything has changed in these folders or files, which need not be there.

    The check prints what it finds; its result counts for nothing. What it raises for wrong use or for a file that
    can't be read is told, and ends nothing: the folder may come back. Names, sizes and times are looked at, not
    contents; files whose name begins with a dot are passed over, unless they are among `roots`. Ends with
    `KeyboardInterrupt`, or with `BrokenPipeError` where nobody reads on.
    """
    while True:
        before = stamps(roots)  # taken first: what changes during the check is noticed after it
        _begin(time_of_day())
        try:
            check()
        except WrongUseError as error:
            say(*error.lines)
        except BrokenPipeError:
            raise
        except OSError as error:
            say(f"ilma validate: {error}")
        print("Waiting for changes; Ctrl-C ends.", flush=True)
        while stamps(roots) == before:
            wait()


def stamps(roots: Sequence[Path]) -> Mapping[str, _Stamp]:
    """The files below some folders, or some files themselves, each with what tells that it has changed."""
    return {path: stamp for root in roots for path, stamp in _stamps(root)}


def _begin(time_of_day: str) -> None:
    if is_terminal(sys.stdout) and os.environ.get("TERM") != "dumb":
        print(_CLEAR, end="")
    print(f"{time_of_day}: checking", flush=True)


def _stamps(root: Path) -> Iterator[tuple[str, _Stamp]]:
    try:
        looked_at = root.stat()
    except OSError:
        return
    if not stat.S_ISDIR(looked_at.st_mode):
        yield str(root), _stamp(looked_at)
        return
    due = [str(root)]
    while due:
        folder = due.pop()
        yield folder, _NOTHING
        try:
            with os.scandir(folder) as entries:
                listed = [entry for entry in entries if not entry.name.startswith(".")]
        except OSError:
            continue  # it has just gone, or can't be listed: the check will say so
        for entry in listed:
            try:
                if entry.is_dir(follow_symlinks=False):
                    due.append(entry.path)
                else:
                    yield entry.path, _stamp(entry.stat())
            except OSError:  # a link to nowhere, or a file that has just gone
                yield entry.path, _NOTHING


def _stamp(found: os.stat_result) -> _Stamp:
    return (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)
