"""What ends a command with exit code 2: something that the user can put right."""

from __future__ import annotations

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Sequence


class WrongUseError(Exception):
    """The command can't do what was asked: `message` says why, `more` are further lines, `command` is what was run."""

    def __init__(self, message: str, more: Sequence[str] = (), command: str = "ilma") -> None:
        super().__init__(message)
        self.lines = (f"{command}: {message}", *more)
