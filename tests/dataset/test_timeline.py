"""The timeline as a picture: every entry is in it, with all of its title and the whole span of its date."""

import os
import subprocess
import sys
from datetime import date, timedelta
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import ValidationError

import ilma_data
from ilma_data.dataset.altair import as_altair
from ilma_data.dataset.dataset import Dataset
from ilma_data.dataset.errors import MissingExtraError
from ilma_data.dataset.timeline import Timeline, TimelineEntry
from ilma_data.draw.lettering import shown
from ilma_data.draw.timeline.marks import SHORTEST
from ilma_data.model.agreement import Existence, Stage
from ilma_data.model.base import Record
from ilma_data.model.dates import EdtfDate
from ilma_data.model.ids import AgreementId, MeetingId
from ilma_data.model.meeting import MeetingKind, MeetingStatus
from ilma_data.testing import dates, record_sets, titles
from tests.draw.drawn import SVG, marked, parsed, texts, values

FORMS = (
    "2021-11-24", "2021-11", "2021", "2021-11-2X", "2021-11~", "2021-11-24?", "2021-11-23/2021-11-25",
    "2021-06/2021-09", "2021-12-20/2022-01-05", "2021-12-18/..", "2021-03/..", "[2021-12-20..2022-01-05]",
    "2021-06-20/2021-06-2X", "2021-02~/2021-05?", "2021/2021", "1000", "2999-12-31", "2020-02-29/2999-12-31",
)  # fmt: skip

HOSTILE = (
    "<b>&amp; \"quoted\" 'text' ]]> --> <!--", "\x00\x1b[31m\x85\u2028 lines\n\r\tand\ttabs", "\ud800\ufffe\uffff",
    "\u202eevil\u202c \u2066isolated", "زيارة (Benny Gantz) إلى المغرب 2021", "ביקור שר הביטחון", "T" * 300, "", " ",
    "${datum.title} {{x}} %s \\",
)  # fmt: skip


def entry(
    when: str = "2021-11-24",
    title: str = "Talks",
    *,
    number: int = 0,
    event: str = "talks",
    status: str = "held",
    existence: Existence = Existence.CONFIRMED,
) -> TimelineEntry:
    record = (
        AgreementId(f"agreement/x-{number}") if event in list(Stage) else MeetingId(f"meeting/x-{number}")
    )
    return TimelineEntry(EdtfDate(when), record, "period", event, title, status, existence)


ENTRIES = st.builds(
    entry,
    dates(),
    titles() | st.text() | st.sampled_from(HOSTILE),
    number=st.integers(0, 99),
    event=st.sampled_from([*Stage, *MeetingKind]),
    status=st.sampled_from(list(MeetingStatus)),
    existence=st.sampled_from(list(Existence)),
)


def rows(timeline: Timeline) -> list[ElementTree.Element]:
    return [one for one in parsed(timeline.to_svg()).iter(f"{SVG}g") if "data-record" in one.attrib]


@given(record_sets())
@settings(max_examples=20)
def test_both_forms_hold_every_entry(records: tuple[Record, ...]) -> None:
    timeline = Dataset.of(records).timeline()
    wanted = [(str(one.record), one.path, str(one.date)) for one in timeline]
    assert marked(parsed(timeline.to_svg()), "record", "path", "date") == wanted
    facts = values(timeline.to_vega())
    assert [(one["record"], one["path"], one["date"]) for one in facts] == wanted
    assert [
        (one["title"], one["status"], one["existence"], one["earliest"], one["latest"]) for one in facts
    ] == [
        (
            one.title,
            str(one.status),
            str(one.existence),
            one.date.earliest.isoformat(),
            one.date.latest.isoformat() if one.date.latest else None,
        )
        for one in timeline
    ]


@given(st.lists(ENTRIES, max_size=8))
def test_a_label_of_the_specification_says_all_and_no_two_meet(entries: list[TimelineEntry]) -> None:
    timeline = Timeline(entries)
    facts = values(timeline.to_vega(width=600))
    for fact, one in zip(facts, timeline, strict=True):
        said = f"{fact['date_in_words']}: {fact['event']}{shown(one.title)}"
        lines = [line.strip("\u2068\u2069") for line in fact["label"]]
        assert "".join("".join(lines).split()).replace(
            f"[{fact['reservations']}]".replace(" ", ""), "", 1
        ) == "".join(said.split())
    feet = [one["y"] + 13 * (len(one["label"]) - 0.5) for one in facts]
    assert all(foot < below["y"] - 6.5 for foot, below in zip(feet, facts[1:], strict=False))


@given(st.lists(ENTRIES, max_size=8))
def test_a_row_says_all_that_its_entry_says(entries: list[TimelineEntry]) -> None:
    timeline = Timeline(entries)
    for drawn, one in zip(rows(timeline), timeline, strict=True):
        letters = "".join("".join(texts(drawn)).split())
        doubts = [word for word in (one.status, one.existence) if word not in ("held", "confirmed")]
        said = [one.date.describe(), one.event.replace("-", " "), ", ".join(doubts), shown(one.title)]
        assert letters == "".join("".join(said).split())


