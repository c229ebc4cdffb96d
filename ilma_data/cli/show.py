"""`ilma show`: one record."""

from __future__ import annotations

import warnings

from ilma_data.cli.options import add_format_option, add_records_option
from ilma_data.cli.records import open_views
from ilma_data.cli.terminal import say, stdout_page
from ilma_data.cli.wrong_use import WrongUseError
from ilma_data.dataset.errors import RetiredIdWarning, UnknownIdError
from ilma_data.report.json_text import json_text
from ilma_data.report.record import record_as_json, record_lines

TYPE_CHECKING = False

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from ilma_data.dataset.dataset import Dataset
    from ilma_data.model.base import Record


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the command does and what it takes."""
    parser.description = (
        "Show one record: what it says, which evidence there is for each value, who says otherwise,\n"
        "and what links to it. A retired id leads to its successor."
    )
    parser.epilog = (
        "examples:\n"
        "  ilma show agreement/defence-memorandum-2021\n"
        "  ilma show --format json signatory/benny-gantz\n"
        "`ilma list COLLECTION` gives the ids."
    )
    parser.add_argument(
        "id", metavar="ID", help="the id of a record, such as agreement/defence-memorandum-2021"
    )
    add_records_option(parser)
    add_format_option(parser, "the record as in its file, the ids of what links to it, and each link's path")


def run(options: Namespace) -> int:
    """Show the record."""
    dataset = open_views(options.records)
    record = _record(dataset, options.id)
    with warnings.catch_warnings():
        # Links may lead to retired ids; that is for `ilma validate` to say.
        warnings.simplefilter("ignore", RetiredIdWarning)
        if options.format == "json":
            print(json_text(record_as_json(record, dataset)))
        else:
            for line in record_lines(record, dataset, stdout_page()):
                print(line)
    return 0


def _record(dataset: Dataset, record_id: str) -> Record:
    """The record with this id, or what took its place: with a note on standard error."""
    with warnings.catch_warnings(record=True) as notes:
        warnings.simplefilter("always", RetiredIdWarning)
        try:
            record = dataset[record_id]
        except UnknownIdError as error:
            if error.record_id not in dataset.retired:
                raise WrongUseError(error.message, ["`ilma list` says what there is."], "ilma show") from None
            # It has no successor, or several: they stand in its record.
            record = dataset.retired[error.record_id]
    for note in notes:
        say(f"note: {note.message}")
    return record
