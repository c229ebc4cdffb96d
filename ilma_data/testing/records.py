"""Any valid record of each type: complete evidence, paths that resolve, and links to ids that need not exist."""

from functools import cache
from typing import Any, TypeVar

from hypothesis import strategies as st

from ilma_data.model.agreement import Agreement
from ilma_data.model.base import Record
from ilma_data.model.domain import Domain
from ilma_data.model.meeting import Meeting
from ilma_data.model.retired import Retired
from ilma_data.model.signatory import Organization, Person, State
from ilma_data.model.source import Source
from ilma_data.testing.links import Anywhere, Links
from ilma_data.testing.parts import parts
from ilma_data.testing.support import with_evidence

RecordT = TypeVar("RecordT", bound=Record)


def agreements() -> st.SearchStrategy[Agreement]:
    """Any valid agreement."""
    return _any(Agreement)


def meetings() -> st.SearchStrategy[Meeting]:
    """Any valid meeting."""
    return _any(Meeting)


def persons() -> st.SearchStrategy[Person]:
    """Any valid person."""
    return _any(Person)


def organizations() -> st.SearchStrategy[Organization]:
    """Any valid organization."""
    return _any(Organization)


def states() -> st.SearchStrategy[State]:
    """Any valid state."""
    return _any(State)


def signatories() -> st.SearchStrategy[Person | Organization | State]:
    """Any valid signatory."""
    return st.one_of(states(), organizations(), persons())


def domains() -> st.SearchStrategy[Domain]:
    """Any valid domain."""
    return _any(Domain)


def sources() -> st.SearchStrategy[Source]:
    """Any valid source."""
    return _any(Source)


def retired() -> st.SearchStrategy[Retired]:
    """Any valid retired id."""
    return _any(Retired)


def records() -> st.SearchStrategy[Record]:
    """Any valid record of any type."""
    return st.one_of(retired(), sources(), domains(), signatories(), meetings(), agreements())


def record_of(
    model: type[RecordT], links: Links, **given: st.SearchStrategy[Any]
) -> st.SearchStrategy[RecordT]:
    """A record of a model with such links: each field from its strategy in `given` or, where it has none, any.

    `given` may not hold `evidence` and `disputes`: they follow from the rest.
    """
    if "evidence" not in model.model_fields:
        return parts(model, links, **given)
    bare = parts(model, links, **given, evidence=st.just(()), disputes=st.just(()))
    return bare.flatmap(lambda record: with_evidence(record, links))


@cache
def _any(model: type[RecordT]) -> st.SearchStrategy[RecordT]:
    return record_of(model, Anywhere())