@given(st.lists(ENTRIES, min_size=2, max_size=8))
def test_rows_lie_below_one_another(entries: list[TimelineEntry]) -> None:
    spans = []
    for drawn in rows(Timeline(entries)):
        top = float(drawn.attrib["transform"].removeprefix("translate(0 ").removesuffix(")"))
        feet = [float(text.attrib["y"]) for text in drawn.iter(f"{SVG}text")]
        spans.append((top, top + max(feet) + 4))
    assert all(above[1] < below[0] for above, below in pairwise(spans))


@given(st.dates(date(2021, 1, 1), date(2021, 12, 31)), st.integers(1, 300))
def test_a_span_has_the_length_of_its_days_or_the_least_that_can_be_seen(first: date, days: int) -> None:
    last = min(first + timedelta(days=days), date(2021, 12, 31))
    if first == last:
        first -= timedelta(days=1)
    drawn_rows = rows(Timeline([entry("2021", number=1), entry(f"[{first}..{last}]", number=2)]))
    year, drawn = sorted(drawn_rows, key=lambda row: row.attrib["data-record"])
    ((left, right),) = {ends(line) for line in drawn.iter(f"{SVG}line") if ends(line)[0] < ends(line)[1]}
    begin, end = next(ends(line) for line in year.iter(f"{SVG}line"))
    scale = (end - begin) / 365
    first_x = begin + (first - date(2021, 1, 1)).days * scale
    last_x = begin + ((last - date(2021, 1, 1)).days + 1) * scale
    assert (left + right) / 2 == pytest.approx((first_x + last_x) / 2, abs=0.02)
    assert right - left == pytest.approx(max(last_x - first_x, SHORTEST), abs=0.02)


def ends(line: ElementTree.Element) -> tuple[float, float]:
    return float(line.attrib["x1"]), float(line.attrib["x2"])


def test_forms_of_a_date_look_different() -> None:
    drawn = set()
    for when in (
        "2021-11-24",
        "2021-11-24?",
        "2021-11",
        "2021-11~",
        "2021-11-01/2021-11-30",
        "2021-11-01/..",
    ):
        [row] = rows(Timeline([entry(when)]))
        drawn.add(tuple((one.tag, one.get("stroke-dasharray")) for one in row if one.tag != f"{SVG}text"))
    assert len(drawn) == 6


@given(ENTRIES)
@settings(max_examples=5)
def test_what_altair_takes_is_valid(one: TimelineEntry) -> None:
    Timeline([one]).to_altair()


@pytest.mark.parametrize("number", [0, 1, 2000])
def test_any_number_of_entries_is_drawn(number: int) -> None:
    timeline = Timeline(
        entry(FORMS[at % len(FORMS)], HOSTILE[at % len(HOSTILE)], number=at, event=[*Stage, "talks"][at % 12])
        for at in range(number)
    )
    assert len(rows(timeline)) == number
    assert len(values(timeline.to_vega())) == number


def test_a_chart_holds_every_entry() -> None:
    for number in (0, 1, len(FORMS)):
        timeline = Timeline(
            entry(when, HOSTILE[at % 10], number=at) for at, when in enumerate(FORMS[:number])
        )
        held = timeline.to_altair().to_dict().get("datasets", {})
        assert sum(map(len, held.values())) == number


def test_a_specification_that_is_wrong_is_refused() -> None:
    with pytest.raises(ValidationError):
        as_altair(Timeline([]).to_vega() | {"layer": [{"mark": "bare"}]})


def test_without_altair_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "altair", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'ilma-data\[altair\]'"):
        Timeline([]).to_altair()


@pytest.mark.parametrize("width", [599, 100_001, -1, float("nan")])
def test_a_width_that_cannot_be_is_refused(width: float) -> None:
    for draw in (Timeline([]).to_svg, Timeline([]).to_vega):
        with pytest.raises(ValueError, match="600 to 100000 wide"):
            draw(width=width)


def test_the_width_is_that_of_the_picture() -> None:
    for width in (600, 1000, 4000):
        root = parsed(Timeline([entry()]).to_svg(width=width))
        assert root.get("width") == str(width)


def test_the_title_is_the_one_given_or_says_what_it_is() -> None:
    for title in ("Mine", "", "<&>"):
        assert (parsed(Timeline([]).to_svg(title=title))[0].text or "") == title
    drawn = parsed(ilma_data.load().timeline().to_svg())[0].text or ""
    assert drawn.startswith("Timeline of ")


def test_pictures_are_the_same_whatever_the_order_of_sets() -> None:
    script = (
        "import hashlib, json, ilma_data\n"
        "from ilma_data.dataset.heat_map import HeatMap\n"
        "from ilma_data.dataset.network import Network\n"
        "held = ilma_data.load()\n"
        "for one in (held.timeline(), Network.of(held), HeatMap.of(held)):\n"
        "    print(hashlib.sha256((one.to_svg() + json.dumps(one.to_vega())).encode()).hexdigest())\n"
    )
    printed = {
        subprocess.run(
            [sys.executable, "-c", script],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(printed) == 1
