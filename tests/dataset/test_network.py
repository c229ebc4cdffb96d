"""The network: who took part with whom, the same in every form, and legible."""

from collections import defaultdict
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import ilma_data
from ilma_data.dataset.dataset import Dataset
from ilma_data.dataset.network import Network, Node, Tie
from ilma_data.draw.lettering import shown
from ilma_data.model.base import Record
from ilma_data.model.ids import AgreementId, MeetingId, SignatoryId
from ilma_data.testing import names, record_sets
from tests.draw.drawn import SVG, marked, parsed, texts, values


@st.composite
def networks(draw: st.DrawFn) -> Network:
    states = [SignatoryId(f"signatory/state-{number}") for number in range(4)]
    nodes = [
        Node(
            SignatoryId(f"signatory/n-{number}"),
            draw(names() | st.text(max_size=30)),
            draw(st.sampled_from(["person", "organization", "state"])),
            draw(st.sampled_from([*states, None])),
        )
        for number in range(draw(st.integers(0, 12)))
    ]
    ties = []
    for one, other in combinations(sorted(nodes, key=lambda node: node.id), 2):
        meetings, agreements = draw(st.integers(0, 3)), draw(st.integers(0, 2))
        if meetings + agreements:
            ties.append(
                Tie(
                    one.id,
                    other.id,
                    tuple(MeetingId(f"meeting/m-{number}") for number in range(meetings)),
                    tuple(AgreementId(f"agreement/a-{number}") for number in range(agreements)),
                )
            )
    return Network(nodes, ties, {str(state): f"State <{number}>" for number, state in enumerate(states)})


@given(record_sets())
@settings(max_examples=20)
def test_a_tie_is_each_meeting_and_agreement_of_two_and_the_graph_of_networkx_is_the_same(
    records: tuple[Record, ...],
) -> None:
    held = Dataset.of(records)
    together: dict[tuple[str, str], set[str]] = defaultdict(set)
    for meeting in held.meetings:
        for pair in combinations(sorted({one.signatory for one in meeting.participants}), 2):
            together[pair].add(meeting.id)
    for agreement in held.agreements:
        here = {one.signatory for one in agreement.parties} | {one.signatory for one in agreement.signatures}
        for pair in combinations(sorted(here), 2):
            together[pair].add(agreement.id)
    network, graph = Network.of(held), held.co_participation()
    assert {(tie.one, tie.other): {*tie.meetings, *tie.agreements} for tie in network.ties} == together
    assert [node.id for node in network.nodes] == [one.id for one in held.signatories]

    assert set(graph.nodes) == {node.id for node in network.nodes}
    assert {
        (*sorted((one, other)), tuple(edge["meetings"]), tuple(edge["agreements"]), edge["weight"])
        for one, other, edge in graph.edges(data=True)
    } == {(*tie, tie.weight) for tie in network.ties}


@given(networks(), st.integers(1, 15))
def test_both_forms_hold_the_most_connected_and_their_ties(network: Network, most: int) -> None:
    chosen = network.most_connected(most)
    root, specification = parsed(network.to_svg(most=most)), network.to_vega(most=most)
    nodes = {(str(node.id),) for node in chosen.nodes}
    ties = {(tie.one, tie.other, str(len(tie.meetings)), str(len(tie.agreements))) for tie in chosen.ties}
    assert set(marked(root, "record")) == nodes
    assert set(marked(root, "one", "other", "meetings", "agreements")) == ties
    assert {(one["record"],) for one in values(specification, "layer", 1)} == nodes
    assert {
        (one["one"], one["other"], str(one["meetings"]), str(one["agreements"]))
        for one in values(specification, "layer", 0)
    } == ties


@given(networks(), st.integers(1, 15))
def test_nobody_left_out_is_more_connected(network: Network, most: int) -> None:
    weights: dict[str, int] = defaultdict(int)
    for tie in network.ties:
        weights[tie.one] += tie.weight
        weights[tie.other] += tie.weight
    chosen = {str(node.id) for node in network.most_connected(most).nodes}
    assert len(chosen) == min(most, len(weights))
    left = [weight for one, weight in weights.items() if one not in chosen]
    assert max(left, default=0) <= min((weights[one] for one in chosen), default=0)


@given(networks())
def test_names_lie_below_one_another(network: Network) -> None:
    sides: dict[bool, list[tuple[float, float]]] = {True: [], False: []}
    for drawn in parsed(network.to_svg()).iter(f"{SVG}g"):
        lines = list(drawn.iter(f"{SVG}text"))
        feet = [float(text.attrib["y"]) for text in lines]
        sides[float(lines[0].attrib["x"]) < 500].append((min(feet) - 10, max(feet) + 2.5))
    for side in sides.values():
        assert all(above[1] <= below[0] for above, below in pairwise(sorted(side)))


@given(networks())
def test_a_name_is_whole_or_says_that_it_is_cut(network: Network) -> None:
    named = {str(node.id): node.name for node in network.nodes}
    for drawn in parsed(network.to_svg()).iter(f"{SVG}g"):
        written = "".join("".join(texts(drawn)).split())
        whole = "".join(shown(named[drawn.attrib["data-record"]]).split())
        assert written == whole or (written.endswith("…") and whole.startswith(written[:-1]))


@pytest.mark.parametrize(
    "network", [Network([], []), Network.of(ilma_data.load())], ids=["empty", "packaged"]
)
def test_what_altair_takes_is_valid(network: Network) -> None:
    network.to_altair()


def test_two_thousand_are_drawn() -> None:
    nodes = [
        Node(SignatoryId(f"signatory/n-{number}"), f"N {number}", "person", None) for number in range(2000)
    ]
    ties = [Tie(one.id, other.id, (MeetingId("meeting/m"),), ()) for one, other in pairwise(nodes)]
    root = parsed(Network(nodes, ties).to_svg(most=2000))
    assert len(marked(root, "record")) == 2000


def test_a_state_is_the_only_one_on_record() -> None:
    states = {str(node.id): node.state for node in Network.of(ilma_data.load()).nodes}
    assert states["signatory/morocco"] == "signatory/morocco"
    assert states["signatory/benny-gantz"] == "signatory/israel"
    assert states["signatory/nasser-bourita"] == "signatory/morocco"


@pytest.mark.parametrize(("given", "message"), [({"most": 0}, "1 node or more"), ({"width": 1}, "600 to")])
def test_what_cannot_be_drawn_is_refused(given: dict[str, int], message: str) -> None:
    network = Network([], [])
    with pytest.raises(ValueError, match=message):
        network.to_svg(**given)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match=message):
        network.to_vega(**given)  # type: ignore[arg-type]
