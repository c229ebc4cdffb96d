"""What follows from a record, and nobody typed: its status, its classes in other vocabularies, how well it is known."""

from __future__ import annotations

from ilma_data.dataset.event_classes import defence_areas, meeting_class, milestone_class
from ilma_data.dataset.quality import completeness, triangulation
from ilma_data.dataset.status import status
from ilma_data.model.kinds import is_agreement, is_event, is_meeting
from ilma_data.report.names import Names
from ilma_data.report.page import Entry, Section
from ilma_data.report.words import count, plain

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ilma_data.dataset.dataset import Dataset
    from ilma_data.dataset.event_classes import EventClass
    from ilma_data.model.agreement import Agreement
    from ilma_data.model.base import Record
    from ilma_data.model.meeting import Meeting


def derived_sections(record: Record, dataset: Dataset, names: Names) -> Iterator[Section]:
    """The section of derived values; only agreements and meetings have one."""
    if is_event(record):
        yield Section("Derived", list(_entries(record, dataset, names)))


def derived_as_json(record: Record, dataset: Dataset) -> dict[str, object]:
    """The derived values as a program wants them."""
    if not is_event(record):
        return {}
    found = triangulation(record, dataset)
    known = completeness(record, dataset)
    derived: dict[str, object] = {
        "defence_areas": list(defence_areas(record, dataset)),
        "triangulation": {
            "origins": found.origins,
            "official": list(found.official),
            "third_party": found.third_party,
        },
        "completeness": {"answered": known.answered, "asked": known.asked, "open": list(known.open)},
    }
    if is_agreement(record):
        reached = status(record)
        derived["status"] = reached and {"stage": reached.stage, "certain": reached.certain}
        derived["event_classes"] = [
            {"stage": stage, **_class_as_json(milestone_class(record, stage, dataset))}
            for stage in dict.fromkeys(milestone.stage for milestone in record.milestones)
        ]
    elif is_meeting(record):
        derived["event_classes"] = [_class_as_json(meeting_class(record, dataset))]
    return derived


def _class_as_json(found: EventClass | None) -> dict[str, object]:
    if found is None:
        return {"cameo": None, "plover": None, "mode": None, "contexts": []}
    return {
        "cameo": found.cameo,
        "plover": found.plover,
        "mode": found.mode,
        "contexts": list(found.contexts),
    }


def _entries(record: Agreement | Meeting, dataset: Dataset, names: Names) -> Iterator[Entry]:
    if is_agreement(record):
        reached = status(record)
        yield Entry("none known" if reached is None else plain(str(reached)), "Status")
        for number, stage in enumerate(dict.fromkeys(milestone.stage for milestone in record.milestones)):
            text = f"{plain(stage)}: {_class_in_words(milestone_class(record, stage, dataset))}"
            yield Entry(text, "" if number else "Event class")
    elif is_meeting(record):
        yield Entry(_class_in_words(meeting_class(record, dataset)), "Event class")
    areas = defence_areas(record, dataset)
    yield Entry(", ".join(map(plain, areas)) or "none", "Defence areas")
    found = triangulation(record, dataset)
    official = ", ".join(map(names.named, found.official)) or "no state"
    third = "a third party" if found.third_party else "no third party"
    yield Entry(
        f"{count(found.origins, 'independent origin')}; the word of {official}; {third}", "Triangulation"
    )
    known = completeness(record, dataset)
    still_open = f"; open: {', '.join(known.open)}" if known.open else ""
    yield Entry(f"{known.answered} of {known.asked} questions answered{still_open}", "Completeness")


def _class_in_words(found: EventClass | None) -> str:
    if found is None:
        return "none"
    pieces = [found.plover, *([found.mode] if found.mode else []), *found.contexts]
    return f"CAMEO {found.cameo}; PLOVER {', '.join(pieces)}"
