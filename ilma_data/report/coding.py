"""A record as a coder would have coded it: the few variables of the reliability study, derived from the record."""

from collections.abc import Mapping, Sequence

from ilma_data.dataset.dataset import Dataset
from ilma_data.dataset.event_classes import domain_of
from ilma_data.dataset.known_by import date_of
from ilma_data.dataset.status import status
from ilma_data.model.agreement import Agreement, PartyRole, Stage
from ilma_data.model.meeting import Meeting
from ilma_data.model.places import Place

Coding = Mapping[str, str | int | Sequence[str] | None]
"""The values of the variables for one agreement or meeting, with its id under `record`; None where not coded."""

_SIDES = {"signatory/israel": "Israel", "signatory/morocco": "Morocco"}


def coding_of(record: Agreement | Meeting, dataset: Dataset) -> Coding:
    """The variables of one record, in the order in which the study lists them.

    - `stage` is the status after all milestones; `date` that of the first signing or, without one, of the first dated
      step; `state` that of the first place with a known state, of the signing or of the meeting: Israel, Morocco or
      other.
    - `parties` counts those in the role of party; `signers` and `persons` count persons, not bodies.
    - `domains` are the widest ones above those that the record names.
    """
    domains = sorted(
        {list(domain_of(dataset, link.domain))[-1].label.en for link in record.domains}, key=str.casefold
    )
    date = date_of(record)
    if isinstance(record, Agreement):
        reached = status(record)
        signed = sorted(
            (step for step in record.milestones if step.stage is Stage.SIGNED),
            key=lambda step: (step.date is None, step.date.sort_key if step.date else ()),
        )
        return {
            "record": record.id,
            "instrument": str(record.instrument),
            "ambit": str(record.ambit),
            "bindingness": str(record.bindingness),
            "existence": str(record.existence),
            "stage": None if reached is None else str(reached.stage),
            "date": None if date is None else str(date),
            "state": _state([step.place for step in signed if step.place is not None]),
            "parties": sum(1 for party in record.parties if party.role is PartyRole.PARTY),
            "signers": _persons(dataset, [signature.signatory for signature in record.signatures]),
            "text_access": str(record.text_access),
            "domains": domains,
        }
    return {
        "record": record.id,
        "kind": str(record.kind),
        "status": str(record.status),
        "existence": str(record.existence),
        "date": None if date is None else str(date),
        "state": _state(record.places),
        "persons": _persons(dataset, [participant.signatory for participant in record.participants]),
        "domains": domains,
    }


def _state(places: Sequence[Place]) -> str | None:
    states = [place.state for place in places if place.state is not None]
    return _SIDES.get(states[0], "other") if states else None


def _persons(dataset: Dataset, signatories: Sequence[str]) -> int:
    found = {one: dataset.signatories.get(one) for one in signatories}
    return sum(1 for signatory in found.values() if signatory is not None and signatory.kind == "person")
