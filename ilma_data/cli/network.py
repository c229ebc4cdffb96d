"""`ilma network`: who met or signed with whom."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from functools import partial

from ilma_data.cli.options import add_format_option, add_records_option
from ilma_data.cli.pictures import add_picture_options, wants_picture, write_pictures
from ilma_data.cli.records import open_records
from ilma_data.cli.terminal import stdout_page
from ilma_data.dataset.network import Network
from ilma_data.report.json_text import json_text
from ilma_data.report.network import network_as_json, network_lines

_COMMAND = "ilma network"
_MOST = 40


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the command does and what it takes."""
    parser.description = (
        "Show who met or signed with whom, and how often: the ties between the most connected signatories,\n"
        "the strongest first. Two are tied where they took part in the same meeting, or are party to or signed\n"
        "the same agreement."
    )
    parser.epilog = (
        "examples:\n  ilma network --most 10\n  ilma network --format json\n  ilma network --svg network.svg"
    )
    parser.add_argument(
        "--most",
        metavar="NUMBER",
        type=_number,
        default=_MOST,
        help=f"how many signatories; {_MOST} by default",
    )
    add_records_option(parser)
    add_format_option(
        parser, "the signatories with their state, and each tie with its meetings and agreements"
    )
    add_picture_options(parser)


def run(options: Namespace) -> int:
    """Show the network, or draw it."""
    draws = wants_picture(options, _COMMAND)
    network = Network.of(open_records(options.records).held())
    if draws:
        write_pictures(_Drawn(network, options.most), options, _COMMAND)
    elif options.format == "json":
        print(json_text(network_as_json(network.most_connected(options.most))))
    else:
        for line in network_lines(network.most_connected(options.most), stdout_page()):
            print(line)
    return 0


class _Drawn:
    """The network of so many, as a picture."""

    def __init__(self, network: Network, most: int) -> None:
        self.to_svg = partial(network.to_svg, most=most)
        self.to_vega = partial(network.to_vega, most=most)


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text)):
        raise ArgumentTypeError(f"{text} is no number of signatories, such as {_MOST}")
    return int(text)
