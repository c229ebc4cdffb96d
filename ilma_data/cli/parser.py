"""The arguments as `argparse` reads them: options, help, and what is wrong."""

from __future__ import annotations

import argparse

from ilma_data import __version__
from ilma_data.cli.terminal import columns
from ilma_data.cli.wrong_use import WrongUseError, did_you_mean

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import NoReturn


def main_parser(commands: Mapping[str, tuple[str, str]]) -> Parser:
    """What reads the arguments where there is no command; of each command that there is, the module and the purpose."""
    widest = max(map(len, commands))
    parser = Parser(
        prog="ilma",
        usage="ilma COMMAND [...]",
        description="What Israel and Morocco agreed, who signed it, where they met, and which source says so.",
        epilog="\n".join(
            [
                "commands:",
                *(f"  {name:{widest}}  {purpose}" for name, (_, purpose) in commands.items()),
                "",
                "`ilma COMMAND --help` says what a command takes, with an example.",
            ]
        ),
        formatter_class=_Formatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"ilma-data {__version__}")
    return parser


def command_parser(name: str) -> Parser:
    """What reads the arguments of a command, once the command has said which it takes."""
    return Parser(prog=f"ilma {name}", formatter_class=_Formatter, allow_abbrev=False)


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """Examples keep their lines. One is made for each option that is added, and imports `shutil` for the width."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=columns() - 2)


class Parser(argparse.ArgumentParser):
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
        self, parts: argparse._SubParsersAction[Parser], name: str, arguments: Sequence[str]
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
        """Raise `WrongUseError`."""
        raise WrongUseError(message, [f"`{self.prog} --help` says what it takes."], self.prog)
