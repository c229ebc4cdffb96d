"""How many factual values of a record have evidence."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ilma_data.model.base import Record
from ilma_data.model.paths import Node, PathError, Supported, factual_values, resolve


class Coverage(NamedTuple):
    """A count of factual values, and of those among them that have evidence."""

    values: int
    supported: int


def coverage(record: Record) -> Coverage:
    """How many factual values a record has, and how many of them have evidence."""
    supported = _supported(record, ())
    values = list(factual_values(record))
    return Coverage(len(values), sum(map(supported.has, values)))


def unsupported_values(record: Record, *, also: Sequence[Node] = ()) -> Iterator[Node]:
    """The factual values of a record for which it has no evidence. Paths that lead nowhere support nothing.

    What is in `also` counts as if evidence named it.
    """
    supported = _supported(record, also)
    return (value for value in factual_values(record) if not supported.has(value))


def _supported(record: Record, also: Sequence[Node]) -> Supported:
    nodes = [
        node
        for path in dict.fromkeys(_supported_paths(record))
        if (node := _resolved(record, path)) is not None
    ]
    return Supported([*nodes, *also])


def _supported_paths(record: Record) -> Iterator[str]:
    for evidence in getattr(record, "evidence", ()):
        yield from evidence.supports or ()


def _resolved(record: Record, path: str) -> Node | None:
    try:
        return resolve(record, path)
    except PathError:
        return None
