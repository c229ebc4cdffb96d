"""The network, a line for each tie."""

from collections.abc import Iterator

from ilma_data.dataset.network import Network
from ilma_data.report.page import Page
from ilma_data.report.words import count


def network_lines(network: Network, page: Page) -> Iterator[str]:
    """How often, in what, and who with whom; the strongest tie first, of equal ones by id."""
    names = {node.id: node.name for node in network.nodes}
    ties = sorted(network.ties, key=lambda tie: (-tie.weight, tie.one, tie.other))
    yield from page.rows(
        [
            (
                f"{tie.weight:,}",
                count(len(tie.meetings), "meeting"),
                count(len(tie.agreements), "agreement"),
                f"{names[tie.one]} and {names[tie.other]}",
            )
            for tie in ties
        ]
    )


def network_as_json(network: Network) -> dict[str, object]:
    """The signatories with their kind and state, and the ties with their meetings and agreements."""
    return {
        "nodes": [
            {"id": node.id, "name": node.name, "kind": node.kind, "state": node.state}
            for node in network.nodes
        ],
        "ties": [
            {
                "one": tie.one,
                "other": tie.other,
                "weight": tie.weight,
                "meetings": tie.meetings,
                "agreements": tie.agreements,
            }
            for tie in network.ties
        ],
    }
