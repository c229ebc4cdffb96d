"""Where findings go: standard output in one form, files in others, and the summary of a step of GitHub Actions."""

import argparse
import os
import secrets
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from ilma_data.checks.outcome import Report
from ilma_data.cli.terminal import say, stdout_page
from ilma_data.cli.wrong_use import WrongUseError, did_you_mean
from ilma_data.report.findings import summary
from ilma_data.report.findings.formats import FORMS, lines_in
from ilma_data.report.findings.markdown import lines_within
from ilma_data.report.page import Page
from ilma_data.store.writing import write_whole

STEP_SUMMARY_LIMIT = 1_048_576  # bytes (1 MiB) that GitHub takes from a step; of more it shows nothing at all
PAGE_OF_A_FILE = Page(width=100)

_TEXT_FORMS = ("full", "concise")


class Output(NamedTuple):
    """A form, and the file that it goes to; None is standard output."""

    form: str
    file: Path | None


def add_output_arguments(parser: argparse.ArgumentParser) -> None:
    """`--format NAME`, `--output FORMAT:FILE` and `--statistics`."""
    parser.add_argument(
        "--format",
        metavar="NAME",
        type=_form,
        help=f"how to print findings: {', '.join(FORMS)}; full is the default, with annotations where "
        "GITHUB_ACTIONS is true",
    )
    parser.add_argument(
        "--output",
        metavar="FORMAT:FILE",
        type=_output,
        action="append",
        default=[],
        help="write them in this format to this file as well; can be given several times; - is standard output",
    )
    parser.add_argument(
        "--statistics", action="store_true", help="print only how many findings there are of each code"
    )


def write_outputs(report: Report, options: argparse.Namespace, command: str = "ilma validate") -> None:
    """Print the findings and write the files, as the options of `add_output_arguments` say.

    Where GITHUB_ACTIONS is true, the summary of the step has them too. Raises `WrongUseError` where two outputs go to
    one place, before anything is written, and where a file can't be written, after all else is.
    """
    outputs = _all_outputs(options, command)
    failed = [failure for output in outputs if output.file for failure in _write(report, output)]
    for line in _printed(report, options, outputs):
        print(line)
    summary_file = os.environ.get("GITHUB_STEP_SUMMARY")
    if _in_github_actions() and summary_file:
        try:
            write_step_summary(report, Path(summary_file))
        except OSError as error:
            say(f"{command}: the summary of the step can't be written: {error.strerror}")
    if failed:
        raise WrongUseError(failed[0], failed[1:], command)


def write_step_summary(report: Report, path: Path) -> None:
    """Add the findings as Markdown to a file of GITHUB_STEP_SUMMARY, cut where the limit of a step is reached.

    Raises `OSError` where it can't be written.
    """
    with path.open("ab") as file:
        left = STEP_SUMMARY_LIMIT - file.tell()
        file.write(_encoded(lines_within(report, left)))


def _form(word: str) -> str:
    if word not in FORMS:
        raise argparse.ArgumentTypeError(f"{word} is none of {', '.join(FORMS)}{did_you_mean(word, FORMS)}")
    return word


def _output(words: str) -> Output:
    form, colon, name = words.partition(":")
    if not colon or not name:
        raise argparse.ArgumentTypeError(f"{words} is not FORMAT:FILE, such as sarif:findings.sarif")
    return Output(_form(form), None if name == "-" else _writable(Path(name)))


def _writable(file: Path) -> Path:
    """The file, if it can be one: a device or a pipe would be replaced by a file of its name."""
    if file.is_dir():
        raise argparse.ArgumentTypeError(f"{file} is a folder, not a file")
    if file.exists() and not file.is_file():
        raise argparse.ArgumentTypeError(f"{file} is not a regular file; - is standard output")
    if not file.parent.is_dir():
        raise argparse.ArgumentTypeError(f"{file}: there is no folder {file.parent}")
    return file


def _all_outputs(options: argparse.Namespace, command: str) -> Sequence[Output]:
    """The outputs asked for; that of `--format` is among them."""
    outputs: list[Output] = [*options.output]
    if options.format is not None:
        outputs.insert(0, Output(options.format, None))
    if options.statistics and any(output.file is None for output in outputs):
        raise WrongUseError(
            "--statistics prints a table of its own: leave out --format, or name a file", command=command
        )
    seen: dict[str, Output] = {}
    for output in outputs:
        place = str(output.file.resolve()) if output.file else "-"
        if place in seen:
            where = "standard output" if output.file is None else str(output.file)
            forms = f"{seen[place].form} and {output.form}"
            raise WrongUseError(f"two outputs go to {where}: {forms}", command=command)
        seen[place] = output
    return outputs


def _write(report: Report, output: Output) -> Iterator[str]:
    """Write a file; what went wrong, if anything did."""
    assert output.file is not None
    try:
        write_whole(output.file, _encoded(lines_in(output.form, report, PAGE_OF_A_FILE)))
    except OSError as error:
        yield f"{output.file} can't be written: {error.strerror or error}"


def _printed(report: Report, options: argparse.Namespace, outputs: Sequence[Output]) -> Iterator[str]:
    """What goes to standard output."""
    page = stdout_page()
    chosen = next((output.form for output in outputs if output.file is None), None)
    if options.statistics:
        yield from _guarded(summary.table(report, page))
        return
    if chosen is not None and chosen not in _TEXT_FORMS:
        yield from lines_in(chosen, report, page)
        return
    yield from _guarded(lines_in(chosen or "full", report, page))
    if chosen is None and _in_github_actions():
        yield from lines_in("github", report, page)


def _guarded(lines: Iterable[str]) -> Iterator[str]:
    """Text in which GitHub Actions looks for no commands: its runner takes `##[error]` anywhere in a line for one."""
    if not _in_github_actions():
        yield from lines
        return
    token = secrets.token_hex(16)  # nobody who wrote a file can know it
    yield f"::stop-commands::{token}"
    yield from lines
    yield f"::{token}::"


def _in_github_actions() -> bool:
    return os.environ.get("GITHUB_ACTIONS") == "true"


def _encoded(lines: Iterable[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode("utf-8", "backslashreplace")
