"""The heat map: how many records name a domain, year by year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from ilma_data.dataset.altair import as_altair
from ilma_data.dataset.known_by import date_of
from ilma_data.dataset.scope import COVERED_PERIOD, is_covered
from ilma_data.draw.heat_map.grid import Column, Coverage, Grid
from ilma_data.draw.heat_map.picture import heat_map_svg
from ilma_data.draw.heat_map.specification import heat_map_vega
from ilma_data.model.agreement import Agreement
from ilma_data.model.date_spans import reach
from ilma_data.model.dates import EdtfDate, Truth
from ilma_data.model.domain import Domain, Standing
from ilma_data.model.ids import DomainId, RecordId
from ilma_data.model.meeting import Meeting

if TYPE_CHECKING:
    from altair import LayerChart

    from ilma_data.dataset.dataset import Dataset

_NO_COOPERATION = {Standing.SOUGHT, Standing.BACKGROUND}
"""Standings that say that somebody wishes, or remembers: they count for nothing."""

_UNSURE = "year not certain"


class Cell(NamedTuple):
    """How many records name a domain, or one narrower, in a year; `year` is None for those whose year is not certain.

    `coverage` says how much of the year was looked for (whole, part, none). Where it is not whole, `number` is the
    least that there was, and None where none is known. `records` are their ids, in order.
    """

    domain: DomainId
    year: int | None
    number: int | None
    coverage: Coverage
    records: tuple[RecordId, ...]


class HeatMap:
    """Cells for each domain and year, row by row; the domains in the order of their ids, the years in theirs."""

    def __init__(self, cells: Iterable[Cell], labels: Mapping[str, str], within: str | None = None) -> None:
        """Made by `Dataset.heat_map`. `labels` are those of the domains by their ids."""
        self.cells = tuple(cells)
        self._labels = dict(labels)
        self._within = within

    @classmethod
    def of(
        cls,
        dataset: Dataset,
        *,
        within: str | None = None,
        agreements: Iterable[Agreement] | None = None,
        meetings: Iterable[Meeting] | None = None,
    ) -> HeatMap:
        """The heat map of a data set: see `Dataset.heat_map`. As of a date, what lies after it was not looked for."""
        held = dataset.meetings.where(status="held", existence=("confirmed", "reported", "disputed"))
        agreed = dataset.agreements.where(existence=("confirmed", "reported", "disputed"))
        records: list[Agreement | Meeting] = [
            *(agreed if agreements is None else agreements),
            *(held if meetings is None else meetings),
        ]
        domains = _rows(dataset, within)
        found: dict[tuple[DomainId, int | None], list[RecordId]] = defaultdict(list)
        for record in records:
            for domain in dict.fromkeys(_named(record, domains, dataset)):
                found[domain, _year(record)].append(record.id)
        years = sorted({*_covered_years(), *(year for _, year in found if year is not None)})
        columns: list[int | None] = [*years, *([None] if any(year is None for _, year in found) else [])]
        moment = dataset.agreements.moment
        cells = [
            _cell(domain.id, year, sorted(found[domain.id, year]), moment)
            for domain in domains
            for year in columns
        ]
        return cls(cells, {domain.id: domain.label.en for domain in domains}, within)

    def __repr__(self) -> str:
        years = {cell.year for cell in self.cells} - {None}
        return f"<HeatMap: {len(self._labels)} domains, {len(years)} years>"

    def _repr_svg_(self) -> str:
        """What a notebook shows."""
        return self.to_svg()

    def to_svg(self, *, width: float = 1000, title: str | None = None) -> str:
        """The heat map as an SVG picture, at most `width` points wide (480 or more).

        Raises `ValueError` for the width.
        """
        return heat_map_svg(self._grid(), title=self._title(title), note=self._note(), width=width)

    def to_vega(self, *, width: float = 1000, title: str | None = None) -> dict[str, object]:
        """The same as a Vega-Lite specification with the facts in it. Raises as `to_svg` does."""
        return heat_map_vega(self._grid(), title=self._title(title), note=self._note(), width=width)

    def to_altair(self, *, width: float = 1000, title: str | None = None) -> LayerChart:
        """The same as an Altair chart. Raises `MissingExtraError` where altair is not installed."""
        return as_altair(self.to_vega(width=width, title=title))

    def label(self, domain: str) -> str:
        """The English label of a domain's row. Raises `KeyError` for one that has none."""
        return f"{self._labels[domain]}, as a whole" if domain == self._within else self._labels[domain]

    def _grid(self) -> Grid:
        by_domain: dict[str, list[Cell]] = {}
        for cell in self.cells:
            by_domain.setdefault(cell.domain, []).append(cell)
        columns = {
            cell.year: Column(_UNSURE if cell.year is None else str(cell.year), cell.coverage)
            for cell in self.cells
        }
        return Grid(
            tuple(self.label(domain) for domain in by_domain),
            tuple(columns.values()),
            tuple(tuple(cell.number for cell in row) for row in by_domain.values()),
        )

    def _title(self, title: str | None) -> str:
        if title is not None:
            return title
        return (
            "Domains by year"
            if self._within is None
            else f"Domains within {self._labels[self._within]}, by year"
        )

    def _note(self) -> str:
        return (
            "Agreements, by the date of signature or else of the first step, and meetings, by their beginning, that "
            "name the domain or one within it as covered, agreed, extended, reviewed or discussed. A record counts "
            "once in each row that it names."
        )


def _rows(dataset: Dataset, within: str | None) -> list[Domain]:
    """The domains at the top; or one, and those next below it. Raises `UnknownIdError`."""
    if within is None:
        return [domain for domain in dataset.domains if domain.broader not in dataset.domains]
    chosen = dataset[DomainId(within)]
    return [chosen, *(domain for domain in dataset.domains if domain.broader == chosen.id != domain.id)]


def _named(record: Agreement | Meeting, rows: Iterable[Domain], dataset: Dataset) -> Iterable[DomainId]:
    """The rows that a record's domains lie in: the nearest row of each."""
    from ilma_data.dataset.event_classes import domain_of

    ids = {domain.id for domain in rows}
    for link in record.domains:
        if link.standing not in _NO_COOPERATION:
            nearest = next(
                (domain.id for domain in domain_of(dataset, link.domain) if domain.id in ids), None
            )
            if nearest is not None:
                yield nearest


def _year(record: Agreement | Meeting) -> int | None:
    """The year in which it was signed or began, where that is certain."""
    date = date_of(record)
    if date is None:
        return None
    possible = reach(date)
    first, last = possible.start_first[:4], possible.start_last[:4]
    return int(first) if first == last else None


def _covered_years() -> range:
    last = COVERED_PERIOD.latest
    assert last is not None
    return range(COVERED_PERIOD.earliest.year, last.year + 1)


def _cell(domain: DomainId, year: int | None, records: list[RecordId], moment: EdtfDate | None) -> Cell:
    coverage = Coverage.WHOLE if year is None else _coverage(EdtfDate(f"{year:04}"), moment)
    number = len(records) if records or coverage is Coverage.WHOLE else None
    return Cell(domain, year, number, coverage, tuple(records))


def _coverage(year: EdtfDate, moment: EdtfDate | None) -> Coverage:
    """How much of a year is covered; as of a moment, no further than to that day."""
    covered = is_covered(year)
    if covered is Truth.NO or (moment is not None and moment.before(year) is Truth.YES):
        return Coverage.NONE
    is_over = moment is None or moment.before(EdtfDate(f"{year}-12-31")) is Truth.NO
    return Coverage.WHOLE if covered is Truth.YES and is_over else Coverage.PART
