"""Faults that are well-formed and yet unlikely: 401 to 409."""

import json
from collections.abc import Iterator, Sequence

from ilma_data.model.agreement import Agreement, Milestone, Stage
from ilma_data.model.base import Record
from ilma_data.model.dates import EdtfDate
from ilma_data.model.ids import AnyRecordId, SignatoryId, SourceId
from ilma_data.model.retired import Retired, RetiredReason
from ilma_data.model.signatory import Office, State
from ilma_data.model.source import Source
from ilma_data.testing.faults import sound
from ilma_data.testing.faults.edit import put
from ilma_data.testing.faults.fault import Fault, ValueFault, first, live, mutation

_MINISTER = {"title": "Minister of Ports", "since": None, "until": None, "attested": ["2010-05-16"]}


@mutation("ILMA401")
def agreement_recorded_twice(records: Sequence[Record]) -> Iterator[Fault]:
    """An agreement has the title, the parties and the date of another."""
    source, state = _source_and_state(records)
    signed = Milestone(stage=Stage.SIGNED, date=EdtfDate("1990-05-16"))
    one = sound.agreement("no-such-agreement", source, state, signed)
    other = sound.agreement("no-such-text", source, state, signed).model_copy(
        update={"title": "On quite another matter"}
    )
    yield ValueFault(other, put(("title",), one.title), ("title",), beside=(one,))


@mutation("ILMA402")
def signatory_recorded_twice(records: Sequence[Record]) -> Iterator[Fault]:
    """An organization has the name of another."""
    source, _ = _source_and_state(records)
    one = sound.organization("no-such-body", source)
    other = sound.organization("no-such-office", source, "Bureau of weights and measures")
    named = sound.meeting("no-such-meeting", source, participants=(one.id, other.id))
    for name in (one.name, "SOME organization", "Organization, some"):
        yield ValueFault(other, put(("name",), name), ("name",), beside=(one, named))


@mutation("ILMA403")
def first_of_a_month(records: Sequence[Record]) -> Iterator[Fault]:
    """A step is dated on the first of a month, and no note says that the day is known."""
    new = sound.agreement("no-such-agreement", *_source_and_state(records))
    for agreement in (new, *live(records, Agreement)):
        there = ("milestones", len(agreement.milestones))
        if agreement.evidence[0].note is None:
            step = {"stage": "announced", "date": "1990-06-01"}
            yield ValueFault(agreement, put(there, step), (*there, "date"), follow=True)


@mutation("ILMA404")
def office_of_another_day(records: Sequence[Record]) -> Iterator[Fault]:
    """Somebody takes part in an office that they held later."""
    source, _ = _source_and_state(records)
    later = Office(title="Harbour Master", organization=None, since=EdtfDate("1991"), until=None)
    person = sound.person("no-such-person", source, later)
    meeting = sound.meeting("no-such-meeting", source, "1990-05-16", participants=(person.id,))
    where = ("participants", 0, "capacity")
    yield ValueFault(meeting, put(where, "Harbour Master"), where, beside=(person,))


@mutation("ILMA405")
def two_holders_of_an_office(records: Sequence[Record]) -> Iterator[Fault]:
    """Two persons hold one office at one time."""
    source, state = _source_and_state(records)
    office = _MINISTER | {"organization": str(state)}
    one = sound.person("no-such-minister", source, Office.model_validate_json(json.dumps(office)))
    other = sound.person("no-such-person", source).model_copy(update={"name": "Unlike the first"})
    named = sound.meeting("no-such-meeting", source, participants=(one.id, other.id))
    yield ValueFault(other, put(("offices", 0), office), ("offices", 0), follow=True, beside=(one, named))


@mutation("ILMA406")
def record_that_nobody_names(records: Sequence[Record]) -> Iterator[Fault]:
    """A record leads to others, and none to it."""
    source, _ = _source_and_state(records)
    unnamed: list[Record] = [
        sound.person("no-such-person", source),
        sound.organization("no-such-body", source),
        sound.domain("no-such-domain"),
        sound.source("no-such-source", "1990"),
    ]
    for record in unnamed:
        yield ValueFault(record, put(("id",), str(record.id)), ("id",))


@mutation("ILMA407")
def code_of_no_state_or_of_another(records: Sequence[Record]) -> Iterator[Fault]:
    """A state has a code that no state has, or that of another state."""
    source, _ = _source_and_state(records)
    new = sound.state("zz-no-such-state", source)
    named = sound.meeting("no-such-meeting", source, participants=(new.id,))
    where = ("iso_3166_1_alpha_3",)
    for code in ("XKX", "ESH", *_codes(records)):
        yield ValueFault(new, put(where, code), where, follow=True, beside=(named,))


@mutation("ILMA408")
def page_recorded_twice(records: Sequence[Record]) -> Iterator[Fault]:  # noqa: ARG001
    """A source has the address of another."""
    one = sound.source("no-such-page", "1990", "https://example.org/no-such-page")
    other = sound.source("no-such-source", "1990")
    named = (sound.meeting("no-such-meeting", one.id), sound.meeting("no-such-part", other.id))
    for address in ("https://example.org/no-such-page", "http://www.example.org/no-such-page/#top"):
        yield ValueFault(other, put(("url",), address), ("url",), beside=(one, *named))


@mutation("ILMA409")
def id_that_looks_like_another(records: Sequence[Record]) -> Iterator[Fault]:
    """An id differs from another in letters that nobody tells apart."""
    successor, _ = _source_and_state(records)
    for one, other in (("1ake", "lake"), ("burn", "bum"), ("l0g", "log"), ("vvall", "wall")):
        retired = [
            Retired(
                id=AnyRecordId(f"source/no-such-{slug}"),
                reason=RetiredReason.DUPLICATE,
                successors=(AnyRecordId(successor),),
                retired_in="0.1.0",
            )
            for slug in sorted((one, other))
        ]
        unchanged = put(("id",), retired[1].id)
        yield ValueFault(retired[1], unchanged, ("id",), beside=(retired[0],))


def _codes(records: Sequence[Record]) -> list[str]:
    """The country codes of the states that come before the last of the alphabet."""
    return [
        state.iso_3166_1_alpha_3
        for state in live(records, State)
        if state.iso_3166_1_alpha_3 is not None and state.id < "signatory/zz-no-such-state"
    ]


def _source_and_state(records: Sequence[Record]) -> tuple[SourceId, SignatoryId]:
    return first(records, Source).id, first(records, State).id
