"""The command line, `ilma`: one module for each command. This one imports nothing of the data set by itself.

Exit codes: 0 clean; 1 findings; 2 wrong use (what was asked for is unknown, missing or unreadable); 3 our own fault,
or output that can't be written; 130 stopped with Ctrl-C; 141 the reader of our output closed the pipe. The last two
are what a shell reports of any program that such a signal ends.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Sequence

CLEAN, FINDINGS, WRONG_USE, OUR_FAULT, INTERRUPTED, CLOSED_PIPE = 0, 1, 2, 3, 130, 141


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and give back the exit code. Without `argv`, the arguments are those of the program.

    Nothing is raised: what went wrong stands on standard error, in a line or two.
    """
    try:
        # Imported here, so that Ctrl-C ends the program quietly also while it is being loaded.
        from ilma_data.cli.ending import ended

        return ended(sys.argv[1:] if argv is None else list(argv))
    except KeyboardInterrupt:
        return INTERRUPTED
