"""What a command says of its arguments, to read plain ones without `argparse`."""

from __future__ import annotations

from types import SimpleNamespace

TYPE_CHECKING = False

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence
    from typing import Any


class Declared:
    """Stands in for the parser while a command says what it takes: positional arguments and options.

    What it reads is what `argparse` would; where that has more to do, it reads nothing.
    """

    description = epilog = ""

    def __init__(self) -> None:
        self._positional: list[str] = []
        self._fewest = 0
        self._absent: dict[str, object] = {}

    def add_argument(self, name: str, *, nargs: str | None = None, **said: Any) -> None:
        """As that of `argparse.ArgumentParser`, for one name, with `nargs` "?" and `action` "store_true" alone."""
        if not name.startswith("--"):
            self._positional.append(name)
            self._fewest += nargs != "?"
            self._absent[name] = None
        else:
            default = False if said.get("action") == "store_true" else said.get("default")
            read = said.get("type")
            self._absent[name[2:].replace("-", "_")] = (
                read(default) if read and isinstance(default, str) else default
            )

    def read(self, arguments: Sequence[str]) -> Namespace | None:
        """The options where only positional arguments are given; None for an option, and for too few or too many."""
        is_plain = not any(argument.startswith("-") for argument in arguments)
        if not is_plain or not self._fewest <= len(arguments) <= len(self._positional):
            return None
        given = zip(self._positional, arguments, strict=False)
        options: Any = SimpleNamespace(**(self._absent | dict(given)))
        read: Namespace = options
        return read
