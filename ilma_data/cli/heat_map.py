"""`ilma heat-map`: how many records name a domain, year by year."""

from argparse import ArgumentParser, Namespace

from ilma_data.cli.options import add_format_option, add_records_option
from ilma_data.cli.pictures import add_picture_options, wants_picture, write_pictures
from ilma_data.cli.records import open_records
from ilma_data.cli.terminal import stdout_page
from ilma_data.cli.wrong_use import WrongUseError
from ilma_data.dataset.errors import UnknownIdError
from ilma_data.dataset.heat_map import HeatMap
from ilma_data.report.heat_map import heat_map_as_json, heat_map_lines
from ilma_data.report.json_text import json_text

_COMMAND = "ilma heat-map"


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the command does and what it takes."""
    parser.description = (
        "Show how many agreements and meetings name a domain, or one within it, year by year. Wishes and\n"
        "backgrounds are not counted, nor meetings that were not held, nor what is denied.\n"
        "A year that was not looked through as a whole has the least that there was (2+), or ? and not 0."
    )
    parser.epilog = (
        "examples:\n"
        "  ilma heat-map\n"
        "  ilma heat-map --within domain/defence\n"
        "  ilma heat-map --svg domains.svg"
    )
    parser.add_argument(
        "--within", metavar="DOMAIN", help="a domain and those next below it; without it, those at the top"
    )
    add_records_option(parser)
    add_format_option(
        parser, "a list of cells: domain, year, count, coverage of the year, ids of the records"
    )
    add_picture_options(parser)


def run(options: Namespace) -> int:
    """Show the heat map, or draw it."""
    draws = wants_picture(options, _COMMAND)
    dataset = open_records(options.records).held()
    try:
        heat_map = HeatMap.of(dataset, within=options.within)
    except UnknownIdError as error:
        raise WrongUseError(error.message, ["`ilma list domains` says what there is."], _COMMAND) from None
    if draws:
        write_pictures(heat_map, options, _COMMAND)
    elif options.format == "json":
        print(json_text(heat_map_as_json(heat_map)))
    else:
        for line in heat_map_lines(heat_map, stdout_page()):
            print(line)
    return 0
