"""What the output goes to: how wide it is, whether colours help there, and in which encoding it takes text.

The only place where this is decided. Text is UTF-8 everywhere, also where the locale says otherwise: half of the
names in the data set can be written in nothing else. What UTF-8 can't hold (half a surrogate pair, from the name of
a file) is written as an escape.
"""

from __future__ import annotations

import io
import os
import sys

TYPE_CHECKING = False

if TYPE_CHECKING:
    from typing import TextIO

    from ilma_data.report.page import Page

WIDTH_WHERE_UNKNOWN = 80  # columns
NARROWEST = 40  # columns; below that, lines run over rather than stand one word each


def stdout_page() -> Page:
    """Standard output as a page to write on."""
    from ilma_data.report.page import Page

    return Page(max(columns(), NARROWEST), wants_colour(sys.stdout), is_terminal(sys.stdout))


def columns() -> int:
    """How wide the terminal is, as `shutil.get_terminal_size` has it, which takes longer to import than this to run."""
    said = os.environ.get("COLUMNS", "")
    if said.isdecimal() and int(said) > 0:
        return int(said)
    stream = sys.__stdout__
    try:
        wide = 0 if stream is None else os.get_terminal_size(stream.fileno()).columns
    except (ValueError, OSError):  # closed, or no terminal
        wide = 0
    return wide or WIDTH_WHERE_UNKNOWN


def is_terminal(stream: TextIO | None) -> bool:
    """Whether somebody reads along."""
    return stream is not None and stream.isatty()


def wants_colour(stream: TextIO | None) -> bool:
    """Whether to write ANSI colours: on a terminal that is not dumb, unless the environment says otherwise.

    `NO_COLOR` (no-color.org) comes first, then `FORCE_COLOR`, then `TERM`; an empty variable counts for nothing.
    """
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return os.environ.get("TERM") != "dumb" and is_terminal(stream)


def write_utf8() -> None:
    """Make standard output and standard error take every text, whatever the locale says."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def say(*lines: str) -> None:
    """Lines on standard error; if nobody can read them there, there is nobody to tell."""
    if sys.stderr is None:  # closed before we began, and `print` would take standard output instead
        return
    from contextlib import suppress

    from ilma_data.report.escape import printable

    with suppress(OSError):
        for line in lines:
            print(printable(line), file=sys.stderr)


def abandon_output() -> None:
    """Send what is still to be written to nowhere, so that the interpreter does not fail on it when it ends."""
    from contextlib import suppress

    # A stream without a file descriptor, as in a test, has nothing to fail on.
    with suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
