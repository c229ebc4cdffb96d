"""How far an agreement has come, as of a date: derived from its milestones, never typed."""

from __future__ import annotations

from ilma_data.model.dates import EdtfDate, Truth
from ilma_data.model.vocabulary import Stage

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Container
    from typing import NamedTuple

    from ilma_data.model.agreement import Agreement, Milestone
else:
    from ilma_data.untyped import NamedTuple

_ORDER = (
    Stage.ANNOUNCED,
    Stage.NEGOTIATED,
    Stage.INITIALLED,
    Stage.SIGNED,
    Stage.APPROVED,
    Stage.RATIFIED,
    Stage.IN_FORCE,
    Stage.IMPLEMENTED,
    Stage.SUSPENDED,
    Stage.TERMINATED,
    Stage.DENIED,
)
"""Stages from the first to the last: of several that were reached, the one furthest on is the status."""

_RESUMING = (Stage.IN_FORCE, Stage.IMPLEMENTED)
"""Stages that end a suspension, where they come certainly after it."""


class Status(NamedTuple):
    """The stage that an agreement has reached, and whether the dates leave no other answer."""

    stage: Stage
    certain: bool

    def __str__(self) -> str:
        return str(self.stage) if self.certain else f"perhaps {self.stage}"


def status(agreement: Agreement, as_of: EdtfDate | str | None = None) -> Status | None:
    """The status of an agreement at the end of a date, or after all its milestones; None before the first.

    A month or a year is an unknown day in it; `Dataset.as_of` takes its last day.
    A milestone without a date, or whose date may lie after `as_of`, makes the answer uncertain where it would
    change it. Raises `EdtfError` for a text that is no date.
    """
    moment = EdtfDate(as_of) if isinstance(as_of, str) else as_of
    reached = [(milestone, _happened(milestone, moment)) for milestone in agreement.milestones]
    surely = _furthest([milestone for milestone, truth in reached if truth is Truth.YES])
    perhaps = _furthest([milestone for milestone, truth in reached if truth is not Truth.NO])
    if perhaps is None:
        return None
    return Status(perhaps, surely == perhaps)


def _happened(milestone: Milestone, moment: EdtfDate | None) -> Truth:
    if moment is None:
        return Truth.YES
    if milestone.date is None:
        return Truth.PERHAPS
    later = moment.before(milestone.date)
    return {Truth.YES: Truth.NO, Truth.NO: Truth.YES}.get(later, Truth.PERHAPS)


def _furthest(milestones: list[Milestone]) -> Stage | None:
    standing = [milestone for milestone in milestones if not _is_over(milestone, milestones)]
    return max((milestone.stage for milestone in standing), key=_ORDER.index, default=None)


def _is_over(suspension: Milestone, milestones: list[Milestone]) -> bool:
    """Whether a milestone is a suspension that another one certainly ended."""
    return suspension.stage == Stage.SUSPENDED and any(
        other.stage in _RESUMING
        and other.date is not None
        and suspension.date is not None
        and suspension.date.before(other.date) is Truth.YES
        for other in milestones
    )


def has_status(agreement: Agreement, stages: Container[Stage], as_of: EdtfDate | None = None) -> Truth:
    """Whether the status of an agreement is one of these stages: perhaps, where the dates leave more than one."""
    reached = [(milestone, _happened(milestone, as_of)) for milestone in agreement.milestones]
    surely = _furthest([milestone for milestone, truth in reached if truth is Truth.YES])
    perhaps = _furthest([milestone for milestone, truth in reached if truth is not Truth.NO])
    if surely == perhaps:
        return Truth.YES if perhaps in stages else Truth.NO
    open_stages = [surely, *(milestone.stage for milestone, truth in reached if truth is Truth.PERHAPS)]
    return Truth.PERHAPS if any(stage in stages for stage in open_stages) else Truth.NO
