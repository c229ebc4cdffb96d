"""`ilma list`: what there is."""

from __future__ import annotations

from ilma_data.cli.options import add_format_option, add_records_option
from ilma_data.cli.records import open_views
from ilma_data.cli.terminal import stdout_page
from ilma_data.cli.wrong_use import WrongUseError, did_you_mean
from ilma_data.model.record_types import COLLECTIONS
from ilma_data.report.json_text import json_text
from ilma_data.report.listing import HOLDS, all_collections, overview_as_json, overview_lines

TYPE_CHECKING = False

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Sequence

    from ilma_data.dataset.dataset import Dataset
    from ilma_data.model.base import Record

_TRIANGULATED = {COLLECTIONS["agreement"], COLLECTIONS["meeting"]}


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
            "  ilma list meetings --one-origin",
            "  ilma list --format json sources",
        ]
    )
    parser.add_argument(
        "collection", metavar="COLLECTION", nargs="?", help="its records; without it, all collections"
    )
    parser.add_argument(
        "--one-origin",
        action="store_true",
        help="only agreements or meetings that rest on one independent origin",
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
    if options.one_origin and name not in _TRIANGULATED:
        raise WrongUseError(
            "--one-origin is for agreements and meetings",
            ["Write `ilma list agreements --one-origin` or `ilma list meetings --one-origin`."],
            "ilma list",
        )
    dataset = open_views(options.records)
    if name is None:
        _print_overview(dataset, options.format)
    else:
        _print_collection(name, _chosen(dataset, name, one_origin=options.one_origin), options.format)
    return 0


def _chosen(dataset: Dataset, name: str, *, one_origin: bool) -> Sequence[Record]:
    records = tuple(all_collections(dataset)[name])
    if not one_origin:
        return records
    from ilma_data.dataset.quality import triangulation
    from ilma_data.model.kinds import is_event

    return [record for record in records if is_event(record) and triangulation(record, dataset).origins < 2]


def _print_overview(dataset: Dataset, form: str) -> None:
    if form == "json":
        print(json_text(overview_as_json(dataset)))
    else:
        for line in overview_lines(dataset, stdout_page()):
            print(line)


def _print_collection(name: str, records: Sequence[Record], form: str) -> None:
    from ilma_data.report.collection import collection_as_json, collection_lines

    if form == "json":
        print(json_text(collection_as_json(records)))
    else:
        for line in collection_lines(name, records, stdout_page()):
            print(line)
