"""The arguments: which command, its options, and what to say about those that are not known.

A command is a module with `add_arguments` and `run`. It is imported when it is chosen, so that `ilma --version` and
`ilma --help` load nothing of the data set.
"""

from __future__ import annotations

import argparse
from importlib import import_module

from ilma_data import __version__
from ilma_data.cli.terminal import columns
from ilma_data.cli.wrong_use import WrongUseError

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any, NoReturn, Protocol

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


def parse_command(arguments: Sequence[str]) -> tuple[Command, argparse.Namespace]:
    """The command that was chosen and its options.

    Raises `WrongUseError` for what is not known, and `SystemExit` once `--help` or `--version` was answered.
    """
    if not arguments or arguments[0].startswith("-"):
        parser = _main_parser()
        parser.parse(arguments)
        parser.error(f"which command? One of {', '.join(COMMANDS)}")
    name = arguments[0]
    if name not in COMMANDS:
        raise WrongUseError(
            f"no command {name}{did_you_mean(name, COMMANDS)}", ["`ilma --help` lists the commands."]
        )
    command: Any = import_module(COMMANDS[name][0])
    parser = _Parser(prog=f"ilma {name}", formatter_class=_Formatter, allow_abbrev=False)
    command.add_arguments(parser)
    return command, parser.parse(arguments[1:])


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A question to end a message with, where one of the known words is like the wrong one; otherwise nothing."""
    import difflib

    near = difflib.get_close_matches(word, list(known), n=1, cutoff=0.5)
    return f"; did you mean {near[0]}?" if near else ""


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
        raise argparse.ArgumentTypeError(f"{word} is none of {', '.join(forms)}{did_you_mean(word, forms)}")
    return word


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """Examples keep their lines. One is made for each option that is added, and imports `shutil` for the width."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=columns() - 2)


class _Parser(argparse.ArgumentParser):
    """Raises `WrongUseError` where argparse would end the program."""

    def parse(self, arguments: Sequence[str]) -> argparse.Namespace:
        """The options. Options that are not known are looked for first: a missing argument may be one of them."""
        parts = next((one for one in self._actions if isinstance(one, argparse._SubParsersAction)), None)
        if parts is not None and arguments and not arguments[0].startswith("-"):
            return self._parse_part(parts, arguments[0], arguments[1:])
        known = {option for action in self._actions for option in action.option_strings}
        for argument in arguments:
            if argument == "--":
                break
            option = argument.partition("=")[0]
            if option.startswith("-") and option != "-" and option not in known:
                self.error(f"no option {option}{did_you_mean(option, known)}")
        options, left = self.parse_known_args(self._with_default_values(arguments))
        if left:
            self.error(f"one argument too many: {left[0]}")
        return options

    def _parse_part(
        self, parts: argparse._SubParsersAction[_Parser], name: str, arguments: Sequence[str]
    ) -> argparse.Namespace:
        """The options of one of several parts of a command, which the first argument names."""
        if name not in parts.choices:
            self.error(f"no {parts.dest} {name}{did_you_mean(name, parts.choices)}")
        options = parts.choices[name].parse(arguments)
        setattr(options, parts.dest, name)
        return options

    def _with_default_values(self, arguments: Sequence[str]) -> list[str]:
        """The arguments, in which an option without its optional value has the default: what follows it is none."""
        bare = {
            option: f"{option}={action.const}"
            for action in self._actions
            if action.nargs == argparse.OPTIONAL
            for option in action.option_strings
        }
        end = arguments.index("--") if "--" in arguments else len(arguments)
        return [*(bare.get(argument, argument) for argument in arguments[:end]), *arguments[end:]]

    def error(self, message: str) -> NoReturn:
        raise WrongUseError(message, [f"`{self.prog} --help` says what it takes."], self.prog)


def _main_parser() -> _Parser:
    widest = max(map(len, COMMANDS))
    parser = _Parser(
        prog="ilma",
        usage="ilma COMMAND [...]",
        description="What Israel and Morocco agreed, who signed it, where they met, and which source says so.",
        epilog="\n".join(
            [
                "commands:",
                *(f"  {name:{widest}}  {purpose}" for name, (_, purpose) in COMMANDS.items()),
                "",
                "`ilma COMMAND --help` says what a command takes, with an example.",
            ]
        ),
        formatter_class=_Formatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"ilma-data {__version__}")
    return parser
