"""The arguments: which command, its options, and what to say about those that are not known.

A command is a module with `add_arguments` and `run`. It is imported when it is chosen, so that `ilma --version` and
`ilma --help` load nothing of the data set. `argparse` takes longer to load than a list of records to print: where
someone only looks, it is imported when there is an option to read, a fault to name or help to give.
"""

from __future__ import annotations

import sys

from ilma_data.cli.declared import Declared
from ilma_data.cli.wrong_use import WrongUseError, did_you_mean

TYPE_CHECKING = False

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence
    from typing import Any, Protocol

    class Command(Protocol):
        """What the module of a command offers."""

        def add_arguments(self, parser: argparse.ArgumentParser) -> None:
            """Say what the command does and what it takes."""

        def run(self, options: argparse.Namespace) -> int:
            """Do it, and give back the exit code. Raises `WrongUseError`."""


COMMANDS = {
    "cite": ("ilma_data.cli.cite", "how to cite the data set, a record, and the sources under it"),
    "diff": ("ilma_data.cli.diff", "what changed between two folders of records"),
    "export": ("ilma_data.cli.export", "write the data set in the forms that other programs read"),
    "format": ("ilma_data.cli.format", "write records in their canonical form"),
    "heat-map": ("ilma_data.cli.heat_map", "how many records name a domain, year by year"),
    "list": ("ilma_data.cli.listing", "what there is: the collections, or the records of one"),
    "network": ("ilma_data.cli.network", "who met or signed with whom, and how often"),
    "new": ("ilma_data.cli.new", "begin a record: asks, and writes what `ilma validate` accepts"),
    "rule": ("ilma_data.cli.rule", "the rules: what one protects, and how to mend a finding of it"),
    "show": ("ilma_data.cli.show", "one record with its evidence and disputes, and what links to it"),
    "timeline": ("ilma_data.cli.timeline", "every dated step and meeting, the earliest first"),
    "validate": ("ilma_data.cli.validate", "check records: what is wrong, where, and what to write instead"),
}
"""The module of each command, and what it is for."""

_AT_ONCE = {"list", "show", "timeline"}
"""Commands whose arguments `Declared` can read."""


def parse_command(arguments: Sequence[str]) -> tuple[Command, argparse.Namespace]:
    """The command that was chosen and its options.

    Raises `WrongUseError` for what is not known, and `SystemExit` once `--help` or `--version` was answered.
    """
    if not arguments or arguments[0].startswith("-"):
        from ilma_data.cli.parser import main_parser

        parser = main_parser(COMMANDS)
        parser.parse(arguments)
        parser.error(f"which command? One of {', '.join(COMMANDS)}")
    name = arguments[0]
    if name not in COMMANDS:
        raise WrongUseError(
            f"no command {name}{did_you_mean(name, COMMANDS)}", ["`ilma --help` lists the commands."]
        )
    __import__(COMMANDS[name][0])  # `importlib` itself would be one more module to load
    command: Any = sys.modules[COMMANDS[name][0]]
    return command, (_plain_options(name, command, arguments[1:]) or _options(name, command, arguments[1:]))


def _plain_options(name: str, command: Command, arguments: Sequence[str]) -> argparse.Namespace | None:
    """The options of a command that is to begin at once, where `argparse` is not needed to read them."""
    if name not in _AT_ONCE:
        return None
    declared: Any = Declared()
    command.add_arguments(declared)
    options: argparse.Namespace | None = declared.read(arguments)
    return options


def _options(name: str, command: Command, arguments: Sequence[str]) -> argparse.Namespace:
    from ilma_data.cli.parser import command_parser

    parser = command_parser(name)
    command.add_arguments(parser)
    return parser.parse(arguments)


def add_records_option(parser: argparse.ArgumentParser) -> None:
    """`--records FOLDER`."""
    parser.add_argument(
        "--records", metavar="FOLDER", help="a folder of records; without it, the packaged ones"
    )


def add_format_option(parser: argparse.ArgumentParser, json_holds: str, *, more: Sequence[str] = ()) -> None:
    """`--format text|json`, with what the JSON holds, and further forms that the command gives."""
    forms = ("text", "json", *more)
    parser.add_argument(
        "--format",
        metavar="|".join(forms),
        type=lambda word: _format(word, forms),
        default="text",
        help=f"text to read (the default) or JSON for a program: {json_holds}",
    )


def _format(word: str, forms: Sequence[str]) -> str:
    if word not in forms:
        import argparse

        raise argparse.ArgumentTypeError(f"{word} is none of {', '.join(forms)}{did_you_mean(word, forms)}")
    return word
