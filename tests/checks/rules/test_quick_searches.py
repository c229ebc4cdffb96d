"""Searches that look at few of many pairs find what comparing all of them finds, in the same order."""

from collections.abc import Mapping, Sequence
from graphlib import CycleError, TopologicalSorter
from itertools import combinations
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from ilma_data.checks.one_file import file_findings, read_file
from ilma_data.checks.record_file import RecordFile
from ilma_data.checks.rules.links.cycle import check as cycle
from ilma_data.checks.rules.links.retired_and_live import check as retired_and_live
from ilma_data.checks.rules.plausibility.probable_duplicate import (
    ALIKE,
    Look,
    pairs_that_may_be_one,
)
from ilma_data.checks.rules.shared import doubles
from ilma_data.checks.rules.shared.circles import circling, knots, leading_into_circles
from ilma_data.checks.rules.shared.doubles import like_names
from ilma_data.checks.rules.shared.likeness import are_alike, folded
from ilma_data.checks.rules.shared.nearest import KnownIds
from ilma_data.checks.tree import Tree
from ilma_data.dataset.errors import nearest_ids
from ilma_data.model.agreement import Relation, RelationKind
from ilma_data.model.dates import Truth
from ilma_data.model.ids import AgreementId, AnyRecordId, SignatoryId, SourceId
from ilma_data.testing import FilesInMemory, any_id, dates
from ilma_data.testing.faults import sound

NAMES = st.text("abcde ", max_size=14)

GRAPHS = st.dictionaries(st.sampled_from("abcdefg"), st.lists(st.sampled_from("abcdefgh"), max_size=3))

LOOKS = st.lists(
    st.builds(
        Look,
        st.sampled_from("abcdefgh"),
        st.sampled_from(["one side", "both"]),
        st.none() | dates(),
        st.text("ab ", max_size=12),
        st.lists(st.sampled_from("abcdefgh"), max_size=2).map(tuple),
    ),
    max_size=12,
)


def may_be_one(one: Look, other: Look) -> bool:
    """The definition."""
    if one.sides != other.sides or one.date is None or other.date is None:
        return False
    if one.record_id in other.apart or other.record_id in one.apart:
        return False
    is_one_time = one.date.overlaps(other.date) is not Truth.NO
    return is_one_time and are_alike(folded(one.title), folded(other.title), ALIKE)


@given(LOOKS)
def test_records_that_may_be_one_are_those_of_comparing_each_with_each(looks: list[Look]) -> None:
    pairs = combinations(range(len(looks)), 2)
    assert pairs_that_may_be_one(looks) == [
        (one, other) for one, other in pairs if may_be_one(looks[one], looks[other])
    ]


@given(
    st.sampled_from(sorted(doubles.ALIKE)),
    st.lists(st.tuples(NAMES, st.frozensets(NAMES, max_size=3)), max_size=12),
)
def test_like_names_are_those_of_comparing_each_with_each(
    kind: str, named: list[tuple[str, frozenset[str]]]
) -> None:
    names = [name for name, _ in named]
    forms = [{name, *others} for name, others in named]
    pairs = combinations(range(len(named)), 2)
    assert like_names(kind, names, forms) == [
        (one, other)
        for one, other in pairs
        if forms[one] & forms[other] or are_alike(names[one], names[other], doubles.ALIKE[kind])
    ]


@given(st.lists(any_id(AnyRecordId), min_size=1, max_size=20), st.text("ab-/1", max_size=12), st.data())
def test_nearest_ids_are_those_of_looking_at_all(known: list[str], wrong: str, data: st.DataObject) -> None:
    ids = frozenset([*map(str, known), "domain/water", "source/water", "domain/waters", "domain/ab-1"])
    near = data.draw(st.sampled_from(sorted(ids)))
    without = data.draw(st.none() | st.sampled_from(sorted(ids)))
    for asked in (wrong, near[:-1], near.replace("a", "b"), "x/" + near.partition("/")[2]):
        expected = nearest_ids(asked, ids - {without} if without else ids)
        assert KnownIds(ids).nearest(asked, without) == expected


