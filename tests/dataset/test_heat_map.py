"""The heat map: what is counted, what is unknown, and the same in both forms."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import ilma_data
from ilma_data.dataset.dataset import Dataset
from ilma_data.dataset.errors import UnknownIdError
from ilma_data.dataset.heat_map import HeatMap
from ilma_data.dataset.known_by import date_of
from ilma_data.dataset.scope import is_covered
from ilma_data.draw.heat_map.grid import Column, Coverage, Grid
from ilma_data.draw.heat_map.picture import heat_map_svg
from ilma_data.draw.heat_map.specification import heat_map_vega
from ilma_data.model.agreement import Agreement
from ilma_data.model.base import Record
from ilma_data.model.dates import EdtfDate, Truth
from ilma_data.model.meeting import Meeting
from ilma_data.testing import names, record_sets
from tests.draw.drawn import marked, parsed, values

COUNTED = {"covered", "agreed", "extended", "reviewed", "discussed"}


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    rows = draw(st.lists(names() | st.text(max_size=30), max_size=5))
    columns = [
        Column(str(2000 + number), draw(st.sampled_from(list(Coverage))))
        for number in range(draw(st.integers(0, 5)))
    ]
    counts = st.none() | st.integers(0, 10_000)
    return Grid(tuple(rows), tuple(columns), tuple(tuple(draw(counts) for _ in columns) for _ in rows))


@given(grids())
def test_both_forms_hold_every_count(grid: Grid) -> None:
    wanted = [
        (str(count) if count is not None else "", column.label, column.coverage.value)
        for counts in (grid.counts if grid.columns else ())
        for column, count in zip(grid.columns, counts, strict=True)
    ]
    drawn = marked(parsed(heat_map_svg(grid, title="<&>", note="\x00")), "count", "column", "coverage")
    assert drawn == wanted
    facts = values(heat_map_vega(grid, title="<&>", note="\x00"))
    assert [
        ("" if one["count"] is None else str(one["count"]), one["column"], one["coverage"]) for one in facts
    ] == wanted


@given(record_sets())
@settings(max_examples=20)
def test_every_record_that_counts_is_in_a_cell_of_its_year_and_nothing_unknown_is_zero(
    records: tuple[Record, ...],
) -> None:
    held = Dataset.of(records)
    heat_map = HeatMap.of(held)
    events: list[Agreement | Meeting] = [*held.agreements, *held.meetings]
    for cell in heat_map.cells:
        assert len(cell.records) == (cell.number or 0)
        for record_id in cell.records:
            record = next(one for one in events if one.id == record_id)
            within = {str(one.id) for one in held.domains.where(within=cell.domain)}
            assert any(link.domain in within and link.standing in COUNTED for link in record.domains)
            assert record.existence != "denied"
            assert getattr(record, "status", "held") == "held"
            when = date_of(record)
            assert (cell.year is None) == (when is None or not begins_in_one_year(when))
            assert cell.year is None or (when is not None and when.earliest.year == cell.year)
    counted = {one for cell in heat_map.cells for one in cell.records}
    assert counted == {
        one.id
        for one in events
        if one.existence != "denied"
        and getattr(one, "status", "held") == "held"
        and any(link.standing in COUNTED for link in one.domains)
    }

    for cell in heat_map.cells:
        if cell.year is not None and is_covered(EdtfDate(f"{cell.year:04}")) is not Truth.YES:
            assert cell.number != 0
            assert cell.coverage is not Coverage.WHOLE
        else:
            assert cell.number is not None


def begins_in_one_year(when: EdtfDate) -> bool:
    years = [
        EdtfDate(f"{year:04}")
        for year in {
            when.earliest.year - 1,
            when.earliest.year,
            (when.latest or when.earliest).year,
            when.earliest.year + 1,
        }
    ]
    start = EdtfDate(when.partition("/")[0])
    return sum(start.overlaps(year) is not Truth.NO for year in years) == 1


def test_the_first_and_the_last_year_are_covered_in_part() -> None:
    coverage = {cell.year: cell.coverage for cell in HeatMap.of(ilma_data.load()).cells}
    assert (coverage[2020], coverage[2021], coverage[2026]) == (Coverage.PART, Coverage.WHOLE, Coverage.PART)
    assert set(range(2020, 2027)) <= set(coverage)


def test_as_of_a_date_nothing_is_known_of_what_comes_after() -> None:
    cells = ilma_data.load().as_of("2022-06-30").heat_map().cells
    coverage = {cell.year: cell.coverage for cell in cells}
    assert (coverage[2021], coverage[2022], coverage[2023]) == (
        Coverage.WHOLE,
        Coverage.PART,
        Coverage.NONE,
    )
    assert 0 not in {cell.number for cell in cells if cell.year is not None and cell.year >= 2022}
    whole = ilma_data.load().as_of("2022").heat_map().cells
    assert {cell.coverage for cell in whole if cell.year == 2022} == {Coverage.WHOLE}


def test_a_row_within_a_domain_is_the_nearest() -> None:
    held = ilma_data.load()
    heat_map = HeatMap.of(held, within="domain/defence")
    assert heat_map.label("domain/defence") == "defence, as a whole"
    below = {cell.domain for cell in heat_map.cells} - {"domain/defence"}
    assert below == {one.id for one in held.narrower("domain/defence")}
    inside = {one for cell in heat_map.cells for one in cell.records}
    whole = {
        one for cell in HeatMap.of(held).cells if cell.domain == "domain/defence" for one in cell.records
    }
    assert inside == whole
    with pytest.raises(UnknownIdError, match="did you mean domain/defence"):
        HeatMap.of(held, within="domain/defense")


def test_other_records_can_be_counted() -> None:
    held = ilma_data.load()
    calls = held.meetings.where(kind="call")
    counted = {one for cell in HeatMap.of(held, agreements=(), meetings=calls).cells for one in cell.records}
    assert counted <= set(calls.ids)
    assert counted


@pytest.mark.parametrize(
    "heat_map", [HeatMap([], {}), HeatMap.of(ilma_data.load())], ids=["empty", "packaged"]
)
def test_what_altair_takes_is_valid(heat_map: HeatMap) -> None:
    heat_map.to_altair()
    parsed(heat_map.to_svg())


def test_a_width_that_cannot_be_is_refused() -> None:
    for draw in (HeatMap([], {}).to_svg, HeatMap([], {}).to_vega):
        with pytest.raises(ValueError, match="480 to"):
            draw(width=479)
