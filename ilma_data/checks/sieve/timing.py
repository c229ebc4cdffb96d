"""Records whose dates meet, for the rules about dates: of meetings, what was done there, sources, and offices."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ilma_data.checks.rules.plausibility.office_not_held import is_outside
from ilma_data.checks.sieve.days import HeldOffice, are_apart, dated, is_before
from ilma_data.checks.sieve.glance import (
    Act,
    AgreementDetail,
    Detail,
    MeetingDetail,
    Office,
    SignatoryDetail,
    SourceDetail,
)
from ilma_data.checks.sieve.suspects import Suspicions


class _Dated(NamedTuple):
    """A date, and the file in which it stands."""

    date: str
    name: str


class Timing:
    """The dates of records, as far as they can't be judged at once, for ILMA204, 206, 207 and 404."""

    def __init__(self, found: Suspicions) -> None:
        self._found = found
        self._periods: dict[str, _Dated] = {}
        self._parts: dict[str, list[_Dated]] = defaultdict(list)
        self._steps: dict[str, list[_Dated]] = defaultdict(list)
        self._published: dict[str, _Dated] = {}
        self._reports: dict[str, list[str]] = defaultdict(list)
        """For each source, by turns, a date of which it is evidence and the file of that; flat, to take less room."""
        self._offices: dict[str, tuple[str, tuple[Office, ...]]] = {}
        self._acts: dict[str, list[tuple[Act, str]]] = defaultdict(list)

    def add(self, name: str, record_id: str, detail: Detail) -> None:
        """The dates of a record."""
        if isinstance(detail, SourceDetail):
            if detail.published is not None:
                self._published[record_id] = _Dated(detail.published, name)
        elif isinstance(detail, SignatoryDetail):
            bounded = tuple(one for one in detail.offices if one.since is not None or one.until is not None)
            if bounded:  # who has an office without bounds is outside of none
                self._offices[record_id] = (name, detail.offices)
        elif isinstance(detail, AgreementDetail):
            for date, meeting in detail.steps:
                self._steps[meeting].append(_Dated(date, name))
            self._add_event(name, detail)
        elif isinstance(detail, MeetingDetail):
            if detail.period is not None:
                self._periods[record_id] = _Dated(detail.period, name)
                if detail.part_of is not None:
                    self._parts[detail.part_of].append(_Dated(detail.period, name))
            self._add_event(name, detail)

    def judge(self) -> None:
        """Say what may be found, now that all records are known."""
        for code, beside in (("ILMA204", self._steps), ("ILMA206", self._parts)):
            for meeting, others in beside.items():
                period = self._periods.get(meeting)
                if period is not None and (apart := _apart(period.date, others)):
                    self._found.add(code, period.name, *apart)
                    self._found.read_beside(one.name for one in others)
        for source, reports in self._reports.items():
            published = self._published.get(source)
            if published is not None:
                dates_and_names = zip(reports[::2], reports[1::2], strict=True)
                older = [name for date, name in dates_and_names if is_before(published.date, date)]
                if older:
                    self._found.add("ILMA207", published.name, *older)
        for person, (name, offices) in self._offices.items():
            for act, where in self._acts.get(person, ()):
                if _is_outside_all(act, offices):
                    self._found.add("ILMA404", where)
                    self._found.read_beside([name])

    def _add_event(self, name: str, detail: AgreementDetail | MeetingDetail) -> None:
        for date, source in detail.reports:
            self._reports[source] += (date, name)
        for act in detail.acts:
            self._acts[act.signatory].append((act, name))


def _apart(period: str, others: Iterable[_Dated]) -> list[str]:
    """The files with a date that shares no day with a period."""
    return [one.name for one in others if are_apart(period, one.date)]


def _is_outside_all(act: Act, offices: Iterable[Office]) -> bool:
    """Whether somebody has offices of the title in which they acted, and held none of them on that day."""
    titled: Iterator[HeldOffice] = (
        HeldOffice.of(one.since, one.until, one.attested) for one in offices if one.title == act.capacity
    )
    first = next(titled, None)
    date = dated(act.date)
    return first is not None and is_outside(first, date) and all(is_outside(one, date) for one in titled)