def reachable(following: Mapping[str, Sequence[str]], node: str) -> set[str]:
    found: set[str] = set()
    ahead = [*following.get(node, ())]
    while ahead:
        if (one := ahead.pop()) not in found:
            found.add(one)
            ahead += following.get(one, ())
    return found


@given(GRAPHS)
def test_knots_lead_to_one_another_and_come_after_those_to_which_they_lead(
    graph: dict[str, list[str]],
) -> None:
    groups = list(knots(graph))
    assert sorted(node for group in groups for node in group) == sorted(graph)
    for number, group in enumerate(groups):
        for node in group:
            led_to = reachable(graph, node)
            assert group - {node} == {one for one in led_to - {node} if node in reachable(graph, one)}
            assert not led_to & {one for later in groups[number + 1 :] for one in later}
    assert circling(graph) == {node for node in graph if node in reachable(graph, node)}
    assert leading_into_circles(graph) == {
        node for node in graph if any(one in reachable(graph, one) for one in {node, *reachable(graph, node)})
    }


def agreement(slug: str, relations: Sequence[str]) -> RecordFile:
    record = sound.agreement(slug, SourceId("source/s"), SignatoryId("signatory/s"))
    follows = (
        Relation(kind=RelationKind.FOLLOWS, agreement=AgreementId(f"agreement/{one}")) for one in relations
    )
    return RecordFile(
        f"agreements/{slug}.json", "", record=record.model_copy(update={"relations": tuple(follows)})
    )


def tree_of(files: Mapping[str, bytes]) -> Tree:
    read = {name: read_file(FilesInMemory(files), name) for name in sorted(files)}
    for file in read.values():
        list(file_findings(file))
    return Tree(read)


def cycles_by_searching_all(links: set[tuple[str, str]]) -> list[list[str]]:
    """The cycles, one after the other, by a search among all links that are left."""
    found = []
    while True:
        sorter: TopologicalSorter[str] = TopologicalSorter()
        for beginning, end in sorted(links):
            sorter.add(beginning, end)
        try:
            sorter.prepare()
        except CycleError as error:
            around: list[Any] = error.args[1][:0:-1]
            first = around.index(min(around))
            found.append([*around[first:], *around[:first], around[first]])
            links = links - {(found[-1][0], found[-1][1])}
        else:
            return found


@settings(max_examples=max(settings().max_examples // 2, 10))
@given(GRAPHS)
def test_cycles_are_those_of_searching_among_all_links_again(graph: dict[str, list[str]]) -> None:
    graph = {one: sorted(set(others)) for one, others in graph.items()}
    links = {(f"agreement/{one}", f"agreement/{other}") for one, others in graph.items() for other in others}
    tree = Tree({file.name: file for file in (agreement(*one) for one in sorted(graph.items()))})
    messages = [finding.message.partition(": ")[2].split(" > ") for finding in cycle.findings(tree)]
    assert sorted(messages) == sorted(cycles_by_searching_all(links))


@settings(max_examples=max(settings().max_examples // 2, 10))
@given(GRAPHS)
def test_retired_ids_that_lead_back_are_found_at_the_first_they_lead_to(graph: dict[str, list[str]]) -> None:
    graph = {one: sorted(set(others)) for one, others in graph.items()}
    files = {}
    for slug, others in graph.items():
        listed = ", ".join(f'"domain/{one}"' for one in others)
        files[f"retired/domain-{slug}.json"] = (
            f'{{"id": "domain/{slug}", "reason": "merged", "successors": [{listed}], "retired_in": "0.1.0"}}'
        ).encode()
    found = retired_and_live.findings(tree_of(files))
    back = {one.file for one in found if one.message.endswith("leads back to itself")}
    assert back == {
        f"retired/domain-{node}.json"
        for node in graph
        if node in (led_to := reachable(graph, node))
        and node not in graph[node]
        and node == min(one for one in led_to if one in reachable(graph, one))
    }
