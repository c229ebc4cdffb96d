"""An event as the timeline draws it: what is known of its date, what kind of thing it is, and how sure it is."""

import datetime
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What a mark stands for, by shape and colour."""

    MADE = "agreement made"
    ON_THE_WAY = "agreement on the way"
    ENDED = "agreement ended"
    MEETING = "meeting"


class Sureness(StrEnum):
    """How sure the event is, by the fill of its mark."""

    SURE = "held, confirmed"
    REPORTED = "reported"
    DISPUTED = "disputed"
    PLANNED = "announced, postponed"
    OFF = "cancelled, denied"


class Event(NamedTuple):
    """A row of the timeline.

    `earliest` to `start_latest` are the days on which it can have begun, `end_earliest` to `latest` those on which it
    can have ended; `latest` is None where no end is known. What does not last is one day, its start and end at once. A
    `doubtful` date is marked approximate or uncertain. `when` is the date in words, `date` as it is written.
    """

    record: str
    path: str
    date: str
    when: str
    earliest: datetime.date
    start_latest: datetime.date
    end_earliest: datetime.date
    latest: datetime.date | None
    lasts: bool
    doubtful: bool
    event: str
    kind: Kind
    title: str
    status: str
    existence: str

    @property
    def sureness(self) -> Sureness:
        """The weakest thing that is said of it."""
        if self.status == "cancelled" or self.existence == "denied":
            return Sureness.OFF
        if self.status != "held":
            return Sureness.PLANNED
        return {"reported": Sureness.REPORTED, "disputed": Sureness.DISPUTED}.get(
            self.existence, Sureness.SURE
        )

    @property
    def reservations(self) -> str:
        """What a reader must know before taking it for a fact, in words; mostly nothing."""
        return ", ".join(
            word for word, usual in ((self.status, "held"), (self.existence, "confirmed")) if word != usual
        )

    @property
    def is_one_day(self) -> bool:
        """Whether it is known to the day, and to one."""
        return self.earliest == self.latest


def heading(events: tuple[Event, ...]) -> str:
    """The title of a timeline that has none of its own."""
    if not events:
        return "Timeline without dated steps or meetings"
    counted = "1 dated step or meeting" if len(events) == 1 else f"{len(events):,} dated steps and meetings"
    first, last = events[0].earliest.year, max(event.earliest.year for event in events)
    return f"Timeline of {counted}, {first}{'' if first == last else f' to {last}'}"


def description(events: tuple[Event, ...]) -> str:
    """What a screen reader says of the timeline beyond its title."""
    to_the_day = sum(event.is_one_day for event in events)
    unsure = sum(event.sureness is not Sureness.SURE for event in events)
    return (
        "The dated steps of agreements and the dated meetings, the earliest first: date, mark, kind and title. "
        f"{to_the_day:,} of {len(events):,} are known to the day; {unsure:,} were not held or are not confirmed. "
        "Shapes tell the kind, fills how sure it is; spans show the days on which it can have been."
    )
