"""A collection: the records of one type, by id and in the order of their ids."""

from __future__ import annotations

from itertools import islice

from ilma_data.collector import CollectorPaused
from ilma_data.dataset.errors import UnknownIdError

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Generic, TypeVar, overload
    from weakref import ref

    from ilma_data.model.base import Record
    from ilma_data.store.document import JsonValue

    RecordT = TypeVar("RecordT", bound=Record, covariant=True)
    Default = TypeVar("Default")
else:
    from ilma_data.untyped import Generic, RecordT

MOST_TOGETHER = 256
"""So many records are decoded in one go at most: they are held until the next are asked for."""

_LOOKED_THROUGH = 1_000
"""From so many on, those that nobody holds are forgotten whenever twice as many were decoded."""


class Collection(Generic[RecordT]):
    """The records of one type: iterated in the order of their ids, looked up by id. Immutable.

    A record is decoded when it is asked for, and is the same object as long as anybody holds it; of one that nobody
    holds, only the bytes are kept. `plain` and `plain_records` give the same as plain data, without any model.
    """

    is_only_shown = False
    """Whether its records are only looked at by a program of ours: then it is never narrowed."""

    def __init__(
        self,
        name: str,
        ids: Iterable[str] | Callable[[], Iterable[str]],
        decode: Callable[[str], RecordT],
        plain: Callable[[str], dict[str, JsonValue]] | None = None,
    ) -> None:
        """Made by `Dataset`.

        `ids` are the ids, or what gives them when they are first asked for. `plain` is `decode` for plain data, where
        there is a shorter way than by the record; it raises `KeyError` for an id that is not there.
        """
        self.name = name
        self._given_ids = ids
        self._decode = decode
        self._plain = plain
        self._sorted_ids: dict[str, None] | None = None
        self._alive: dict[str, ref[RecordT]] = {}
        self._most_alive = _LOOKED_THROUGH

    @property
    def _ids(self) -> dict[str, None]:
        if self._sorted_ids is None:
            given = self._given_ids
            self._sorted_ids = dict.fromkeys(sorted(given() if callable(given) else given))
        return self._sorted_ids

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all records, sorted."""
        return tuple(self._ids)

    def __getitem__(self, record_id: str) -> RecordT:
        """The record with this id. Raises `UnknownIdError` with the nearest ids."""
        alive = self._alive.get(record_id)
        record = None if alive is None else alive()
        if record is None:
            record = self._decoded(self._known(record_id))
        return record

    def _known(self, record_id: str) -> str:
        if record_id not in self:
            raise self._unknown(record_id)
        return record_id

    def _unknown(self, record_id: str) -> UnknownIdError:
        return UnknownIdError(record_id, self._ids, f"no record of {self.name} has this id")

    def _decoded(self, record_id: str) -> RecordT:
        from weakref import ref

        record = self._decode(record_id)
        self._alive[record_id] = ref(record)
        if len(self._alive) > self._most_alive:
            self._alive = {alive: held for alive, held in self._alive.items() if held() is not None}
            self._most_alive = max(2 * len(self._alive), _LOOKED_THROUGH)
        return record

    if TYPE_CHECKING:

        @overload
        def get(self, record_id: str) -> RecordT | None: ...
        @overload
        def get(self, record_id: str, default: Default) -> RecordT | Default: ...

    def get(self, record_id: str, default: Default | None = None) -> RecordT | Default | None:
        """The record with this id, or the default."""
        if record_id not in self:
            return default
        return self[record_id]

    def plain(self, record_id: str) -> dict[str, JsonValue]:
        """The record with this id as plain data: dicts, lists, texts and numbers, as `json` reads its canonical form.

        A new copy each time. Raises `UnknownIdError` with the nearest ids.

        >>> import ilma_data
        >>> ilma_data.load().agreements.plain("agreement/defence-memorandum-2021")["milestones"][0]["date"]
        '2021-11-24'
        """
        if self._plain is None:
            return self._as_plain(self._known(record_id))
        try:
            return self._plain(record_id)
        except KeyError:
            raise self._unknown(record_id) from None

    def _as_plain(self, record_id: str) -> dict[str, JsonValue]:
        held: dict[str, JsonValue] = self[record_id].model_dump(
            mode="json", by_alias=True, exclude_defaults=True
        )
        return held

    def plain_records(self) -> Iterator[dict[str, JsonValue]]:
        """All records as plain data, in the order of their ids."""
        return map(self.plain, self._ids)

    def __iter__(self) -> Iterator[RecordT]:
        """The records in the order of their ids; the more were asked for, the more are decoded together."""
        ids, together = iter(self._ids), 1
        while due := tuple(islice(ids, together)):
            with CollectorPaused():
                records = [self[record_id] for record_id in due]
            yield from records
            together = min(2 * together, MOST_TOGETHER)

    def __len__(self) -> int:
        return len(self._ids)

    def __contains__(self, item: object) -> bool:
        """Whether it has this id, or this record."""
        if isinstance(item, str):
            return item in self._ids
        from ilma_data.model.base import Record

        return isinstance(item, Record) and item.id in self._ids and self[item.id] == item

    def __repr__(self) -> str:
        from ilma_data.dataset.display import as_text

        return as_text(self.name, self._ids, self.__getitem__)

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        from ilma_data.dataset.display import as_html

        return as_html(self.name, self._ids, self.__getitem__)


class Held(Collection[RecordT]):
    """A collection of records that are at hand already."""

    def __init__(self, name: str, records: dict[str, RecordT]) -> None:
        """Made by `Dataset.of`, from the records by their ids."""
        super().__init__(name, records, records.__getitem__)

    def __getitem__(self, record_id: str) -> RecordT:
        """The record with this id. Raises `UnknownIdError` with the nearest ids."""
        return self._decode(self._known(record_id))

    def __iter__(self) -> Iterator[RecordT]:
        return map(self._decode, self._ids)
