"""By which date and name a record is known."""

import pytest

from ilma_data.dataset.known_by import date_of
from ilma_data.model.agreement import Agreement, Milestone, Stage
from ilma_data.model.dates import EdtfDate


@pytest.mark.parametrize(
    ("steps", "date"),
    [
        ({"announced": "2021-04", "signed": "2021-05-04", "in-force": "2021-06"}, "2021-05-04"),
        ({"in-force": "2021-06", "announced": "2021-04"}, "2021-04"),
        ({"signed": None, "announced": "2021-04"}, "2021-04"),
        ({"signed": None}, None),
        ({}, None),
    ],
)
def test_an_agreement_is_known_by_its_signature_or_else_by_its_first_step(
    steps: dict[str, str | None], date: str | None
) -> None:
    milestones = tuple(
        Milestone(stage=Stage(stage), date=EdtfDate(written) if written else None)
        for stage, written in steps.items()
    )
    assert date_of(Agreement.model_construct(milestones=milestones)) == date
