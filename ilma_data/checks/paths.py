"""The paths that a record's evidence and disputes name, with their places."""

from collections.abc import Iterator
from typing import NamedTuple

from ilma_data.model.base import Record
from ilma_data.model.paths import Steps


class NamedPath(NamedTuple):
    """A path, where it is written, and whether evidence or a dispute names it."""

    path: str
    steps: Steps
    is_evidence: bool

    @property
    def top(self) -> Steps:
        """The field of the record with which the path begins."""
        return field_of(self.path)


def field_of(path: str) -> Steps:
    """The field of the record with which a path begins."""
    return (path.partition(".")[0].partition("[")[0],)


def named_paths(record: Record) -> Iterator[NamedPath]:
    """Every path in a record's evidence, then in its disputes. What is null in a partial record is passed over."""
    for index, evidence in enumerate(getattr(record, "evidence", ())):
        for number, path in enumerate(evidence.supports or ()):
            yield NamedPath(path, ("evidence", index, "supports", number), True)
    for index, dispute in enumerate(getattr(record, "disputes", ())):
        if dispute.field is not None:
            yield NamedPath(dispute.field, ("disputes", index, "field"), False)
