"""Options for pictures: the file that each form is written to, and writing it."""

from __future__ import annotations

from ilma_data.cli.terminal import say
from ilma_data.cli.wrong_use import WrongUseError
from ilma_data.report.json_text import json_text

TYPE_CHECKING = False

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from pathlib import Path
    from typing import Protocol

    class Picture(Protocol):
        """What can be drawn."""

        def to_svg(self, *, width: float) -> str:
            """As SVG."""

        def to_vega(self, *, width: float) -> dict[str, object]:
            """As a Vega-Lite specification."""


_STANDARD_OUTPUT = "-"
_WIDTH = 1000


def add_picture_options(parser: ArgumentParser) -> None:
    """`--svg FILE`, `--vega FILE` and `--width POINTS`."""
    parser.add_argument(
        "--svg", metavar="FILE", type=_file, help="draw it: an SVG picture; - is standard output"
    )
    parser.add_argument(
        "--vega",
        metavar="FILE",
        type=_file,
        help="draw it: a Vega-Lite specification with the facts in it; - is standard output",
    )
    parser.add_argument(
        "--width",
        metavar="POINTS",
        type=_width,
        default=_WIDTH,
        help=f"the width of the picture; {_WIDTH} by default",
    )


def wants_picture(options: Namespace, command: str) -> bool:
    """Whether a picture is asked for, and so no text. Raises `WrongUseError` where that can't be done."""
    if options.svg is None and options.vega is None:
        return False
    if options.format != "text":
        raise WrongUseError(
            f"--format {options.format} prints, --svg and --vega draw: ask for one of them", command=command
        )
    if options.svg is not None and options.svg == options.vega:
        raise WrongUseError(f"two pictures go to {options.svg}: SVG and Vega-Lite", command=command)
    return True


def write_pictures(picture: Picture, options: Namespace, command: str) -> None:
    """Write the pictures that are asked for, each whole or not at all, and say so on standard error.

    Raises `WrongUseError` where one can't be drawn or written.
    """
    from ilma_data.store.writing import write_whole

    for file, drawn in _drawn(picture, options, command):
        if str(file) == _STANDARD_OUTPUT:
            print(drawn, end="")
            continue
        try:
            write_whole(file, drawn.encode())
        except OSError as error:
            raise WrongUseError(
                f"{file} can't be written: {error.strerror or error}", command=command
            ) from None
        say(f"{file} written")


def _drawn(picture: Picture, options: Namespace, command: str) -> list[tuple[Path, str]]:
    """Everything is drawn before anything is written."""
    drawn: list[tuple[Path, str]] = []
    try:
        if options.svg is not None:
            drawn.append((options.svg, picture.to_svg(width=options.width)))
        if options.vega is not None:
            drawn.append((options.vega, f"{json_text(picture.to_vega(width=options.width))}\n"))
    except ValueError as error:
        raise WrongUseError(str(error), command=command) from None
    return drawn


def _file(name: str) -> Path:
    from argparse import ArgumentTypeError
    from pathlib import Path

    file = Path(name)
    if str(file) == _STANDARD_OUTPUT:
        return file
    if not name or file.is_dir():
        raise ArgumentTypeError(
            f"{name or 'an empty text'} is {'a folder, not' if name else 'no name of'} a file"
        )
    if file.exists() and not file.is_file():
        raise ArgumentTypeError(f"{file} is not a regular file; - is standard output")
    if not file.parent.is_dir():
        raise ArgumentTypeError(f"{file}: there is no folder {file.parent}")
    return file


def _width(text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        from argparse import ArgumentTypeError

        raise ArgumentTypeError(f"{text} is no whole number of points, such as {_WIDTH}")
    return int(text)
