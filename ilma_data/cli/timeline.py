"""`ilma timeline`: what happened when."""

from argparse import ArgumentParser, Namespace

from ilma_data.cli.options import add_format_option, add_records_option
from ilma_data.cli.records import open_records
from ilma_data.cli.terminal import stdout_page
from ilma_data.report.json_text import json_text
from ilma_data.report.timeline import timeline_as_json, timeline_lines


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the command does and what it takes."""
    parser.description = (
        "Show every dated step of an agreement and every dated meeting, the earliest first.\n"
        "In brackets: what was announced, postponed or cancelled; reported, disputed or denied."
    )
    parser.epilog = "examples:\n  ilma timeline\n  ilma timeline --format json"
    add_records_option(parser)
    add_format_option(parser, "a list of entries, each date with the first and last day that it can mean")


def run(options: Namespace) -> int:
    """Show the timeline."""
    entries = open_records(options.records).timeline()
    if options.format == "json":
        print(json_text(timeline_as_json(entries)))
    else:
        for line in timeline_lines(entries, stdout_page()):
            print(line)
    return 0
