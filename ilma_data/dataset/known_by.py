"""What a record is known by: its name, and the one date that it goes by."""

from __future__ import annotations

from ilma_data.model.kinds import is_agreement, is_domain, is_event, is_meeting, is_source
from ilma_data.model.vocabulary import Stage

TYPE_CHECKING = False

if TYPE_CHECKING:
    from ilma_data.model.base import Record
    from ilma_data.model.dates import EdtfDate


def name_of(record: Record) -> str | None:
    """The title, name or label of a record; a source without a title goes by its publisher, or by nothing (None)."""
    if is_event(record):
        return record.title
    if is_domain(record):
        return record.label.en
    if is_source(record):
        return record.title or record.publisher
    name: str | None = getattr(record, "name", None)  # a signatory, of whatever kind
    return name


def date_of(record: Record) -> EdtfDate | None:
    """The date of a record: when an agreement was signed (or else its first step), a meeting held, a source published.

    None where it is not known, and for records that have none.
    """
    if is_agreement(record):
        steps = [step for step in record.milestones if step.date is not None]
        signed = [step.date for step in steps if step.stage == Stage.SIGNED]
        return _earliest(signed or [step.date for step in steps])
    if is_meeting(record):
        return record.period
    return record.published if is_source(record) else None


def begun(record: Record) -> EdtfDate | None:
    """The date of an agreement's first dated step, or that of any other record."""
    if is_agreement(record):
        return _earliest([step.date for step in record.milestones])
    return date_of(record)


def _earliest(dates: list[EdtfDate | None]) -> EdtfDate | None:
    return min((date for date in dates if date is not None), key=lambda date: date.sort_key, default=None)
