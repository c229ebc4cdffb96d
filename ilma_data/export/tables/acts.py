"""Dated acts: each step of an agreement and each meeting that has a date, with those who acted and their states."""

from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from ilma_data.dataset.dataset import Dataset
from ilma_data.dataset.event_classes import state_of
from ilma_data.export.tables.picking import ItemPaths
from ilma_data.model.agreement import Agreement, Milestone, PartyRole, Stage
from ilma_data.model.dates import EdtfDate
from ilma_data.model.meeting import Meeting

EventRecord: TypeAlias = Agreement | Meeting


class Act(NamedTuple):
    """A dated act: of an agreement, its milestone; of a meeting, itself (then `milestone` is None).

    `path` is that of the milestone, or of the meeting's period.
    """

    record: EventRecord
    path: str
    date: EdtfDate
    milestone: Milestone | None = None


def dated_acts(record: EventRecord, paths: ItemPaths) -> Iterator[Act]:
    """The acts of a record with the paths of its items, in the order of its milestones."""
    if isinstance(record, Meeting):
        if record.period is not None:
            yield Act(record, "period", record.period)
        return
    for path, milestone in zip(paths.of("milestones"), record.milestones, strict=True):
        if milestone.date is not None:
            yield Act(record, path, milestone.date, milestone)


class Actor(NamedTuple):
    """One who acted, and on whose behalf (or None)."""

    signatory: str
    on_behalf_of: str | None = None


def actors(act: Act) -> tuple[Actor, ...]:
    """Who took part in a meeting, or took a step.

    A step was taken by the one whom it names. Where it names none: a signature by those who signed, any other step, and
    a signature of which no signer is known, by the parties.
    """
    if isinstance(act.record, Meeting):
        return tuple(Actor(one.signatory, one.on_behalf_of) for one in act.record.participants)
    if act.milestone is not None and act.milestone.by is not None:
        return (Actor(act.milestone.by),)
    if act.milestone is not None and act.milestone.stage is Stage.SIGNED and act.record.signatures:
        return tuple(Actor(one.signatory, one.on_behalf_of) for one in act.record.signatures)
    return tuple(Actor(one.signatory) for one in act.record.parties if one.role is PartyRole.PARTY)


def state_for(actor: Actor, dataset: Dataset) -> str | None:
    """The state for which somebody acted: that of the one on whose behalf, or else their own; None if unknown."""
    return state_of(dataset, actor.on_behalf_of) or state_of(dataset, actor.signatory)
