"""The network: who met or signed with whom, and how often."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from ilma_data.dataset.altair import as_altair
from ilma_data.draw.network import graph
from ilma_data.draw.network.picture import network_svg
from ilma_data.draw.network.specification import network_vega
from ilma_data.model.base import Record
from ilma_data.model.ids import AgreementId, MeetingId, RecordId, SignatoryId

if TYPE_CHECKING:
    from altair import LayerChart

    from ilma_data.dataset.dataset import Dataset


class Node(NamedTuple):
    """A signatory; `state` is the one to which all offices and missions on record belong, None where not one does."""

    id: SignatoryId
    name: str
    kind: str
    state: SignatoryId | None


class Tie(NamedTuple):
    """Two signatories, in the order of their ids, and the meetings and agreements in which both took part."""

    one: SignatoryId
    other: SignatoryId
    meetings: tuple[MeetingId, ...]
    agreements: tuple[AgreementId, ...]

    @property
    def weight(self) -> int:
        """How many meetings and agreements."""
        return len(self.meetings) + len(self.agreements)


class Network:
    """Every signatory, and the ties between them: the same meeting, or party to or signer of the same agreement."""

    def __init__(
        self, nodes: Iterable[Node], ties: Iterable[Tie], names: dict[str, str] | None = None
    ) -> None:
        """Made by `Dataset.network`. `names` are those of the states by their ids."""
        self.nodes = tuple(nodes)
        self.ties = tuple(ties)
        self._names = names or {}

    @classmethod
    def of(cls, dataset: Dataset) -> Network:
        """The network of a data set, in the order of ids."""
        states = _states(dataset)
        nodes = [
            Node(signatory.id, signatory.name, signatory.kind, states.get(signatory.id))
            for signatory in dataset.signatories
        ]
        together: dict[tuple[str, str], tuple[list[RecordId], list[RecordId]]] = {}
        for number, pairs in enumerate((_at_meetings(dataset), _in_agreements(dataset))):
            for record, signatories in pairs:
                for pair in combinations(sorted(set(signatories)), 2):
                    together.setdefault(pair, ([], []))[number].append(record.id)
        ties = [
            Tie(
                SignatoryId(one),
                SignatoryId(other),
                tuple(map(MeetingId, meetings)),
                tuple(map(AgreementId, agreements)),
            )
            for (one, other), (meetings, agreements) in sorted(together.items())
        ]
        return cls(nodes, ties, {one.id: one.name for one in dataset.signatories if one.kind == "state"})

    def most_connected(self, most: int) -> Network:
        """The signatories whose ties weigh most, the first of them first, and the ties between them.

        Raises `ValueError` where `most` is less than 1.
        """
        chosen = graph.most_connected(self._drawn_nodes(), self._drawn_ties(), most)
        nodes = {str(node.id): node for node in self.nodes}
        ids = {node.id for node in chosen.nodes}
        ties = (tie for tie in self.ties if tie.one in ids and tie.other in ids)
        return Network((nodes[node.id] for node in chosen.nodes), ties, self._names)

    def __repr__(self) -> str:
        return f"<Network: {len(self.nodes):,} signatories, {len(self.ties):,} ties>"

    def _repr_svg_(self) -> str:
        """What a notebook shows."""
        return self.to_svg()

    def to_svg(self, *, most: int = 40, width: float = 1000, title: str | None = None) -> str:
        """The `most` connected signatories as an SVG picture, `width` points wide (600 or more).

        Groups are the states. Raises `ValueError` for the width, and where `most` is less than 1.
        """
        return network_svg(self._drawn_nodes(), self._drawn_ties(), most=most, width=width, title=title)

    def to_vega(self, *, most: int = 40, width: float = 1000, title: str | None = None) -> dict[str, object]:
        """The same as a Vega-Lite specification with the facts in it. Raises as `to_svg` does."""
        return network_vega(self._drawn_nodes(), self._drawn_ties(), most=most, width=width, title=title)

    def to_altair(self, *, most: int = 40, width: float = 1000, title: str | None = None) -> LayerChart:
        """The same as an Altair chart. Raises `MissingExtraError` where altair is not installed."""
        return as_altair(self.to_vega(most=most, width=width, title=title))

    def _drawn_nodes(self) -> list[graph.Node]:
        return [
            graph.Node(node.id, node.name, node.kind, None if node.state is None else self._names[node.state])
            for node in self.nodes
        ]

    def _drawn_ties(self) -> list[graph.Tie]:
        return [graph.Tie(tie.one, tie.other, len(tie.meetings), len(tie.agreements)) for tie in self.ties]


def _at_meetings(dataset: Dataset) -> Iterable[tuple[Record, list[str]]]:
    for meeting in dataset.meetings:
        yield meeting, _known(dataset, (one.signatory for one in meeting.participants))


def _in_agreements(dataset: Dataset) -> Iterable[tuple[Record, list[str]]]:
    for agreement in dataset.agreements:
        parties = [party.signatory for party in agreement.parties]
        signers = [signature.signatory for signature in agreement.signatures]
        yield agreement, _known(dataset, [*parties, *signers])


def _known(dataset: Dataset, signatories: Iterable[str]) -> list[str]:
    return [str(one) for one in signatories if one in dataset.signatories]


def _states(dataset: Dataset) -> dict[str, SignatoryId]:
    """The state of each signatory that has one: its own, that of its organization, or the only one it acted for."""
    from ilma_data.dataset.event_classes import state_of

    found: dict[str, set[str]] = {}

    def add(signatory: str, of: str | None) -> None:
        state = state_of(dataset, of)
        if state in dataset.signatories:
            found.setdefault(str(signatory), set()).add(str(state))

    for one in dataset.signatories:
        add(one.id, one.id)
        for office in getattr(one, "offices", ()):
            add(one.id, office.organization)
    for meeting in dataset.meetings:
        for participant in meeting.participants:
            add(participant.signatory, participant.on_behalf_of)
    for agreement in dataset.agreements:
        for signature in agreement.signatures:
            add(signature.signatory, signature.on_behalf_of)
    return {one: SignatoryId(next(iter(states))) for one, states in found.items() if len(states) == 1}
