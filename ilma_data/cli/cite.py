"""`ilma cite`: how to cite the data set, a record, and the sources under it."""

from argparse import ArgumentParser, Namespace

from ilma_data.cli.options import add_records_option
from ilma_data.cli.records import open_records
from ilma_data.cli.wrong_use import WrongUseError
from ilma_data.dataset.errors import UnknownIdError
from ilma_data.export.citations.cite import STYLES, UnknownStyleError, cite


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the command does and what it takes."""
    parser.description = (
        "Cite the data set at this version or, where an id is given, that record.\n"
        "A source is cited as itself."
    )
    parser.epilog = (
        "examples:\n"
        "  ilma cite\n"
        "  ilma cite agreement/defence-memorandum-2021 --sources\n"
        "  ilma cite --style bibtex source/gantz-visit-report-2021"
    )
    parser.add_argument("id", metavar="ID", nargs="?", help="the id of a record")
    parser.add_argument(
        "--style",
        metavar="|".join(STYLES),
        default="apa",
        help="APA as plain text (the default), BibTeX, or CSL-JSON",
    )
    parser.add_argument(
        "--sources",
        action="store_true",
        help="the sources under the record, too: of evidence, disputes, claims",
    )
    add_records_option(parser)


def run(options: Namespace) -> int:
    """Print the citation."""
    if options.sources and options.id is None:
        raise WrongUseError("--sources are those of a record: name its id", command="ilma cite")
    try:
        dataset = None if options.id is None else open_records(options.records)
        print(cite(options.id, style=options.style, sources=options.sources, dataset=dataset))
    except UnknownStyleError as error:
        raise WrongUseError(str(error), command="ilma cite") from None
    except UnknownIdError as error:
        raise WrongUseError(error.message, ["`ilma list` says what there is."], "ilma cite") from None
    return 0
