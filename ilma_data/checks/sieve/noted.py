"""Glances as bytes: to hand them from one process to another, and to keep them for the next run."""

import marshal
from collections.abc import Callable, Mapping
from typing import Any

from ilma_data.checks.sieve.glance import (
    Act,
    AgreementDetail,
    Detail,
    Glance,
    MeetingDetail,
    Office,
    RetiredDetail,
    SignatoryDetail,
    SourceDetail,
)

_FORMAT = 4  # of marshal; every Python that we run on writes and reads it


def to_bytes(glance: Glance) -> bytes:
    """A glance as bytes, for `from_bytes` of the same edition of the package."""
    return marshal.dumps((*glance[:-1], _plain(glance.detail)), _FORMAT)


def from_bytes(note: bytes, record_type: str) -> Glance:
    """The glance at a record of a type."""
    found = Glance._make(marshal.loads(note))  # our own, see store.seen
    values: Any = found.detail
    return found if values is None else found._replace(detail=_DETAILS[record_type](values))


def _plain(value: Any) -> Any:
    """Tuples of their own type as mere tuples: marshal takes no others."""
    return tuple(map(_plain, value)) if isinstance(value, tuple) else value


def _agreement(values: tuple[Any, ...]) -> Detail:
    found = AgreementDetail._make(values)
    return found._replace(acts=tuple(map(Act._make, found.acts))) if found.acts else found


def _meeting(values: tuple[Any, ...]) -> Detail:
    found = MeetingDetail._make(values)
    return found._replace(acts=tuple(map(Act._make, found.acts))) if found.acts else found


def _signatory(values: tuple[Any, ...]) -> Detail:
    found = SignatoryDetail._make(values)
    return found._replace(offices=tuple(map(Office._make, found.offices))) if found.offices else found


_DETAILS: Mapping[str, Callable[[tuple[Any, ...]], Detail]] = {
    "agreement": _agreement,
    "meeting": _meeting,
    "signatory": _signatory,
    "source": SourceDetail._make,
    "retired": RetiredDetail._make,
}
