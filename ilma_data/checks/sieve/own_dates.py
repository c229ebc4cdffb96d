"""Whether the dates of a record hold together: in so far as one record can contradict itself."""

from itertools import combinations
from typing import Any

from ilma_data.checks.rules.plausibility.first_of_a_period import begins_a_month
from ilma_data.checks.rules.shared.contradictions import is_doubtful
from ilma_data.checks.sieve.days import HeldOffice, dated
from ilma_data.checks.sieve.doubt import Doubt
from ilma_data.checks.sieve.plan import PartPlan, Plain
from ilma_data.model.dates import Truth
from ilma_data.model.source import Source
from ilma_data.model.vocabulary.stages import STAGES_IN_ORDER

_PLACES = {stage.value: place for place, stage in enumerate(STAGES_IN_ORDER)}


def look_at_dates(record: Plain) -> None:
    """Raise `Doubt` where the dates of a record may contradict one another."""
    milestones = record.get("milestones")
    if milestones and len(milestones) > 1:
        _look_at_order(milestones)
    for office in record.get("offices", ()):
        if office["since"] is not None or office["until"] is not None:
            _look_at_office(office)


def has_first_of_a_month(plan: PartPlan, record: Plain) -> bool:
    """Whether a date may stand for the month that it begins."""
    return plan.model is not Source and any(map(begins_a_month, _dates(plan, record)))


def _look_at_order(milestones: tuple[Plain, ...]) -> None:
    """Each step that has a place in the order comes after those before it."""
    steps = sorted(
        (_PLACES[one["stage"]], one["date"])
        for one in milestones
        if one["stage"] in _PLACES and one["date"] is not None
    )
    for (before, earlier), (after, later) in combinations(steps, 2):
        if before != after and dated(later).before(dated(earlier)) is Truth.YES:
            raise Doubt("steps out of order")


def _look_at_office(office: Plain) -> None:
    if is_doubtful(HeldOffice.of(office["since"], office["until"], office.get("attested", ()))):
        raise Doubt("dates of an office that contradict one another")


def _dates(plan: PartPlan, part: Plain) -> list[Any]:
    """Every date in a part."""
    found: list[Any] = []
    for field in plan.dates:
        value = part.get(field.name)
        found += value or () if field.is_list else [value] if value is not None else []
    for held in plan.dated_parts:
        value = part.get(held.name)
        if value and held.part is not None:
            for one in value if held.is_list else (value,):
                found += _dates(held.part, one)
    return found
