"""`ilma diff`: what changed between two folders of records, record by record and value by value."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from ilma_data.cli.options import add_format_option
from ilma_data.cli.progress import progress
from ilma_data.cli.terminal import say, stdout_page
from ilma_data.cli.wrong_use import WrongUseError
from ilma_data.dataset.changes import changes
from ilma_data.dataset.dataset import Dataset
from ilma_data.dataset.loading import readable_part
from ilma_data.report.changes import change_lines, changes_as_json, changes_as_markdown
from ilma_data.report.json_text import json_text
from ilma_data.report.words import count
from ilma_data.store.files import Folder


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the command does and what it takes."""
    parser.description = (
        "Compare two folders of records: which records were added, corrected, retired or removed, and which\n"
        "values changed. How a file is written, and the order of its lists, are no change. Files that are no\n"
        "records are left out and counted on standard error."
    )
    parser.epilog = (
        "examples:\n"
        "  ilma diff ../main/records records\n"
        "  ilma diff --format markdown old/records new/records"
    )
    parser.add_argument("old", metavar="OLD", help="the records folder as it was")
    parser.add_argument("new", metavar="NEW", help="the records folder as it is")
    add_format_option(
        parser, "the counts, and for each record its values before and after", more=("markdown",)
    )


def run(options: Namespace) -> int:
    """Compare, and tell."""
    found = changes(_opened(options.old), _opened(options.new))
    if options.format == "json":
        print(json_text(changes_as_json(found)))
        return 0
    lines = changes_as_markdown(found) if options.format == "markdown" else change_lines(found, stdout_page())
    for line in lines:
        print(line)
    return 0


def _opened(folder: str) -> Dataset:
    try:
        with progress("records") as told:
            dataset, problems = readable_part(Folder(Path(folder)), told)
    except OSError as error:
        raise WrongUseError(
            f"{folder}: {error.strerror}" if error.strerror else str(error), command="ilma diff"
        ) from None
    if problems:
        say(
            f"note: {folder}: {count(len(problems), 'problem')}; what has one is left out, "
            f"and `ilma validate {folder}` explains it"
        )
    return dataset
