"""ILMA401: an agreement or a meeting is recorded once."""

import json
from collections.abc import Iterator, Sequence
from itertools import combinations

from ilma_data.checks.finding import Finding, Related
from ilma_data.checks.rule import Example, rule
from ilma_data.checks.rules.shared.likeness import are_alike, folded
from ilma_data.checks.tree import Tree
from ilma_data.model.agreement import Agreement
from ilma_data.model.dates import EdtfDate, Truth
from ilma_data.model.meeting import Meeting

ALIKE = 0.8
"""Likeness of titles from which on two records are taken for one; different things of ours have up to 0.76."""


@rule(
    "ILMA401",
    name="probable-duplicate",
    level="warning",
    why="What stands twice is counted twice, and each half lacks the evidence of the other.",
    mend="Merge the two and retire one id; or name the earlier one in `different_from` of the later.",
    example=Example(
        "agreements/water-map-2021.json",
        '"title": "Map of the shores"',
        '"title": "Accord on the waters of a lake"',
    ),
)
def check(tree: Tree) -> Iterator[Finding]:
    """Report the second of two records of the same sides, with like titles, at dates that may be one."""
    for records in ([one for _, one in tree.agreements()], [one for _, one in tree.meetings()]):
        for earlier, later in _pairs(records):
            known_apart = earlier.id in later.different_from or later.id in earlier.different_from
            if known_apart or _are_linked(earlier, later) or not _may_be_one(earlier, later):
                continue
            yield Finding(
                tree.files_by_id[later.id].at("title"),
                f"{later.id} looks like {earlier.id}: the same sides, a like title, and dates that may be one",
                found=json.dumps(later.title, ensure_ascii=False),
                expected=["one record for one thing, or `different_from`"],
                related=[Related(tree.files_by_id[earlier.id].at("title"), "the other one")],
            )


def _pairs(
    records: Sequence[Agreement] | Sequence[Meeting],
) -> Iterator[tuple[Agreement, Agreement] | tuple[Meeting, Meeting]]:
    yield from combinations(records, 2)


def _are_linked(earlier: Agreement | Meeting, later: Agreement | Meeting) -> bool:
    if isinstance(earlier, Meeting) and isinstance(later, Meeting):
        return earlier.part_of == later.id or later.part_of == earlier.id
    return False


def _may_be_one(earlier: Agreement | Meeting, later: Agreement | Meeting) -> bool:
    if _sides(earlier) != _sides(later):
        return False
    if not any(one.overlaps(other) is not Truth.NO for one in _dates(earlier) for other in _dates(later)):
        return False
    return are_alike(folded(earlier.title), folded(later.title), ALIKE)


def _sides(record: Agreement | Meeting) -> frozenset[str]:
    if isinstance(record, Agreement):
        return frozenset(party.signatory for party in record.parties if party.role == "party")
    return frozenset(one.signatory for one in record.participants)


def _dates(record: Agreement | Meeting) -> list[EdtfDate]:
    """The dates by which one may know it: of its first step, or of the meeting."""
    if isinstance(record, Meeting):
        return [record.period] if record.period else []
    return [milestone.date for milestone in record.milestones if milestone.date][:1]
