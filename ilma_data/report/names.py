"""What to call a record, and when it was: for a reader, who knows no ids."""

from ilma_data.dataset.dataset import Dataset
from ilma_data.model.agreement import Agreement, Stage
from ilma_data.model.base import Record
from ilma_data.model.dates import EdtfDate
from ilma_data.model.domain import Domain
from ilma_data.model.meeting import Meeting
from ilma_data.model.signatory import Organization, Person, State
from ilma_data.model.source import Source


class Names:
    """The names of the records of a data set, by their ids."""

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset

    def named(self, record_id: str) -> str:
        """The name with the id after it; the id alone where no record has it, or one without a name."""
        record = self._dataset.find(record_id)
        name = None if record is None else name_of(record)
        return record_id if name is None else f"{name} ({record_id})"


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
    """The date by which a record is known: signed (or else the first step), held, published."""
    match record:
        case Agreement():
            steps = [step for step in record.milestones if step.date is not None]
            signed = [step.date for step in steps if step.stage is Stage.SIGNED]
            return min(
                (date for date in signed or [step.date for step in steps] if date is not None),
                key=lambda date: date.sort_key,
                default=None,
            )
        case Meeting():
            return record.period
        case Source():
            return record.published
        case _:
            return None


def described(date: EdtfDate | None) -> str:
    """A date in words, or that there is none.

    >>> described(EdtfDate("2021-11-2X")), described(None)
    ('20–29 November 2021, day unknown', 'date not known')
    """
    return "date not known" if date is None else date.describe()


def by_date(record: Record) -> tuple[bool, tuple[object, ...], str]:
    """What to sort records by: those without a date last, then by id."""
    date = date_of(record)
    return (date is None, () if date is None else date.sort_key, record.id)
