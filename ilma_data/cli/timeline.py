"""`ilma timeline`: what happened when."""

from __future__ import annotations

from ilma_data.cli.options import add_format_option, add_records_option
from ilma_data.cli.pictures import add_picture_options, wants_picture, write_pictures
from ilma_data.cli.records import open_views
from ilma_data.cli.terminal import stdout_page
from ilma_data.report.json_text import json_text
from ilma_data.report.timeline import timeline_as_json, timeline_lines

TYPE_CHECKING = False

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

_COMMAND = "ilma timeline"


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the command does and what it takes."""
    parser.description = (
        "Show every dated step of an agreement and every dated meeting, the earliest first.\n"
        "In brackets: what was announced, postponed or cancelled; reported, disputed or denied."
    )
    parser.epilog = (
        "examples:\n"
        "  ilma timeline\n"
        "  ilma timeline --format json\n"
        "  ilma timeline --svg timeline.svg --vega timeline.vl.json"
    )
    add_records_option(parser)
    add_format_option(parser, "a list of entries, each date with the first and last day that it can mean")
    add_picture_options(parser)


def run(options: Namespace) -> int:
    """Show the timeline, or draw it."""
    draws = wants_picture(options, _COMMAND)
    timeline = open_views(options.records).timeline()
    if draws:
        write_pictures(timeline, options, _COMMAND)
    elif options.format == "json":
        print(json_text(timeline_as_json(timeline)))
    else:
        for line in timeline_lines(timeline, stdout_page()):
            print(line)
    return 0
