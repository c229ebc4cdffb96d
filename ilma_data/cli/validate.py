"""`ilma validate`: check records."""

from argparse import ArgumentParser, Namespace

from ilma_data.checks.folders import WrongPathError
from ilma_data.checks.runner import validate
from ilma_data.cli.options import add_format_option
from ilma_data.cli.terminal import stdout_page
from ilma_data.cli.wrong_use import WrongUseError
from ilma_data.report.findings.as_json import report_as_json
from ilma_data.report.findings.full import report_lines
from ilma_data.report.json_text import json_text


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the command does and what it takes."""
    parser.description = (
        "Check records: JSON, shape, links, dates, and evidence for every factual value.\n"
        "Ends with exit code 0 where nothing is wrong, and 1 where there are findings."
    )
    parser.epilog = (
        "examples:\n"
        "  ilma validate records\n"
        "  ilma validate records/agreements records/domains/water.json\n"
        "  ilma validate --format json records"
    )
    parser.add_argument(
        "paths",
        metavar="PATHS",
        nargs="*",
        help="records folders, their subfolders, or files in them; without any, the packaged records",
    )
    add_format_option(parser, "an object with the counts and a list of all findings")


def run(options: Namespace) -> int:
    """Check, report, and give 1 where there are findings."""
    try:
        report = validate(options.paths)
    except WrongPathError as error:
        raise WrongUseError(str(error), command="ilma validate") from None
    except OSError as error:
        where = f"{error.filename}: " if error.filename is not None else ""
        raise WrongUseError(f"{where}{error.strerror or error}", command="ilma validate") from None
    if options.format == "json":
        print(json_text(report_as_json(report)))
    else:
        for line in report_lines(report, stdout_page()):
            print(line)
    return 1 if report.findings else 0
