"""The records that a table has rows of: all of a data set, or a collection that was narrowed."""

import heapq
from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from ilma_data.dataset.collection import Collection
from ilma_data.dataset.dataset import Dataset
from ilma_data.dataset.narrowing import Narrowing
from ilma_data.export.recent import with_recent
from ilma_data.export.tables.picking import ItemPaths
from ilma_data.model.base import Record
from ilma_data.model.dates import EdtfDate

RecordT = TypeVar("RecordT", bound=Record)


class Selection:
    """Records, the data set in which their links are looked up, and the moment as of which they are seen (or None).

    Raises `TypeError` for what is neither a data set nor a collection of one.
    """

    dataset: Dataset
    moment: EdtfDate | None

    def __init__(self, chosen: Dataset | Narrowing[Record]) -> None:
        self._chosen: Mapping[str, Collection[Any]]
        self._paths: ItemPaths | None = None
        if isinstance(chosen, Dataset):
            self.dataset, self.moment = with_recent(chosen), chosen.agreements.moment
            self._chosen = chosen.all_collections
        elif isinstance(chosen, Narrowing):
            self.dataset, self.moment = with_recent(chosen.dataset), chosen.moment
            self._chosen = {chosen.name: chosen}
        else:
            raise TypeError(
                "tables are those of a data set, or of a collection such as `dataset.agreements.where(...)`,"
                f" and not of a {type(chosen).__name__}"
            )

    def item_paths(self, record: Record) -> ItemPaths:
        """The paths of a record's items; those of the record that was last asked for are at hand."""
        if self._paths is None or self._paths.record is not record:
            self._paths = ItemPaths(record)
        return self._paths

    @property
    def collections(self) -> frozenset[str]:
        """The names of the collections that records are taken from."""
        return frozenset(self._chosen)

    def records(self, *models: type[RecordT]) -> Iterator[RecordT]:
        """The records of these models, one at a time and in the order of their ids."""
        names = dict.fromkeys(model.collection for model in models)
        held = [self._chosen[name] for name in names if name in self._chosen]
        merged = heapq.merge(*held, key=lambda record: record.id)
        return (record for record in merged if isinstance(record, models))
