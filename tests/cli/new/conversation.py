"""A terminal on which `ilma` asks and somebody answers."""

import os
import select
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

PROMPT = "> "
CTRL_C, CTRL_D = "\x03", "\x04"
PATIENCE = 120  # seconds until a program that says nothing more is given up; no test measures time

_PROGRAM = """
import fcntl, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)  # so that Ctrl-C on this terminal reaches the program
from ilma_data.cli import main
sys.exit(main(sys.argv[1:]))
"""


class Conversation(NamedTuple):
    """All that stood on the terminal in the end, answers included, and the exit code."""

    shown: str
    code: int


def converse(
    arguments: Sequence[str | Path], answers: Sequence[str], cwd: Path, *, width: int = 100
) -> Conversation:
    """Run `ilma`, giving the next answer at each prompt. A control character is sent as it is, a text with Enter."""
    try:
        ours, theirs = os.openpty()
    except OSError as error:  # a container without /dev/pts has no terminals to give
        pytest.skip(f"no terminal can be had here: {error.strerror}")
    # A dumb terminal: nothing but text comes, and readline marks no pasted lines.
    environment = {
        **os.environ,
        "TERM": "dumb",
        "COLUMNS": str(width),
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    program = subprocess.Popen(
        [sys.executable, "-c", _PROGRAM, *map(str, arguments)],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        cwd=cwd,
        env=environment,
        start_new_session=True,
    )
    os.close(theirs)
    shown, left, key = "", list(answers), ""
    try:
        while piece := _read(ours, key):
            shown += piece
            if shown.endswith(PROMPT):
                if not left:
                    break  # it asks more than the test knows
                answer = left.pop(0)
                key = answer if answer in (CTRL_C, CTRL_D) else ""
                os.write(ours, (key or f"{answer}\r").encode())
    finally:
        if shown.endswith(PROMPT):
            program.kill()
        os.close(ours)
        code = program.wait(PATIENCE)
    return Conversation(shown.replace("\r\n", "\n").replace("\r", ""), code)


def _read(terminal: int, key: str) -> str:
    """What comes next; nothing at the end. A key that nobody heard, because it came too early, is pressed again."""
    for _ in range(PATIENCE):
        ready, _, _ = select.select([terminal], [], [], 1)
        if ready:
            try:
                return os.read(terminal, 65536).decode()
            except OSError:  # the program has ended (Linux)
                return ""
        os.write(terminal, key.encode())
    return ""
