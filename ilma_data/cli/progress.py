"""How far long work has come, on a terminal: how many are done, how fast, how long yet."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from ilma_data.cli.terminal import is_terminal

_FIRST_TOLD = 1.0  # seconds after which somebody wants to know whether it still runs
_TOLD_AGAIN = 0.2  # seconds
_CLEAR = "\r\x1b[K"


@contextmanager
def progress(what: str) -> Iterator["Progress | None"]:
    """What to tell how many of how many are done; None where nobody reads along on a terminal."""
    if not is_terminal(sys.stderr) or os.environ.get("TERM") == "dumb":
        yield None
        return
    shown = Progress(what)
    try:
        yield shown
    finally:
        shown.clear()


class Progress:
    """A line on standard error that says how far the work has come: how many are done, how fast, how long yet."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._began = self._told = time.monotonic()
        self._shown = False

    def __call__(self, done: int, of: int) -> None:
        """So many of so many are done."""
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

    def clear(self) -> None:
        """Take the line away: at the end, and before something else is said."""
        if self._shown:
            self._shown = False
            print(_CLEAR, end="", file=sys.stderr, flush=True)
