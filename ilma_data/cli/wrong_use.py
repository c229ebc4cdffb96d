"""What ends a command with exit code 2: something that the user can put right; and what was probably meant."""

from __future__ import annotations

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class WrongUseError(Exception):
    """The command can't do what was asked: `message` says why, `more` are further lines, `command` is what was run."""

    def __init__(self, message: str, more: Sequence[str] = (), command: str = "ilma") -> None:
        super().__init__(message)
        self.lines = (f"{command}: {message}", *more)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A question to end a message with, where one of the known words is like the wrong one; otherwise nothing."""
    import difflib

    near = difflib.get_close_matches(word, list(known), n=1, cutoff=0.5)
    return f"; did you mean {near[0]}?" if near else ""
