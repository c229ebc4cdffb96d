"""`ilma list`: what there is."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence

from ilma_data.cli.options import add_format_option, add_records_option, did_you_mean
from ilma_data.cli.records import open_records
from ilma_data.cli.terminal import stdout_page
from ilma_data.cli.wrong_use import WrongUseError
from ilma_data.dataset.dataset import Dataset
from ilma_data.report.json_text import json_text
from ilma_data.report.listing import (
    HOLDS,
    all_collections,
    collection_as_json,
    collection_lines,
    overview_as_json,
    overview_lines,
)


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the command does and what it takes."""
    widest = max(map(len, HOLDS))
    parser.description = "List the collections, or the records of one."
    parser.epilog = "\n".join(
        [
            "collections:",
            *(f"  {name:{widest}}  {holds}" for name, holds in HOLDS.items()),
            "",
            "examples:",
            "  ilma list",
            "  ilma list agreements",
            "  ilma list --format json sources",
        ]
    )
    parser.add_argument(
        "collection", metavar="COLLECTION", nargs="?", help="its records; without it, all collections"
    )
    add_records_option(parser)
    add_format_option(parser, "a list of the collections, or of whole records as in their files, by id")


def run(options: Namespace) -> int:
    """List."""
    name = options.collection
    if name is not None and name not in HOLDS:
        raise WrongUseError(
            f"no collection {name}{did_you_mean(name, HOLDS)}",
            [f"There are: {', '.join(HOLDS)}."],
            "ilma list",
        )
    dataset = open_records(options.records)
    if options.format == "json":
        print(json_text(_as_json(dataset, name)))
    else:
        for line in _lines(dataset, name):
            print(line)
    return 0


def _as_json(dataset: Dataset, name: str | None) -> Sequence[object]:
    return overview_as_json(dataset) if name is None else collection_as_json(all_collections(dataset)[name])


def _lines(dataset: Dataset, name: str | None) -> Iterator[str]:
    page = stdout_page()
    return (
        overview_lines(dataset, page)
        if name is None
        else collection_lines(all_collections(dataset)[name], page)
    )
