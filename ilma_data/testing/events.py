"""Dates that agree with each other: of meetings and their parts, of milestones, of offices.

Behind every date stands a day, or a stretch of days, on which the thing really took place in the data set's own
little world. Those days are in order, and each date is one that can mean its days: so no two certainly disagree.
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from hypothesis import strategies as st

from ilma_data.model.agreement import Milestone, Stage
from ilma_data.model.dates import EdtfDate
from ilma_data.model.ids import MeetingId
from ilma_data.model.signatory import Office
from ilma_data.model.vocabulary.stages import STAGES_IN_ORDER
from ilma_data.testing.dates import dates_about
from ilma_data.testing.links import Links
from ilma_data.testing.parts import MOST_ITEMS, lists, parts
from ilma_data.testing.texts import names

FIRST_EVENT, LAST_EVENT = date(2000, 1, 1), date(2023, 12, 31)
"""The days from and to which things happen in a generated data set."""

_LONGEST_MEETING = 6  # days after its first


class Occasion(NamedTuple):
    """A meeting, and the days on which it really took place."""

    meeting: MeetingId
    first: date
    last: date


@st.composite
def occasion(draw: st.DrawFn, meeting: MeetingId, whole: Occasion | None) -> Occasion:
    """When a meeting took place: within the larger one of which it is a part, or at any time."""
    if whole is not None:
        first, last = sorted(draw(st.dates(whole.first, whole.last)) for _ in range(2))
    else:
        first = draw(_EVENT_DAYS)
        last = min(first + timedelta(days=draw(st.integers(0, _LONGEST_MEETING))), LAST_EVENT)
    return Occasion(meeting, first, last)


@st.composite
def milestones(draw: st.DrawFn, links: Links, occasions: Sequence[Occasion]) -> tuple[Milestone, ...]:
    """The steps of an agreement, in the order of their stages and within the meetings at which they were taken."""
    stages = draw(st.lists(st.sampled_from(Stage), max_size=MOST_ITEMS + 1))
    in_order = sorted((stage for stage in stages if stage in STAGES_IN_ORDER), key=STAGES_IN_ORDER.index)
    days = sorted(draw(_day(occasions)) for _ in in_order)
    when = [*zip(in_order, days, strict=True)]
    when += [(stage, draw(_day(occasions))) for stage in stages if stage not in STAGES_IN_ORDER]
    steps: dict[str, Milestone] = {}
    for stage, day in when:
        there = [at.meeting for at in occasions if at.first <= day <= at.last]
        step = draw(
            parts(
                Milestone,
                links,
                stage=st.just(stage),
                date=_about(day, day),
                meeting=st.none() | st.sampled_from(there) if there else st.none(),
            )
        )
        steps.setdefault(step.keys()[-1], step)
    listed = list(steps.values())
    return tuple(reversed(listed) if draw(st.booleans()) else listed)


def offices(links: Links) -> st.SearchStrategy[tuple[Office, ...]]:
    """The offices of a person: none ends before it begins, each is attested in between."""
    return lists(_office(links))


@st.composite
def _office(draw: st.DrawFn, links: Links) -> Office:
    first, *shown, last = sorted(draw(st.lists(_EVENT_DAYS, min_size=2, max_size=4)))
    attested = tuple(dict.fromkeys(draw(_known(day, day)) for day in shown))
    return draw(
        parts(
            Office,
            links,
            title=_OFFICES,
            since=_about(first, first),
            until=_about(last, last),
            attested=st.just(attested),
        )
    )


def period(at: Occasion) -> st.SearchStrategy[EdtfDate | None]:
    """The period of a meeting as its record has it; null where no source says."""
    return _about(at.first, at.last)


def _about(first: date, last: date) -> st.SearchStrategy[EdtfDate | None]:
    """Null, the days as closely as can be, or any date that can mean them."""
    exactly = EdtfDate(f"{first}" if first == last else f"{first}/{last}")
    return st.one_of(st.none(), st.just(exactly).map(_not_the_first), _known(first, last))


def _known(first: date, last: date) -> st.SearchStrategy[EdtfDate]:
    """Any date that can mean the days."""
    return dates_about(first, last).map(_not_the_first)


def _not_the_first(when: EdtfDate) -> EdtfDate:
    """The month, where it is the first of it: that day would need a note of its own."""
    return EdtfDate(when[:7]) if re.fullmatch("[0-9]{4}-[0-9]{2}-01", when) else when


def _day(occasions: Sequence[Occasion]) -> st.SearchStrategy[date]:
    """The day of an event, often one on which a meeting was held."""
    if not occasions:
        return _EVENT_DAYS
    firsts, lasts = [at.first for at in occasions], [at.last for at in occasions]
    return st.one_of(_EVENT_DAYS, st.sampled_from(firsts), st.sampled_from(lasts))


_EVENT_DAYS = st.dates(FIRST_EVENT, LAST_EVENT)

# Not what anyone signs as, by chance: whoever signs in the title of an office must have held it that day.
_OFFICES = names().map(lambda name: f"Keeper of {name[:150].rstrip()}")
