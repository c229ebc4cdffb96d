"""The offices that a person may have held at a date, and the last one that is known."""

from __future__ import annotations

from ilma_data.model.dates import EdtfDate, Truth
from ilma_data.model.vocabulary import Stage

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ilma_data.model.agreement import Agreement
    from ilma_data.model.signatory import Office, Person


def offices_at(person: Person, when: EdtfDate) -> tuple[Office, ...]:
    """The offices that the record does not rule out at a date: begun by then, and not over yet.

    One of which neither beginning nor end is known counts only where a source shows the person in it at that date.
    """
    return tuple(office for office in person.offices if _may_be_held(office, when))


def _may_be_held(office: Office, when: EdtfDate) -> bool:
    if any(shown.overlaps(when) is Truth.YES for shown in office.attested):
        return True
    if office.since is None and office.until is None:
        return False
    begun = office.since is None or office.since.after(when) is not Truth.YES
    over = office.until is not None and office.until.before(when) is Truth.YES
    return begun and not over


def latest_office(person: Person) -> Office | None:
    """The office that began last, as far as the record knows; of those without any date, the last in the list."""
    return max(reversed(person.offices), key=_first_known_day, default=None)


def _first_known_day(office: Office) -> str:
    """As text, which sorts as days do; empty where there is none."""
    if office.since is not None:
        return office.since.sort_key[0]
    known: Iterable[EdtfDate] = office.attested or ([office.until] if office.until else [])
    return min((shown.sort_key[0] for shown in known), default="")


def signing_dates(agreement: Agreement) -> tuple[EdtfDate, ...]:
    """When it was signed, as far as that is known."""
    return tuple(
        step.date for step in agreement.milestones if step.stage == Stage.SIGNED and step.date is not None
    )
