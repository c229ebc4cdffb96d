"""What a record is known by: its name, and the one date that it goes by."""

from ilma_data.model.agreement import Agreement, Stage
from ilma_data.model.base import Record
from ilma_data.model.dates import EdtfDate
from ilma_data.model.domain import Domain
from ilma_data.model.meeting import Meeting
from ilma_data.model.signatory import Organization, Person, State
from ilma_data.model.source import Source


def name_of(record: Record) -> str | None:
    """The title, name or label of a record; a source without a title goes by its publisher, or by nothing (None)."""
    match record:
        case Agreement() | Meeting():
            return record.title
        case Person() | Organization() | State():
            return record.name
        case Domain():
            return record.label.en
        case Source():
            return record.title or record.publisher
        case _:
            return None


def date_of(record: Record) -> EdtfDate | None:
    """The date of a record: when an agreement was signed (or else its first step), a meeting held, a source published.

    None where it is not known, and for records that have none.
    """
    match record:
        case Agreement():
            steps = [step for step in record.milestones if step.date is not None]
            signed = [step.date for step in steps if step.stage is Stage.SIGNED]
            return _earliest(signed or [step.date for step in steps])
        case Meeting():
            return record.period
        case Source():
            return record.published
        case _:
            return None


def begun(record: Record) -> EdtfDate | None:
    """The date of an agreement's first dated step, or that of any other record."""
    if isinstance(record, Agreement):
        return _earliest([step.date for step in record.milestones])
    return date_of(record)


def _earliest(dates: list[EdtfDate | None]) -> EdtfDate | None:
    return min((date for date in dates if date is not None), key=lambda date: date.sort_key, default=None)
