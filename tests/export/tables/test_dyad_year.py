"""Dyad-years: null where nobody looked, never 0; an act counts in the year in which it begins, or perhaps does."""

from collections.abc import Iterable

import pytest
from hypothesis import given, settings

from ilma_data.dataset.dataset import Dataset
from ilma_data.dataset.loading import load
from ilma_data.dataset.scope import COVERED_PERIOD
from ilma_data.export.tables.bound import tables
from ilma_data.export.tables.table import Value
from ilma_data.model.agreement import Existence
from ilma_data.model.base import Record
from ilma_data.model.dates import EdtfDate
from ilma_data.model.ids import MeetingId, SignatoryId
from ilma_data.model.meeting import Meeting, MeetingKind, MeetingStatus, Participant, ParticipantPart
from ilma_data.model.signatory import State
from ilma_data.testing import record_sets

COVERED = range(2020, 2027)
BOTH, FROM_ISRAEL, FROM_MOROCCO = "MAR-ISR", "ISR>MAR", "MAR>ISR"


def state(slug: str, code: str, number: int) -> State:
    return State(
        id=SignatoryId(f"signatory/{slug}"),
        kind="state",
        name=slug.title(),
        names=(),
        iso_3166_1_alpha_3=code,
        cow_code=number,
        evidence=(),
    )


STATES = [state("israel", "ISR", 666), state("morocco", "MAR", 600), state("france", "FRA", 220)]


def meeting(
    period: str | None,
    kind: MeetingKind = MeetingKind.TALKS,
    status: MeetingStatus = MeetingStatus.HELD,
    existence: Existence = Existence.CONFIRMED,
    guests: Iterable[str] = (),
) -> Meeting:
    return Meeting(
        id=MeetingId("meeting/example"),
        title="Example",
        kind=kind,
        status=status,
        existence=existence,
        period=None if period is None else EdtfDate(period),
        places=(),
        participants=tuple(
            Participant(signatory=SignatoryId(f"signatory/{guest}"), part=ParticipantPart.GUEST)
            for guest in guests
        ),
        domains=(),
        summary="An example.",
        evidence=(),
    )


def counts(records: Iterable[Record], column: str, dyad: str = BOTH) -> dict[Value, tuple[Value, Value]]:
    """Of each year the two counts, unless both are 0."""
    rows = tables(Dataset.of(records))["dyad_year"].to_dicts()
    found = {row["year"]: (row[column], row[f"{column}_perhaps"]) for row in rows if row["dyad"] == dyad}
    return {year: cells for year, cells in found.items() if cells != (0, 0)}


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ("2021-11-24", {2021: (1, 0)}),
        ("2021", {2021: (1, 0)}),
        ("2021-12-31/2022-01-02", {2021: (1, 0)}),
        ("2022-07-18/..", {2022: (1, 0)}),
        ("[2021-12-30..2022-01-02]", {2021: (0, 1), 2022: (0, 1)}),
        ("2021-01-01~", {2020: (0, 1), 2021: (0, 1)}),
        ("2021-06~", {2021: (1, 0)}),
        ("2021?", dict.fromkeys(COVERED, (0, 1))),
        ("2020", {2020: (0, 1)}),
        ("2020-03", {}),
        ("2020-03/2020-09", {}),
        ("2020-08~", {2020: (0, 1)}),
        ("2026-06-30", {2026: (1, 0)}),
        ("2026-11-01", {}),
        ("2018-03", {2018: (None, None), 2019: (None, None)}),
        ("2027-03", {2027: (None, None)}),
        (None, {}),
    ],
)
def test_an_act_counts_in_the_year_in_which_it_begins(
    period: str | None, expected: dict[Value, tuple[Value, Value]]
) -> None:
    assert counts([meeting(period)], "meetings_talks") == expected
    assert counts([meeting(period)], "acts") == expected


@pytest.mark.parametrize(
    ("status", "existence", "expected"),
    [
        (MeetingStatus.HELD, Existence.CONFIRMED, (1, 0)),
        (MeetingStatus.HELD, Existence.REPORTED, (1, 0)),
        (MeetingStatus.HELD, Existence.DISPUTED, (0, 1)),
        (MeetingStatus.HELD, Existence.DENIED, None),
        (MeetingStatus.ANNOUNCED, Existence.CONFIRMED, (0, 1)),
        (MeetingStatus.POSTPONED, Existence.CONFIRMED, None),
        (MeetingStatus.CANCELLED, Existence.CONFIRMED, None),
    ],
)
def test_what_did_not_take_place_does_not_count(
    status: MeetingStatus, existence: Existence, expected: tuple[int, int] | None
) -> None:
    found = counts([meeting("2021-05", status=status, existence=existence)], "meetings")
    assert found == ({} if expected is None else {2021: expected})


