"""Where the links of a record may lead: anywhere, or to the records of one data set."""

from abc import ABC, abstractmethod
from typing import Any, TypeVar

from hypothesis import strategies as st

from ilma_data.model.ids import ID_TYPES, AnyRecordId, RecordId
from ilma_data.testing.texts import slugs

IdT = TypeVar("IdT", bound=RecordId)


@st.composite
def any_id(draw: st.DrawFn, id_type: type[IdT]) -> IdT:
    """An id of this class, of a record that need not exist."""
    own = ID_TYPES[draw(st.sampled_from(sorted(ID_TYPES)))] if issubclass(id_type, AnyRecordId) else id_type
    return id_type(f"{own.type}/{draw(slugs())}")


class Links(ABC):
    """The targets that links may have."""

    def __init__(self) -> None:
        self.made: dict[object, st.SearchStrategy[Any]] = {}
        """What was made of these links, by what it is for: strategies are slow to make, and lists hold the same."""

    @abstractmethod
    def targets(self, id_type: type[RecordId], kinds: tuple[str, ...]) -> st.SearchStrategy[RecordId]:
        """Ids of this class; where `kinds` is not empty, of signatories of these kinds alone.

        There is nothing to draw where no record may be the target.
        """


class Anywhere(Links):
    """Links to records that need not exist; so nobody can tell the kind of a signatory."""

    def targets(self, id_type: type[RecordId], kinds: tuple[str, ...]) -> st.SearchStrategy[RecordId]:  # noqa: ARG002
        """Any id of the class."""
        return any_id(id_type)


class Within(Links):
    """Links to the records that a data set has so far."""

    def __init__(self) -> None:
        super().__init__()
        self._ids: dict[str, list[RecordId]] = {}
        self._kinds: dict[RecordId, str] = {}

    def add(self, record_id: RecordId, kind: str = "") -> None:
        """Let links lead to this id from now on; `kind` is that of a signatory."""
        self._ids.setdefault(record_id.type, []).append(record_id)
        self._kinds[record_id] = kind
        self.made.clear()

    def ids(self, id_type: type[RecordId], kinds: tuple[str, ...] = ()) -> list[RecordId]:
        """The ids of a class, in the order in which they came."""
        return [one for one in self._ids.get(id_type.type, []) if not kinds or self._kinds[one] in kinds]

    def targets(self, id_type: type[RecordId], kinds: tuple[str, ...]) -> st.SearchStrategy[RecordId]:
        """The ids that were added."""
        ids = self.ids(id_type, kinds)
        return st.sampled_from(ids) if ids else st.nothing()
