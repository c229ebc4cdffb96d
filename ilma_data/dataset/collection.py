"""A collection: the records of one type, by id and in the order of their ids."""

from collections.abc import Callable, Iterable, Iterator
from typing import Generic, TypeVar, overload

from ilma_data.dataset.display import as_html, as_text
from ilma_data.dataset.errors import UnknownIdError
from ilma_data.model.base import Record

RecordT = TypeVar("RecordT", bound=Record, covariant=True)
Default = TypeVar("Default")


class Collection(Generic[RecordT]):
    """The records of one type: iterated in the order of their ids, looked up by id. Immutable.

    A record is decoded when it is first asked for, and once. `ids` are the ids, or what gives them when they are first
    asked for.
    """

    def __init__(
        self, name: str, ids: Iterable[str] | Callable[[], Iterable[str]], decode: Callable[[str], RecordT]
    ) -> None:
        self.name = name
        self._ids = ids
        self._decode = decode
        self._held: dict[str, RecordT | None] | None = None

    @property
    def _records(self) -> dict[str, RecordT | None]:
        if self._held is None:
            self._held = dict.fromkeys(sorted(self._ids() if callable(self._ids) else self._ids))
        return self._held

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all records, sorted."""
        return tuple(self._records)

    def __getitem__(self, record_id: str) -> RecordT:
        """The record with this id. Raises `UnknownIdError` with the nearest ids."""
        try:
            record = self._records[record_id]
        except KeyError:
            raise UnknownIdError(record_id, self._records, f"no record of {self.name} has this id") from None
        if record is None:
            record = self._records[record_id] = self._decode(record_id)
        return record

    @overload
    def get(self, record_id: str) -> RecordT | None: ...
    @overload
    def get(self, record_id: str, default: Default) -> RecordT | Default: ...
    def get(self, record_id: str, default: Default | None = None) -> RecordT | Default | None:
        """The record with this id, or the default."""
        return self[record_id] if record_id in self._records else default

    def __iter__(self) -> Iterator[RecordT]:
        return (self[record_id] for record_id in self._records)

    def __len__(self) -> int:
        return len(self._records)

    def __contains__(self, item: object) -> bool:
        """Whether it has this id, or this record."""
        if isinstance(item, Record):
            return item.id in self._records and self[item.id] == item
        return item in self._records

    def __repr__(self) -> str:
        return as_text(self.name, self._records, self.__getitem__)

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        return as_html(self.name, self._records, self.__getitem__)
