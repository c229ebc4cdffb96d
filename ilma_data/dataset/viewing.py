"""The packaged records as a data set of views: it answers as that of the models does, and starts much sooner."""

from __future__ import annotations

from ilma_data.dataset.collection import Collection
from ilma_data.dataset.dataset import Dataset
from ilma_data.dataset.view import Views
from ilma_data.model.record_types import COLLECTIONS, RETIRED, TYPES, file_name, id_in
from ilma_data.store.laid_out import LaidOut

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Any, TypeVar

    from ilma_data.model.base import Record
    from ilma_data.store.snapshot import Snapshot

    RecordT = TypeVar("RecordT", bound=Record, covariant=True)
else:
    from ilma_data.untyped import RecordT


def views_of(snapshot: Snapshot) -> Dataset:
    """The data set of a snapshot, for what only reads and shows. Views stand where models would, and are kept."""

    def mentions(record_id: str) -> Iterator[tuple[str, frozenset[str]]]:
        quoted = f'"{record_id}"'
        places = [
            (list(TYPES).index(name.partition("/")[0]), id_in(name))
            for name in snapshot.mentioning(quoted.encode())
            if not name.startswith(f"{COLLECTIONS[RETIRED]}/")
        ]
        for place, holder in sorted(places):
            text = snapshot.read(file_name(list(COLLECTIONS)[place], holder)).decode()
            yield holder, LaidOut(text).keys_around(quoted)

    return Dataset({collection: _collection(snapshot, collection) for collection in TYPES}, mentions)


def _collection(snapshot: Snapshot, collection: str) -> Collection[Record]:
    record_type = TYPES[collection]
    views = Views(record_type)

    def view(record_id: str) -> Any:
        return views.view(LaidOut(snapshot.read(file_name(record_type, record_id)).decode()))

    def holds(record_id: str) -> bool:
        name = file_name(record_type, record_id)
        return record_id.isascii() and id_in(name) == record_id and name in snapshot

    return _Viewed(collection, lambda: map(id_in, snapshot.names(collection)), view, holds)


class _Viewed(Collection[RecordT]):
    """A collection of views: each is made when it is first asked for, and kept, because it holds little."""

    is_only_shown = True

    def __init__(
        self,
        name: str,
        ids: Callable[[], Iterable[str]],
        view: Callable[[str], RecordT],
        holds: Callable[[str], bool],
    ) -> None:
        super().__init__(name, ids, view)
        self._holds = holds
        self._kept: dict[str, RecordT] = {}

    def __contains__(self, item: object) -> bool:
        """Whether it has this id, or this view: asked of the snapshot, so that one id is found without all others."""
        if isinstance(item, str):
            return item in self._kept or self._holds(item)
        return item in self._kept.values()

    def __getitem__(self, record_id: str) -> RecordT:
        """The view of the record with this id. Raises `UnknownIdError` with the nearest ids."""
        return self._kept.get(record_id) or self._view(self._known(record_id))

    def __iter__(self) -> Iterator[RecordT]:
        return map(self._view, self._ids)

    def _view(self, record_id: str) -> RecordT:
        view = self._kept.get(record_id)
        if view is None:
            view = self._kept[record_id] = self._decode(record_id)
        return view
