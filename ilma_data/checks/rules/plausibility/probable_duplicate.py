"""ILMA401: an agreement or a meeting is recorded once."""

import json
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from typing import NamedTuple

from ilma_data.checks.finding import Finding, Related
from ilma_data.checks.rule import Example, rule
from ilma_data.checks.rules.shared.likeness import are_alike, folded
from ilma_data.checks.rules.shared.near_texts import letters, letters_apart
from ilma_data.checks.tree import Tree
from ilma_data.model.agreement import Agreement
from ilma_data.model.date_spans import reach
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
    kinds: tuple[Sequence[Agreement] | Sequence[Meeting], ...] = (
        [one for _, one in tree.agreements()],
        [one for _, one in tree.meetings()],
    )
    for records in kinds:
        looks = [Look(str(one.id), sides_of(one), date_of(one), one.title, _apart(one)) for one in records]
        for first, second in pairs_that_may_be_one(looks):
            earlier, later = records[first], records[second]
            yield Finding(
                tree.files_by_id[later.id].at("title"),
                f"{later.id} looks like {earlier.id}: the same sides, a like title, and dates that may be one",
                found=json.dumps(later.title, ensure_ascii=False),
                expected=["one record for one thing, or `different_from`"],
                related=[Related(tree.files_by_id[earlier.id].at("title"), "the other one")],
            )


def _apart(record: Agreement | Meeting) -> tuple[str, ...]:
    """What a record is not, by its own word; a part is not the whole."""
    return known_apart(record.different_from, record.part_of if isinstance(record, Meeting) else None)


def known_apart(different_from: tuple[str, ...], part_of: str | None) -> tuple[str, ...]:
    """The ids of those from which a record says that it is another."""
    return different_from if part_of is None else (*different_from, part_of)


def sides_of(record: Agreement | Meeting) -> frozenset[str]:
    """The parties that are no witness or the like, or the participants."""
    if isinstance(record, Agreement):
        return frozenset(party.signatory for party in record.parties if party.role == "party")
    return frozenset(one.signatory for one in record.participants)


def date_of(record: Agreement | Meeting) -> EdtfDate | None:
    """The date by which one may know it: of its first dated step in the list, or of the meeting."""
    if isinstance(record, Meeting):
        return record.period
    return next((milestone.date for milestone in record.milestones if milestone.date), None)


class Look(NamedTuple):
    """What two records have in common that are one, and the ids of those from which it is known apart.

    `sides` may be whatever is the same for the same sides.
    """

    record_id: str
    sides: Hashable
    date: EdtfDate | None
    title: str
    apart: tuple[str, ...]


def pairs_that_may_be_one(looks: Sequence[Look]) -> list[tuple[int, int]]:
    """The places of every two of the same sides, at dates that may be one, with like titles; in order.

    Those apart of which one says that it is not the other.
    """
    by_sides: dict[Hashable, list[int]] = defaultdict(list)
    for place, look in enumerate(looks):
        if look.date is not None:
            by_sides[look.sides].append(place)
    found = []
    for places in (places for places in by_sides.values() if len(places) > 1):
        titles: dict[int, str] = {}
        for first, second in _with_like_letters(looks, places, titles):
            one, other = looks[first], looks[second]
            if one.date is None or other.date is None or one.date.overlaps(other.date) is Truth.NO:
                continue
            if one.record_id in other.apart or other.record_id in one.apart:
                continue
            if are_alike(titles[first], titles[second], ALIKE):
                found.append((first, second))
    return sorted(found)


def _with_like_letters(
    looks: Sequence[Look], places: Sequence[int], titles: dict[int, str]
) -> Iterator[tuple[int, int]]:
    """Every two of the places, the earlier first, that may be alike by the dates and by the letters of the titles.

    Their titles are folded, into `titles`. The dates are passed through from their first days on; going on are those
    of which the last day has not yet come.
    """
    reached = {place: reach(when) for place in places if (when := looks[place].date) is not None}
    counts: dict[int, int] = {}
    going_on: list[int] = []
    for place in sorted(reached, key=lambda one: reached[one].start_first):
        start = reached[place].start_first
        going_on = [other for other in going_on if reached[other].end_last >= start]
        if going_on:
            for one in (going_on[0], place):  # the others were folded when they came
                if one not in titles:
                    titles[one] = folded(looks[one].title)
                    counts[one] = letters(titles[one])
            count, length = counts[place], len(titles[place])
            for other in going_on:
                if (counts[other] ^ count).bit_count() <= letters_apart(length + len(titles[other]), ALIKE):
                    yield min(place, other), max(place, other)
        going_on.append(place)
