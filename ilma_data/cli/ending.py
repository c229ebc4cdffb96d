"""How a command ends: the exit code for whatever came of it, and what is said on standard error."""

import os
import sys

from ilma_data import __version__
from ilma_data.cli import CLEAN, CLOSED_PIPE, INTERRUPTED, OUR_FAULT, WRONG_USE
from ilma_data.cli.options import parse_command
from ilma_data.cli.terminal import abandon_output, say, write_utf8
from ilma_data.cli.wrong_use import WrongUseError
from ilma_data.collector import CollectorPaused


def ended(arguments: list[str]) -> int:
    """Run a command to its end, and give the exit code. Raises `KeyboardInterrupt` only while it says why it ended."""
    try:
        write_utf8()
        code = _answer(arguments)
        if sys.stdout is not None:  # None: it was closed before we began
            sys.stdout.flush()
    except BrokenPipeError:
        abandon_output()
        return CLOSED_PIPE
    except KeyboardInterrupt:
        abandon_output()
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
        import platform

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
        with CollectorPaused():  # what is imported stays
            command, options = parse_command(arguments)
        return command.run(options)
    except SystemExit as end:  # argparse ends the program after --help and --version
        return end.code if isinstance(end.code, int) else CLEAN


def _trace() -> None:
    if os.environ.get("ILMA_DEBUG", "0") not in ("", "0"):
        import traceback

        traceback.print_exc()
