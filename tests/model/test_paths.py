"""Evidence paths: every value has one that leads back to it, whatever its list holds."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilma_data.model.agreement import Agreement
from ilma_data.model.base import Record
from ilma_data.model.keys import keys_of
from ilma_data.model.paths import PathError, Supported, factual_values, nodes, resolve, resolves, supported
from ilma_data.model.reading import from_json
from ilma_data.testing import records


def agreement(**changes: object) -> Agreement:
    content = {
        "id": "agreement/x",
        "title": "X",
        "instrument": "treaty",
        "ambit": "bilateral",
        "bindingness": "unclear",
        "existence": "confirmed",
        "parties": [{"signatory": "signatory/x", "role": "party"}],
        "signatures": [],
        "milestones": [
            {"stage": "signed", "date": "2021-11-24"},
            {"stage": "approved", "date": "2022-01", "by": "signatory/knesset"},
            {"stage": "approved", "date": "[2022-03-20..2022-03-25]"},
        ],
        "domains": [],
        "text_access": "unknown",
        "summary": "X.",
        "evidence": [],
    }
    made = from_json("agreement", json.dumps(content | changes))
    assert isinstance(made, Agreement)
    return made


@given(records())
def test_path_of_every_value_leads_back_to_it(record: Record) -> None:
    for node in nodes(record):
        if node.owner.key_field is None and any(isinstance(step, int) for step in node.steps):
            continue  # items of evidence, disputes and claims have no keys: no path leads into them
        if node.steps[0] in ("evidence", "disputes", "claims") or node.path.endswith("[]"):
            continue
        found = resolve(record, node.path)
        assert (found.steps, found.value) == (node.steps, node.value)


@given(records())
def test_factual_values_are_supported_by_their_own_path_and_by_what_holds_them(record: Record) -> None:
    for value in factual_values(record):
        assert supported(value, [resolve(record, value.path)])
        assert supported(value, [resolve(record, str(value.steps[0]))])
        assert not supported(value, [])


@given(records(), st.data())
def test_several_pieces_of_evidence_are_told_apart(record: Record, data: st.DataObject) -> None:
    values = list(nodes(record))
    pieces = data.draw(st.lists(st.lists(st.sampled_from(values), max_size=4), max_size=4))
    together = Supported(*pieces)
    for value in values:
        expected = tuple(number for number, piece in enumerate(pieces, 1) if supported(value, piece))
        assert together.by(value) == expected
        assert together.has(value) == bool(expected)


@given(records(), st.text(max_size=40))
def test_any_text_is_a_path_or_an_error_whose_nearest_is_one(record: Record, text: str) -> None:
    nearest = nearest_of(record, text)
    assert nearest is None or resolves(record, nearest)


def nearest_of(record: Record, path: str) -> str | None:
    try:
        return resolve(record, path).path
    except PathError as error:
        return error.nearest


def test_key_says_more_where_the_shortest_repeats() -> None:
    assert keys_of(agreement().milestones) == [
        "signed",
        "approved by signatory/knesset",
        "approved on 2022-03-20..2022-03-25",
    ]


@pytest.mark.parametrize(
    "path",
    [
        "milestones[signed].date",
        "milestones[signed on 2021-11-24]",
        "milestones[approved by signatory/knesset]",
        "milestones[approved on 2022-01]",
        "milestones[approved on 2022-03-20..2022-03-25].date",
    ],
)
def test_any_key_that_picks_one_item_is_accepted(path: str) -> None:
    assert resolves(agreement(), path)


@pytest.mark.parametrize(
    ("path", "nearest"),
    [
        ("milestones[sined].date", "milestones[signed].date"),
        ("milestones[signed].dat", "milestones[signed].date"),
        ("milestone[signed]", "milestones[signed]"),
        ("instrumnt", "instrument"),
        ("title[x]", "title"),
        ("", None),
        ("milestones[signed", "milestones[signed]"),
    ],
)
def test_path_that_names_nothing_offers_the_nearest(path: str, nearest: str | None) -> None:
    with pytest.raises(PathError) as raised:
        resolve(agreement(), path)
    assert raised.value.nearest == nearest


def test_key_that_picks_two_items_names_the_choices() -> None:
    with pytest.raises(
        PathError, match="picks 2 items; write one of: approved by signatory/knesset, approved on 2022-03"
    ):
        resolve(agreement(), "milestones[approved]")
