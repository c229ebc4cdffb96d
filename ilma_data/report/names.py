"""What to call a record, and when it was: for a reader, who knows no ids."""

from __future__ import annotations

from ilma_data.dataset.known_by import date_of, name_of

TYPE_CHECKING = False

if TYPE_CHECKING:
    from ilma_data.dataset.dataset import Dataset
    from ilma_data.model.base import Record
    from ilma_data.model.dates import EdtfDate


class Names:
    """The names of the records of a data set, by their ids."""

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset
        self._named: dict[str, str] = {}

    def named(self, record_id: str) -> str:
        """The name with the id after it; the id alone where no record has it, or one without a name."""
        if record_id not in self._named:
            record = self._dataset.find(record_id)
            name = None if record is None else name_of(record)
            self._named[record_id] = record_id if name is None else f"{name} ({record_id})"
        return self._named[record_id]


def described(date: EdtfDate | None) -> str:
    """A date in words, or that there is none.

    >>> from ilma_data.model.dates import EdtfDate
    >>> described(EdtfDate("2021-11-2X")), described(None)
    ('20–29 November 2021, day unknown', 'date not known')
    """
    return "date not known" if date is None else date.describe()


def by_date(record: Record) -> tuple[bool, tuple[object, ...], str]:
    """What to sort records by: those without a date last, then by id."""
    date = date_of(record)
    return (date is None, () if date is None else date.sort_key, record.id)
