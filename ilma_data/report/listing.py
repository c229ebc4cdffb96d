"""What there is: the collections, and how many records each has."""

from __future__ import annotations

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ilma_data.dataset.collection import Collection
    from ilma_data.dataset.dataset import Dataset
    from ilma_data.model.base import Record
    from ilma_data.report.page import Page

HOLDS = {
    "agreements": "what was agreed, by whom, and every step in its life",
    "meetings": "who met whom, where and when",
    "signatories": "the states, organizations and persons that sign or meet",
    "domains": "the fields of cooperation",
    "sources": "the pages, statements and texts that say so",
    "retired": "ids that are no longer records of their own, and what took their place",
}
"""What each collection holds, in the order in which they are listed."""


def all_collections(dataset: Dataset) -> dict[str, Collection[Record]]:
    """The collections by name, the retired ids too."""
    return {**dataset.collections, "retired": dataset.retired}


def overview_lines(dataset: Dataset, page: Page) -> Iterator[str]:
    """The collections, how many records each has, and what it holds."""
    counts = {name: f"{len(collection):,}" for name, collection in all_collections(dataset).items()}
    widest = max(map(len, counts.values()))
    yield from page.rows([(name, number.rjust(widest), HOLDS[name]) for name, number in counts.items()])


def overview_as_json(dataset: Dataset) -> list[dict[str, object]]:
    """The same for a program."""
    return [
        {"collection": name, "records": len(collection), "holds": HOLDS[name]}
        for name, collection in all_collections(dataset).items()
    ]
