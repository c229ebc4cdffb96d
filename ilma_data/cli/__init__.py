"""The command line, `ilma`: one module for each command. This one imports nothing of the data set by itself.

Exit codes: 0 clean; 1 findings; 2 wrong use (what was asked for is unknown, missing or unreadable); 3 our own fault,
or output that can't be written; 130 stopped with Ctrl-C; 141 the reader of our output closed the pipe. The last two
are what a shell reports of any program that such a signal ends.
"""

import os
import platform
import sys
from collections.abc import Sequence

from ilma_data import __version__
from ilma_data.cli.options import parse_command
from ilma_data.cli.terminal import abandon_output, say, write_utf8
from ilma_data.cli.wrong_use import WrongUseError

CLEAN, FINDINGS, WRONG_USE, OUR_FAULT, INTERRUPTED, CLOSED_PIPE = 0, 1, 2, 3, 130, 141


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and give back the exit code. Without `argv`, the arguments are those of the program.

    Nothing is raised: what went wrong stands on standard error, in a line or two.
    """
    arguments = sys.argv[1:] if argv is None else list(argv)
    write_utf8()
    try:
        code = _answer(arguments)
        if sys.stdout is not None:  # None: it was closed before we began
            sys.stdout.flush()
    except BrokenPipeError:
        abandon_output()
        return CLOSED_PIPE
    except KeyboardInterrupt:
        return INTERRUPTED
    except WrongUseError as error:
        say(*error.lines)
        return WRONG_USE
    except OSError as error:
        abandon_output()
        say(f"ilma: {error}")
        _trace()
        return OUR_FAULT
    except Exception as error:  # noqa: BLE001 - a user never sees a traceback that was not asked for
        say(
            f"ilma: this is a fault of ilma, not yours: {type(error).__name__}: {error}",
            f"Please report it with the command that you ran; ilma-data {__version__}, "
            f"Python {platform.python_version()}, {platform.platform()}.",
            "ILMA_DEBUG=1 in the environment adds where in the code it happened.",
        )
        _trace()
        return OUR_FAULT
    return code


def _answer(arguments: list[str]) -> int:
    try:
        command, options = parse_command(arguments)
        return command.run(options)
    except SystemExit as end:  # argparse ends the program after --help and --version
        return end.code if isinstance(end.code, int) else CLEAN


def _trace() -> None:
    if os.environ.get("ILMA_DEBUG", "0") not in ("", "0"):
        import traceback

        traceback.print_exc()
