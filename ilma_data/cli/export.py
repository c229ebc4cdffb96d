"""`ilma export`: the data set in the forms that other programs read."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from ilma_data.cli.options import add_records_option
from ilma_data.cli.progress import progress
from ilma_data.cli.records import open_records, or_wrong_use
from ilma_data.cli.terminal import stdout_page
from ilma_data.cli.wrong_use import WrongUseError
from ilma_data.dataset.dataset import Dataset
from ilma_data.dataset.errors import MissingExtraError
from ilma_data.dataset.loading import load_as_asked
from ilma_data.export.errors import ExportError, UnknownFormatError
from ilma_data.export.formats import FORMATS, raw_forms, write_export
from ilma_data.export.writing import WrittenFile

_COMMAND = "ilma export"


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the command does and what it takes."""
    parser.description = (
        "Write the data set to a folder, in a form that other programs read.\n"
        "All files are written, or none; the same records give the same bytes.\n"
        "Without a format: which there are."
    )
    parser.epilog = (
        "examples:\n"
        "  ilma export\n"
        "  ilma export csv --to tables\n"
        "  ilma export sqlite --to . --records my-records"
    )
    parser.add_argument("form", metavar="FORMAT", nargs="?", help="one of those that `ilma export` lists")
    parser.add_argument(
        "--to",
        metavar="FOLDER",
        help="the folder to write to; made where there is none. Other files in it stay",
    )
    parser.add_argument(
        "--raw",
        action="store_true",
        help=f"{' and '.join(raw_forms())} without guards against spreadsheet formulas",
    )
    add_records_option(parser)


def run(options: Namespace) -> int:
    """Write the files and say which, or list the formats."""
    if options.form is None:
        if options.to is not None or options.raw:
            raise WrongUseError(f"which format? One of {', '.join(FORMATS)}", command=_COMMAND)
        rows = [(name, form.purpose) for name, form in FORMATS.items()]
    else:
        _check(options)
        rows = [(f"{file.size:,} bytes", str(file.path)) for file in _write(options)]
        widest = max(len(size) for size, _ in rows)
        rows = [(size.rjust(widest), path) for size, path in rows]
    for line in stdout_page().rows(rows):
        print(line)
    return 0


def _check(options: Namespace) -> None:
    """Whether this can be asked for at all, before any record is read. Raises `WrongUseError`."""
    if options.form not in FORMATS:
        error = UnknownFormatError(options.form, "format", FORMATS)
        raise WrongUseError(str(error), ["`ilma export` lists them."], _COMMAND)
    if options.raw and options.form not in raw_forms():
        raise WrongUseError(
            f"--raw is for {' and '.join(raw_forms())}: {options.form} has no cells to guard",
            command=_COMMAND,
        )
    if not options.to:
        raise WrongUseError(f"--to FOLDER is missing: where to write {options.form}", command=_COMMAND)
    if options.to == "-":
        raise WrongUseError(
            "an export is files, so it can't go to standard output; --to takes a folder", command=_COMMAND
        )


def _write(options: Namespace) -> tuple[WrittenFile, ...]:
    folder = options.records
    if folder is None or not FORMATS[options.form].reads_all:
        return _written(options, open_records(folder))
    with progress("records") as told:
        return or_wrong_use(folder, lambda: _written(options, load_as_asked(folder, told=told)))


def _written(options: Namespace, dataset: Dataset) -> tuple[WrittenFile, ...]:
    try:
        return write_export(options.form, Path(options.to), dataset, raw=options.raw)
    except (ExportError, MissingExtraError) as error:
        raise WrongUseError(str(error), command=_COMMAND) from None
    except OSError as error:
        raise WrongUseError(
            f"{error.filename or options.to} can't be written: {error.strerror or error}", command=_COMMAND
        ) from None
