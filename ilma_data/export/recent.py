"""A data set of which the records last looked up are at hand: many records lead to the same few."""

from functools import lru_cache

from ilma_data.dataset.collection import Collection
from ilma_data.dataset.dataset import Dataset
from ilma_data.model.base import Record

MOST_AT_HAND = 500
"""Records of each collection, some 17 KB each."""

_LOOKED_UP = ("signatories", "domains", "sources")


def with_recent(dataset: Dataset) -> Dataset:
    """The same data set for looking up what records lead to: signatories, domains and sources."""
    collections = dict(dataset.all_collections)
    return Dataset(collections | {name: _recent(collections[name]) for name in _LOOKED_UP})


def _recent(held: Collection[Record]) -> Collection[Record]:
    return Collection(held.name, lambda: held.ids, lru_cache(maxsize=MOST_AT_HAND)(held.__getitem__))