@pytest.mark.parametrize(
    ("guests", "from_israel", "from_morocco"),
    [
        (["israel"], {2021: (1, 0)}, {}),
        (["morocco"], {}, {2021: (1, 0)}),
        (["israel", "morocco"], {2021: (1, 0)}, {2021: (1, 0)}),
        (["france"], {}, {}),
        (["nobody"], {2021: (0, 1)}, {2021: (0, 1)}),
        ([], {2021: (0, 1)}, {2021: (0, 1)}),
    ],
)
def test_a_visit_goes_in_the_direction_of_its_guests(
    guests: list[str], from_israel: dict[int, tuple[int, int]], from_morocco: dict[int, tuple[int, int]]
) -> None:
    records = [*STATES, meeting("2021-05", MeetingKind.VISIT, guests=guests)]
    assert counts(records, "meetings_visit", BOTH) == {2021: (1, 0)}
    assert counts(records, "meetings_visit", FROM_ISRAEL) == from_israel
    assert counts(records, "meetings_visit", FROM_MOROCCO) == from_morocco


def test_a_step_of_one_side_goes_in_its_direction() -> None:
    packaged = load()
    vote = packaged.agreements["agreement/air-services-agreement-2021"]
    alone = Dataset.of([vote, *packaged.signatories])
    of = {
        row["dyad"]: row["milestones_approved"]
        for row in tables(alone)["dyad_year"].to_dicts()
        if row["year"] == 2022
    }
    assert of[FROM_ISRAEL] == 0
    assert of[BOTH] == of[FROM_MOROCCO] != 0


def test_codes_are_those_of_the_states_in_each_direction() -> None:
    rows = tables(Dataset.of([]))["dyad_year"].to_dicts()
    assert {(row["dyad"], row["iso_1"], row["cow_1"], row["iso_2"], row["cow_2"]) for row in rows} == {
        (BOTH, "MAR", 600, "ISR", 666),
        (FROM_ISRAEL, "ISR", 666, "MAR", 600),
        (FROM_MOROCCO, "MAR", 600, "ISR", 666),
    }
    packaged = load()
    assert packaged.signatories["signatory/israel"].cow_code == 666  # type: ignore[union-attr]
    assert packaged.signatories["signatory/morocco"].cow_code == 600  # type: ignore[union-attr]
    assert {row["year"]: row["coverage"] for row in rows} == {
        2020: "part",
        **dict.fromkeys(range(2021, 2026), "whole"),
        2026: "part",
    }
    assert COVERED_PERIOD.earliest.year == min(COVERED)


def test_as_of_a_date_nothing_is_known_of_later_years() -> None:
    rows = tables(load().as_of("2022-06-30"))["dyad_year"].to_dicts()
    assert {row["coverage"] for row in rows if row["year"] == 2022} == {"part"}
    assert {row["acts"] for row in rows if isinstance(row["year"], int) and row["year"] > 2022} <= {None}
    early = tables(load().as_of("2019"))["dyad_year"].to_dicts()
    assert {row["acts"] for row in early} == {None}


def test_as_of_a_date_what_begins_later_is_not_counted_in_its_year() -> None:
    moment = "2022-06-30"
    seen = tables(load().as_of(moment))
    steps = [row for row in seen["events"].to_dicts() if str(row["date_earliest"]).startswith("2022")]
    later = [row for row in steps if str(row["date_earliest"]) > moment]
    assert {row["act"] for row in later} == {"milestone"}
    counted = {row["year"]: row["acts"] for row in seen["dyad_year"].to_dicts() if row["dyad"] == BOTH}
    assert counted[2022] == len(steps) - len(later)


@settings(max_examples=settings().max_examples // 3)
@given(record_sets())
def test_counts_lie_between_what_is_sure_and_what_may_be(records: tuple[Record, ...]) -> None:
    dataset = Dataset.of(records)
    held = tables(dataset)
    events = [
        row
        for row in held["events"].to_dicts()
        if row["existence"] != "denied" and row["status"] in ("held", "announced") and row["covered"] != "no"
    ]
    sure = [
        row["date_earliest"].year  # type: ignore[union-attr]
        for row in events
        if row["existence"] != "disputed"
        and row["status"] == "held"
        and row["date_precision"] == "day"
        and row["covered"] == "yes"
        and not row["date_uncertain"]
        and not row["date_approximate"]
    ]
    for row in held["dyad_year"].to_dicts():
        acts, perhaps = row["acts"], row["acts_perhaps"]
        if row["coverage"] == "none":
            assert acts is perhaps is None
            continue
        assert isinstance(acts, int)
        assert isinstance(perhaps, int)
        assert acts + perhaps <= len(events)
        assert row["milestones"] + row["meetings"] == acts  # type: ignore[operator]
        if row["dyad"] == BOTH:
            assert acts >= sure.count(row["year"])
        for family in ("milestones", "meetings"):
            for ending in ("", "_perhaps"):
                kinds = [
                    value
                    for name, value in row.items()
                    if name.startswith(f"{family}_")
                    and name != f"{family}_perhaps"
                    and name.endswith("_perhaps") == bool(ending)
                ]
                assert sum(kinds) == row[f"{family}{ending}"]  # type: ignore[arg-type]
