"""The status of an agreement follows from its milestones, as of a date."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilma_data.dataset.dataset import Dataset
from ilma_data.dataset.status import Status, status
from ilma_data.model.agreement import Agreement, Stage
from ilma_data.model.dates import EdtfError

ACCORD = "agreement/water-accord-2021"
_DAYS = st.dates(date(1000, 1, 1), date(2999, 12, 31))


def with_milestones(example: Dataset, *steps: tuple[str, str | None]) -> Agreement:
    accord = json.loads(example.agreements[ACCORD].model_dump_json(by_alias=True, exclude_defaults=True))
    accord["milestones"] = [{"stage": stage, "date": date} for stage, date in steps]
    return Agreement.model_validate_json(json.dumps(accord))


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        ("2021-05-03", None),
        ("2021-05-04", Status(Stage.SIGNED, True)),
        ("2021-05", Status(Stage.SIGNED, False)),
        ("2021-05-31", Status(Stage.SIGNED, True)),
        ("2021-06-02", Status(Stage.IN_FORCE, True)),
        (None, Status(Stage.IN_FORCE, True)),
    ],
)
def test_status_is_that_of_the_day(example: Dataset, as_of: str | None, expected: Status | None) -> None:
    assert status(example.agreements[ACCORD], as_of) == expected


def test_suspension_lasts_until_the_agreement_is_certainly_in_force_again(example: Dataset) -> None:
    steps = [("signed", "2021"), ("in-force", "2022-01"), ("suspended", "2023-10")]
    assert status(with_milestones(example, *steps)) == Status(Stage.SUSPENDED, True)
    assert status(with_milestones(example, *steps, ("implemented", "2024"))) == Status(
        Stage.IMPLEMENTED, True
    )
    assert status(with_milestones(example, *steps, ("implemented", "2023"))) == Status(Stage.SUSPENDED, True)


def test_step_without_a_date_makes_an_answer_uncertain_only_where_it_would_change_it(
    example: Dataset,
) -> None:
    agreement = with_milestones(example, ("announced", None), ("signed", "2021-05"), ("ratified", None))
    assert status(agreement, "2021-06-02") == Status(Stage.RATIFIED, False)
    assert status(agreement) == Status(Stage.RATIFIED, True)
    assert status(with_milestones(example, ("announced", None), ("signed", "2021-05")), "2021-06") == Status(
        Stage.SIGNED, True
    )
    assert str(Status(Stage.IN_FORCE, False)) == "perhaps in-force"


def test_agreement_without_milestones_has_no_status_and_a_bad_date_is_refused(example: Dataset) -> None:
    assert status(with_milestones(example)) is None
    with pytest.raises(EdtfError):
        status(example.agreements[ACCORD], "2021-13")


@given(_DAYS, _DAYS)
def test_later_dates_never_take_a_step_back(first: date, second: date) -> None:
    agreement = Agreement.model_construct(milestones=_MILESTONES)
    earlier, later = sorted([first, second])
    before, after = status(agreement, earlier.isoformat()), status(agreement, later.isoformat())
    order = list(Stage)
    if before is not None:
        assert after is not None
        assert order.index(after.stage) >= order.index(before.stage)


_MILESTONES = Agreement.model_validate_json(
    json.dumps(
        {
            "id": "agreement/x",
            "title": "X",
            "instrument": "treaty",
            "ambit": "bilateral",
            "bindingness": "unclear",
            "existence": "confirmed",
            "parties": [{"signatory": "signatory/x", "role": "party"}],
            "signatures": [],
            "milestones": [
                {"stage": "signed", "date": "1995-03"},
                {"stage": "ratified", "date": "2001~"},
                {"stage": "in-force", "date": "2010-01-01/2012"},
                {"stage": "terminated", "date": "2020?"},
            ],
            "domains": [],
            "text_access": "unknown",
            "summary": "X.",
            "evidence": [],
        }
    )
).milestones
