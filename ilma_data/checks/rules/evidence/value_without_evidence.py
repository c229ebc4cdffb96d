"""ILMA302: every value of a factual field has evidence; the codebook says which fields are factual."""

import json
from collections.abc import Iterator
from typing import Any

from ilma_data.checks.coverage import unsupported_values
from ilma_data.checks.finding import Finding, Related
from ilma_data.checks.paths import named_paths
from ilma_data.checks.record_file import RecordFile
from ilma_data.checks.rule import Example, rule
from ilma_data.checks.rules.shared.stray_paths import likely_path
from ilma_data.checks.tree import Tree
from ilma_data.model.base import Record
from ilma_data.model.paths import Node, PathError, Steps, factual_values, nodes, resolve, resolves


@rule(
    "ILMA302",
    name="value-without-evidence",
    why="Every fact carries its evidence: that is what this data set is for.",
    mend="Name the value's path in the `supports` of the evidence that gives it, add evidence, or write null.",
    example=Example(
        "agreements/water-accord-2021.json",
        '"milestones[signed]",\n        "domains"',
        '"milestones[signed]"',
    ),
)
def check(tree: Tree) -> Iterator[Finding]:
    """Report what is present and has no evidence: once for a list or an object of which no part has any.

    A path that leads nowhere is a finding of its own, and counts here for the value that was meant.
    """
    for file, record in tree.records(partial=True):
        meant = _meant(file, record)
        if file.is_faulty_at(("evidence",)) or meant is None:
            continue
        lacking = _largest(record, list(unsupported_values(record, also=meant)))
        lacking = [value for value in lacking if not file.is_faulty_at(value.steps)]
        if len(lacking) > 1 and not getattr(record, "evidence", ()):
            yield Finding(
                file.at("evidence"),
                f"{file.record_id} has no evidence for any of its values",
                found="[]",
                expected=[f"evidence that supports {_listed(lacking)}"],
                related=[Related(file.at(*value.steps), "no evidence") for value in lacking],
            )
            continue
        for value in lacking:
            yield Finding(
                file.at(*value.steps),
                f"`{value.path}` has no evidence",
                found=_shown(file, value),
                expected=[f"`{value.path}` in the `supports` of some evidence"],
            )


def _shown(file: RecordFile, value: Node) -> str | None:
    """The value as it stands in the file."""
    held: Any = file.document.value if file.document else None
    for step in value.steps:
        held = held[step]
    return json.dumps(held, ensure_ascii=False)


def _listed(values: list[Node]) -> str:
    return ", ".join(f"`{value.path}`" for value in values)


def _meant(file: RecordFile, record: Record) -> list[Node] | None:
    """The values that the misspelt paths of the evidence mean; None where one might mean anything."""
    meant = []
    for named in named_paths(record):
        try:
            resolve(record, named.path)
        except PathError as error:
            if not named.is_evidence:
                continue
            if file.is_faulty_at(named.top) and resolves(record, str(named.top[0])):
                # A key there is faulty: the path may mean any item.
                meant.append(resolve(record, str(named.top[0])))
                continue
            if likely_path(error) is None or error.nearest is None:
                return None
            meant.append(resolve(record, error.nearest))
    return meant


def _largest(record: Record, unsupported: list[Node]) -> list[Node]:
    """The nodes that hold unsupported values and nothing else; where one holds a single value, that value."""
    if not unsupported:
        return []
    missing = {value.steps for value in unsupported}
    values = [value.steps for value in factual_values(record)]
    largest: dict[Steps, Node] = {}
    for node in nodes(record):
        held = [steps for steps in values if steps[: len(node.steps)] == node.steps]
        is_list_of_one = isinstance(node.value, tuple) and len(node.value) == 1
        holds_another_alone = len(held) == 1 and held[0] != node.steps
        within_another = any(node.steps[: len(steps)] == steps for steps in largest)
        if (
            held
            and missing.issuperset(held)
            and not (is_list_of_one or holds_another_alone or within_another)
        ):
            largest[node.steps] = node
    return list(largest.values())
