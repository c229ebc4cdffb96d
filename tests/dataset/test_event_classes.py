"""Classes of other vocabularies follow from the kind and the domains."""

import json

import pytest

from ilma_data.dataset.dataset import Dataset
from ilma_data.dataset.event_classes import (
    EventClass,
    contexts,
    defence_areas,
    meeting_class,
    milestone_class,
    sides_of,
)
from ilma_data.model.agreement import Stage
from ilma_data.model.base import Record
from ilma_data.model.domain import DefenceArea, PloverContext
from ilma_data.model.meeting import Meeting, MeetingKind
from ilma_data.model.reading import from_json

ACCORD = "agreement/water-accord-2021"


def changed(record: Record, **changes: object) -> Record:
    value = json.loads(record.model_dump_json(by_alias=True, exclude_defaults=True)) | changes
    return from_json(record.type, json.dumps(value))


@pytest.fixture
def defence(example: Dataset) -> Dataset:
    """The example, with water as a field of defence procurement and of the military context."""
    water = changed(
        example.domains["domain/water"], matches={"kinne_2018": "procurement", "plover": "military"}
    )
    return Dataset.of([*(record for record in example.records if record.id != water.id), water])


def test_domain_takes_the_match_of_the_next_wider_one(example: Dataset, defence: Dataset) -> None:
    protocol = defence.agreements["agreement/irrigation-protocol-2021"]
    assert defence_areas(protocol, defence) == (DefenceArea.PROCUREMENT,)
    assert contexts(protocol, defence) == (PloverContext.MILITARY,)
    assert defence_areas(protocol, example) == ()
    assert contexts(protocol, example) == ()


@pytest.mark.parametrize("stage", Stage)
def test_every_step_has_the_code_of_its_kind(defence: Dataset, example: Dataset, stage: Stage) -> None:
    expected = {
        Stage.NEGOTIATED: "046",
        Stage.ANNOUNCED: "0312",
        Stage.INITIALLED: "057",
        Stage.SIGNED: "057",
        Stage.APPROVED: "057",
        Stage.RATIFIED: "057",
        Stage.IN_FORCE: "062",
        Stage.IMPLEMENTED: "062",
    }
    found = milestone_class(defence.agreements[ACCORD], stage, defence)
    assert (found and found.cameo) == expected.get(stage)
    general = milestone_class(example.agreements[ACCORD], stage, example)
    assert general is None or general.cameo in {"046", "030", "057", "060"}


@pytest.mark.parametrize("kind", MeetingKind)
def test_every_meeting_has_a_class(example: Dataset, kind: MeetingKind) -> None:
    meeting = changed(example.meetings["meeting/lake-visit-2021"], kind=kind)
    assert isinstance(meeting, Meeting)
    expected = {
        MeetingKind.EXERCISE: ("062", "COOPERATE", None),
        MeetingKind.CALL: ("041", "CONSULT", "phone"),
        MeetingKind.VIDEO_CONFERENCE: ("041", "CONSULT", "phone"),
        MeetingKind.VISIT: ("042", "CONSULT", "visit"),
    }
    assert meeting_class(meeting, example)[:3] == expected.get(kind, ("040", "CONSULT", None))


def test_meeting_in_a_state_of_neither_side_is_elsewhere(example: Dataset) -> None:
    both = [
        {"signatory": "signatory/ada-lovell", "part": "attendee", "on_behalf_of": "signatory/freedonia"},
        {"signatory": "signatory/sylvania", "part": "attendee"},
    ]
    talks = changed(example.meetings["meeting/lake-talks-2021"], participants=both)
    third = changed(example.signatories["signatory/sylvania"], id="signatory/osterlich", name="Osterlich")
    wider = Dataset.of([*example.records, third])
    at_home = changed(talks, places=[{"name": "Lake Town", "state": "signatory/sylvania"}])
    elsewhere = changed(talks, places=[{"name": "Spa", "state": "signatory/osterlich"}])
    nowhere = changed(talks, places=[{"name": "The lake", "state": None}])
    assert isinstance(at_home, Meeting)
    assert isinstance(elsewhere, Meeting)
    assert isinstance(nowhere, Meeting)
    assert set(sides_of(elsewhere, wider)) == {"signatory/freedonia", "signatory/sylvania"}
    assert meeting_class(elsewhere, wider) == EventClass("044", "CONSULT", "third-party", ())
    assert meeting_class(at_home, wider).cameo == meeting_class(nowhere, wider).cameo == "040"


def test_circle_of_domains_ends(example: Dataset) -> None:
    water = changed(example.domains["domain/water"], broader="domain/irrigation")
    circular = Dataset.of([*(record for record in example.records if record.id != water.id), water])
    assert contexts(circular.agreements[ACCORD], circular) == ()
