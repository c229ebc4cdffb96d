"""The table of dyad-years: how many acts between the two states begin in a year, in each direction and without one.

The shape is that of the Correlates of War project's dyadic data: two states by number, and a year.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from ilma_data.dataset.conditions import all_of
from ilma_data.dataset.scope import COVERED_PERIOD
from ilma_data.export.tables.acts import Act, EventRecord, dated_acts
from ilma_data.export.tables.directions import DYADS, ISRAEL, MOROCCO, Dyad, goes
from ilma_data.export.tables.selection import Selection
from ilma_data.export.tables.table import Column, ColumnType, Making, Row, Table
from ilma_data.model.agreement import Agreement, Existence, Stage
from ilma_data.model.date_spans import reach
from ilma_data.model.dates import EdtfDate, Truth
from ilma_data.model.meeting import Meeting, MeetingKind, MeetingStatus

_EXISTS = {Existence.DISPUTED: Truth.PERHAPS, Existence.DENIED: Truth.NO}
_HELD = {MeetingStatus.HELD: Truth.YES, MeetingStatus.ANNOUNCED: Truth.PERHAPS}


class _Count(NamedTuple):
    """A column of counts: what it counts, and the collections in which such acts are."""

    name: str
    what: str
    collections: frozenset[str]


def _counts(family: str, collection: str, called: str, kinds: type[StrEnum]) -> Iterator[_Count]:
    within = frozenset((collection,))
    yield _Count(family, f"dated {family}", within)
    for kind in kinds:
        yield _Count(_name(family, kind), f"dated {family} of the {called} `{kind.value}`", within)


def _name(family: str, kind: StrEnum) -> str:
    return f"{family}_{kind.value.replace('-', '_')}"


_COUNTS = (
    _Count("acts", "dated milestones and meetings", frozenset(("agreements", "meetings"))),
    *_counts("milestones", "agreements", "stage", Stage),
    *_counts("meetings", "meetings", "kind", MeetingKind),
)


class _Period(NamedTuple):
    """The first and the last day that are covered; there is none where the last is before the first."""

    first: date
    last: date

    def within(self, year: int) -> "_Period":
        """That part of a year which is covered."""
        return _Period(max(self.first, date(year, 1, 1)), min(self.last, date(year, 12, 31)))

    def coverage(self, year: int) -> str:
        """How much of a year is covered: whole, part or none."""
        covered = self.within(year)
        if covered.first > covered.last:
            return "none"
        return "whole" if covered == (date(year, 1, 1), date(year, 12, 31)) else "part"


class _Counting:
    """The acts of a selection, counted one record after the other."""

    def __init__(self, selection: Selection) -> None:
        self._selection = selection
        self._period = period = _covered(selection.moment)
        self._years = {period.first.year, *range(period.first.year, period.last.year + 1)}
        self._counted = {year: period.within(year) for year in self._years if period.coverage(year) != "none"}
        self._found: Counter[tuple[Dyad, int, str, Truth]] = Counter()
        self._years_of: dict[EdtfDate, list[tuple[int, Truth]]] = {}

    def count(self, record: EventRecord) -> tuple[()]:
        """Count the acts of a record."""
        for act in dated_acts(record, self._selection.item_paths(record)):
            years, names, took_place = self._begins(act.date), _names(act), _took_place(act)
            for dyad in DYADS if years and took_place is not Truth.NO else ():
                counts_at_all = all_of((took_place, goes(act, dyad, self._selection.dataset)))
                for year, begins in years if counts_at_all is not Truth.NO else ():
                    truth = all_of((counts_at_all, begins))
                    for name in names:
                        self._found[dyad, year, name, truth] += 1
        return ()

    def _begins(self, when: EdtfDate) -> list[tuple[int, Truth]]:
        """The years in which an act of this date begins, surely or perhaps."""
        if when not in self._years_of:
            self._years.add(when.earliest.year)
            begins = [(year, _begins_in(when, covered)) for year, covered in self._counted.items()]
            self._years_of[when] = [(year, truth) for year, truth in begins if truth is not Truth.NO]
        return self._years_of[when]

    def rows(self) -> Iterator[Row]:
        """A row for each dyad and year."""
        held = self._selection.collections
        for dyad in DYADS:
            for year in range(min(self._years), max(self._years) + 1):
                yield (
                    dyad.name,
                    year,
                    dyad.directed,
                    dyad.first.iso,
                    dyad.second.iso,
                    dyad.first.cow,
                    dyad.second.cow,
                    self._period.coverage(year),
                    *(
                        self._found[dyad, year, count.name, truth]
                        if year in self._counted and count.collections <= held
                        else None
                        for count in _COUNTS
                        for truth in (Truth.YES, Truth.PERHAPS)
                    ),
                )


def _making(selection: Selection) -> Making:
    counting = _Counting(selection)
    return Making(counting.count, counting.rows)


def _covered(moment: EdtfDate | None) -> _Period:
    """The covered period; of a data set as of a date, no further than to the end of that date."""
    first, last = COVERED_PERIOD.earliest, COVERED_PERIOD.latest
    assert last is not None
    end = None if moment is None else moment.latest
    return _Period(first, last if end is None else min(last, end))


def _names(act: Act) -> tuple[str, str, str]:
    """The columns in which an act is counted."""
    if isinstance(act.record, Meeting):
        return "acts", "meetings", _name("meetings", act.record.kind)
    assert act.milestone is not None
    return "acts", "milestones", _name("milestones", act.milestone.stage)


def _took_place(act: Act) -> Truth:
    exists = _EXISTS.get(act.record.existence, Truth.YES)
    if isinstance(act.record, Meeting):
        return all_of((exists, _HELD.get(act.record.status, Truth.NO)))
    return exists


def _begins_in(when: EdtfDate, period: _Period) -> Truth:
    begins = reach(when)
    first, last = period.first.isoformat(), period.last.isoformat()
    if begins.start_last < first or last < begins.start_first:
        return Truth.NO
    surely = first <= begins.start_first and begins.start_last <= last
    return Truth.YES if surely else Truth.PERHAPS


def _count_columns() -> Iterator[Column]:
    for count in _COUNTS:
        yield Column(
            name=count.name,
            type=ColumnType.INTEGER,
            description=(
                f"How many {count.what} surely begin in the year. 0: the data set has no record of any. Null: outside"
                " the covered period, where nobody looked."
            ),
            nullable=True,
        )
        yield Column(
            name=f"{count.name}_perhaps",
            type=ColumnType.INTEGER,
            description=f"How many more may be added to `{count.name}`: see *perhaps* above.",
            nullable=True,
        )


DYAD_YEAR = Table(
    name="dyad_year",
    title="Dyad-years",
    description=(
        "One row for each year without a direction, and one for each direction. All of it is derived. The"
        " years are those of the covered period, and any other from the first to the last in which an act"
        " begins. An act counts in the year in which it begins, and as one between the two states, as all"
        " is that the scope of the data set takes in. Not counted: what surely begins outside the covered"
        " period (as of a date: after that date), what has no date, meetings that were postponed or"
        " cancelled, and what is denied. A visit counts, and so do the talks that are part of it. A visit"
        " goes in the direction of its guests, a step that one side took in that side's; all else goes in"
        " both, as in CAMEO. *Perhaps* are acts that may begin in another year or outside the covered"
        " period, meetings that were announced and of which no source says that they were held, acts whose"
        " existence is disputed, and in one direction those of which the side is not known. Of a collection"
        " of agreements or of meetings alone, the counts of the other are null."
    ),
    columns=(
        Column(
            name="dyad",
            type=ColumnType.STRING,
            description="The ISO codes of the two states; `>` where the row has a direction, `-` where it has none.",
            words=tuple(dyad.name for dyad in DYADS),
        ),
        Column(name="year", type=ColumnType.INTEGER, description="The year."),
        Column(
            name="directed",
            type=ColumnType.BOOLEAN,
            description="Whether the first state acts and the second is acted with. Add rows of one sort only.",
        ),
        Column(
            name="iso_1",
            type=ColumnType.STRING,
            description="ISO 3166-1 alpha-3 code of the first state.",
            words=(ISRAEL.iso, MOROCCO.iso),
        ),
        Column(
            name="iso_2",
            type=ColumnType.STRING,
            description="ISO 3166-1 alpha-3 code of the second state.",
            words=(ISRAEL.iso, MOROCCO.iso),
        ),
        Column(
            name="cow_1",
            type=ColumnType.INTEGER,
            description="Correlates of War number of the first state; the lower of the two, without a direction.",
        ),
        Column(
            name="cow_2",
            type=ColumnType.INTEGER,
            description="Correlates of War number of the second state.",
        ),
        Column(
            name="coverage",
            type=ColumnType.STRING,
            description="How much of the year is covered; the counts of a year of which a part is are of that part.",
            words=("whole", "part", "none"),
        ),
        *_count_columns(),
    ),
    primary_key=("dyad", "year"),
    models=(Agreement, Meeting),
    make=_making,
)
