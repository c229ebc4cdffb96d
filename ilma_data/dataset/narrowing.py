"""Collections that can be narrowed: conditions in a chain, looked at when the records are first asked for."""

from __future__ import annotations

from ilma_data.dataset.collection import Collection

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any, Self, TypeVar

    from ilma_data.dataset.conditions import Condition
    from ilma_data.dataset.dataset import Dataset
    from ilma_data.model.base import Record
    from ilma_data.model.dates import EdtfDate
    from ilma_data.store.document import JsonValue

    RecordT = TypeVar("RecordT", bound=Record, covariant=True)
else:
    from ilma_data.untyped import RecordT


class Narrowing(Collection[RecordT]):
    """A collection of a data set, or a part of one. `where` gives a smaller part, and changes nothing here.

    Conditions are checked when they are given, and tried on the records when these are first asked for.
    """

    FILTERS: tuple[str, ...] = ()
    """The names of the filters that `where` takes."""

    def __init__(
        self,
        records: Collection[RecordT],
        dataset: Dataset,
        conditions: Iterable[Condition[Any]] = (),
        *,
        perhaps: bool = False,
        moment: EdtfDate | None = None,
    ) -> None:
        """Made by `Dataset` and by `where`: those of some records for which all conditions hold."""
        self._source = records
        self.dataset = dataset
        self._conditions = tuple(conditions)
        self._perhaps = perhaps
        self.moment = moment
        super().__init__(records.name, self._chosen, records.__getitem__)

    @property
    def _ids(self) -> dict[str, None]:
        return super()._ids if self._conditions else self._source._ids

    def __getitem__(self, record_id: str) -> RecordT:
        """The record with this id. Raises `UnknownIdError` with the nearest ids."""
        return self._source[self._known(record_id) if self._conditions else record_id]

    def __contains__(self, item: object) -> bool:
        """Whether it has this id, or this record."""
        return super().__contains__(item) if self._conditions else item in self._source

    def __iter__(self) -> Iterator[RecordT]:
        return super().__iter__() if self._conditions else iter(self._source)

    def plain(self, record_id: str) -> dict[str, JsonValue]:
        """The record with this id as plain data: see `Collection.plain`."""
        return self._source.plain(self._known(record_id) if self._conditions else record_id)

    def as_of(self, date: str, *, perhaps: bool = False) -> Self:
        """What had begun by the end of a date (EDTF), and as it stood then: a status is asked for as of that date.

        With `perhaps`, also what may have begun by then. Of several dates the earliest counts. Raises
        `ilma_data.EdtfError`.
        """
        from ilma_data.dataset.conditions import begun_by, last_day
        from ilma_data.model.dates import EdtfDate

        moment = EdtfDate(date)
        days = [day for day in (self.moment, last_day(moment)) if day is not None]
        seen = min(days, key=lambda day: day.sort_key, default=None)
        return type(self)(self, self.dataset, [begun_by(moment)], perhaps=perhaps, moment=seen)

    def _narrowed(
        self, conditions: Iterable[Condition[Any]], *, perhaps: bool, misspelt: Iterable[str]
    ) -> Self:
        from ilma_data.dataset.conditions import UnknownWordError

        for name in misspelt:
            raise UnknownWordError(name, f"filter of {self.name}", self.FILTERS)
        return type(self)(self, self.dataset, conditions, perhaps=perhaps, moment=self.moment)

    def _chosen(self) -> Iterator[str]:
        from ilma_data.dataset.conditions import all_of
        from ilma_data.model.dates import Truth

        wanted = (Truth.YES, Truth.PERHAPS) if self._perhaps else (Truth.YES,)
        for record in self._source:
            if all_of(condition(record) for condition in self._conditions) in wanted:
                yield record.id
