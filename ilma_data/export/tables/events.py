"""The table of events: one row a dated act, with the classes of other vocabularies."""

from collections.abc import Iterator
from typing import NamedTuple

from ilma_data.dataset.dataset import Dataset
from ilma_data.dataset.event_classes import EventClass, defence_areas, meeting_class, milestone_class
from ilma_data.dataset.quality import origins
from ilma_data.dataset.scope import is_covered
from ilma_data.export.tables.acts import Act, EventRecord, actors, dated_acts, state_for
from ilma_data.export.tables.flattening import date_cells, date_columns
from ilma_data.export.tables.listed import DEFENCE_AREAS, list_column, listed
from ilma_data.export.tables.picking import ItemPaths
from ilma_data.export.tables.selection import Selection
from ilma_data.export.tables.table import Column, ColumnType, ForeignKey, Making, Row, Table
from ilma_data.model.agreement import Agreement, Ambit, Existence, Instrument, Stage
from ilma_data.model.dates import Truth
from ilma_data.model.domain import PloverContext
from ilma_data.model.meeting import Meeting, MeetingKind, MeetingStatus


def _making(selection: Selection) -> Making:
    def of_record(record: EventRecord) -> Iterator[Row]:
        paths = selection.item_paths(record)
        for act in dated_acts(record, paths):
            yield _row(act, paths, selection.dataset)

    return Making(of_record)


def _row(act: Act, paths: ItemPaths, dataset: Dataset) -> Row:
    record = act.record
    done = actors(act)
    states = [state for one in done if (state := state_for(one, dataset)) is not None]
    what, of_its_kind, classed = _of_meeting(act, dataset) or _of_milestone(act, dataset)
    cameo, plover, mode, contexts = classed or (None, None, None, ())
    return (
        str(record.id),
        act.path,
        *what,
        record.title,
        *date_cells(act.date),
        is_covered(act.date).value,
        record.existence.value,
        *of_its_kind,
        listed(one.signatory for one in done),
        listed(sorted(states)),
        cameo,
        plover,
        mode,
        listed(contexts),
        listed(link.domain for link in record.domains),
        listed(defence_areas(record, dataset)),
        _origins(act, paths, dataset),
    )


class _OfItsKind(NamedTuple):
    """The cells that a meeting and a milestone have from different fields, and the class of the act."""

    what: Row
    of_its_kind: Row
    classed: EventClass | None


def _of_meeting(act: Act, dataset: Dataset) -> _OfItsKind | None:
    meeting = act.record
    if not isinstance(meeting, Meeting):
        return None
    return _OfItsKind(
        ("meeting", meeting.kind.value),
        (meeting.status.value, None, None, str(meeting.id), _text_of(meeting.part_of)),
        meeting_class(meeting, dataset),
    )


def _of_milestone(act: Act, dataset: Dataset) -> _OfItsKind:
    agreement, milestone = act.record, act.milestone
    assert isinstance(agreement, Agreement)
    assert milestone is not None
    return _OfItsKind(
        ("milestone", milestone.stage.value),
        (
            MeetingStatus.HELD.value,
            agreement.instrument.value,
            agreement.ambit.value,
            _text_of(milestone.meeting),
            None,
        ),
        milestone_class(agreement, milestone.stage, dataset),
    )


def _text_of(record_id: str | None) -> str | None:
    return None if record_id is None else str(record_id)


def _origins(act: Act, paths: ItemPaths, dataset: Dataset) -> int:
    """The independent origins of the evidence for a milestone or any part of it, or for a meeting as a whole."""
    cited = dict.fromkeys(
        one.source
        for one in act.record.evidence
        if act.milestone is None
        or any(path == "milestones" or paths.item(path) == act.path for path in one.supports)
    )
    return origins(source for one in cited if (source := dataset.sources.get(one)) is not None)


def _text(name: str, description: str, words: tuple[str, ...] = (), *, nullable: bool = False) -> Column:
    return Column(name=name, type=ColumnType.STRING, description=description, words=words, nullable=nullable)


EVENTS = Table(
    name="events",
    title="Events",
    description=(
        "One row for each dated act: each milestone of an agreement that has a date, and each meeting that has one. All"
        " of it is derived. Acts without a date stand in `milestones` and `meetings` alone."
    ),
    columns=(
        _text("record_id", "The agreement or the meeting."),
        _text("path", "The path in the record: of the milestone, or of the meeting's period."),
        _text(
            "act",
            "Whether it is a step in the life of an agreement, or a meeting.",
            ("milestone", "meeting"),
        ),
        _text("event", "The stage of the milestone, or the kind of the meeting.", (*Stage, *MeetingKind)),
        _text("title", "The title of the agreement or the meeting."),
        *date_columns("date", "When the step was taken, or the meeting took place.", nullable=False),
        _text(
            "covered",
            "Whether the date lies in the period that the data set covers; outside it nobody looked for events.",
            tuple(Truth),
        ),
        _text(
            "existence",
            "How sure it is that the agreement exists, or that the meeting took place or was announced.",
            tuple(Existence),
        ),
        _text(
            "status",
            "Whether a meeting took place. Always `held` for a milestone: it is a step that was taken.",
            tuple(MeetingStatus),
        ),
        _text(
            "instrument",
            "The kind of text of the agreement; null for meetings.",
            tuple(Instrument),
            nullable=True,
        ),
        _text(
            "ambit",
            "Between whom the agreement stands; null for meetings.",
            tuple(Ambit),
            nullable=True,
        ),
        _text(
            "meeting",
            "The meeting itself, or that at which the milestone was reached, where known.",
            nullable=True,
        ),
        _text(
            "part_of",
            "The larger meeting of which a meeting was a part; leave such rows out to count a visit once.",
            nullable=True,
        ),
        list_column(
            "actors",
            "Ids of those who acted: of a meeting, who took part; of a step, the one who took it; where it names none,"
            " those who signed or, for other steps, the parties.",
        ),
        list_column(
            "states",
            "Ids of the states for which they acted, where known. A person's is known by on whose behalf.",
        ),
        _text(
            "cameo",
            "CAMEO event code; a text, because it begins with 0. Null for stages that take many forms.",
            nullable=True,
        ),
        _text("plover", "PLOVER event type.", nullable=True),
        _text("plover_mode", "PLOVER mode, where the type has one for it.", nullable=True),
        list_column("plover_contexts", "PLOVER contexts, by its domains.", PloverContext),
        list_column("domains", "Ids of the domains that the record names."),
        DEFENCE_AREAS,
        Column(
            name="origins",
            type=ColumnType.INTEGER,
            description=(
                "How many independent origins the evidence has: for the milestone or any part of it, or for the meeting"
                " as a whole. Sources of one origin, or of one publisher, count once."
            ),
        ),
    ),
    primary_key=("record_id", "path"),
    foreign_keys=(
        ForeignKey(("record_id",), "records", ("id",)),
        ForeignKey(("meeting",), "meetings", ("id",)),
        ForeignKey(("part_of",), "meetings", ("id",)),
    ),
    models=(Agreement, Meeting),
    make=_making,
)
