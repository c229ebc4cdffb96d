"""The two states, the dyads that they make, and in which direction an act goes."""

from typing import NamedTuple

from ilma_data.dataset.dataset import Dataset
from ilma_data.export.tables.acts import Act, Actor, actors, state_for
from ilma_data.model.dates import Truth
from ilma_data.model.meeting import Meeting, MeetingKind, ParticipantPart
from ilma_data.model.signatory import State


class Side(NamedTuple):
    """A state by its codes: ISO 3166-1 alpha-3, and its number in the Correlates of War project."""

    iso: str
    cow: int


class Dyad(NamedTuple):
    """Two states; where directed, the first acts and the second is acted with."""

    first: Side
    second: Side
    directed: bool

    @property
    def name(self) -> str:
        """The ISO codes of the two: `MAR-ISR` without a direction, `ISR>MAR` with one."""
        return f"{self.first.iso}{'>' if self.directed else '-'}{self.second.iso}"


MOROCCO, ISRAEL = Side("MAR", 600), Side("ISR", 666)

DYADS = (
    Dyad(MOROCCO, ISRAEL, directed=False),
    Dyad(ISRAEL, MOROCCO, directed=True),
    Dyad(MOROCCO, ISRAEL, directed=True),
)
"""The dyads, in the order in which everything lists them. Without a direction, the lower number stands first."""


def goes(act: Act, dyad: Dyad, dataset: Dataset) -> Truth:
    """Whether an act goes in the direction of a dyad: a visit in that of its guests, a step of one side in its own.

    All others go in both; and all go in the dyad without a direction. Perhaps, where the side is not known.
    """
    if not dyad.directed:
        return Truth.YES
    if isinstance(act.record, Meeting):
        if act.record.kind is not MeetingKind.VISIT:
            return Truth.YES
        guests = [
            Actor(one.signatory, one.on_behalf_of)
            for one in act.record.participants
            if one.part is ParticipantPart.GUEST
        ]
        return _are_of(guests, dyad.first, dataset)
    if act.milestone is None or act.milestone.by is None:
        return Truth.YES
    return _are_of(list(actors(act)), dyad.first, dataset)


def _are_of(those: list[Actor], side: Side, dataset: Dataset) -> Truth:
    """Whether one of those who acted did so for a side; perhaps, unless the states of all are known."""
    states = [state_for(one, dataset) for one in those]
    if any(state is not None and _is(state, side, dataset) for state in states):
        return Truth.YES
    return Truth.PERHAPS if None in states or not states else Truth.NO


def _is(state_id: str, side: Side, dataset: Dataset) -> bool:
    state = dataset.signatories.get(state_id)
    return isinstance(state, State) and state.iso_3166_1_alpha_3 == side.iso
