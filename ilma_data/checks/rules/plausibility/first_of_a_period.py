"""ILMA403: a date on the first of a month is the first because a source says so, not because the day was unknown."""

from collections.abc import Iterator

from ilma_data.checks.finding import Finding
from ilma_data.checks.rule import Example, rule
from ilma_data.checks.tree import Tree
from ilma_data.model.base import Record
from ilma_data.model.dates import EdtfDate
from ilma_data.model.evidence import Basis, Evidence
from ilma_data.model.paths import Node, nodes
from ilma_data.model.source import Source


@rule(
    "ILMA403",
    name="first-of-a-period",
    level="warning",
    why="Programs write the first day where only the month or the year is known; here unknown days are left out.",
    mend="Write the month or the year; or add evidence that states this very date, with a `note` on the day.",
    example=Example("agreements/water-accord-2021.json", '"date": "2021-06-02"', '"date": "2021-06-01"'),
)
def check(tree: Tree) -> Iterator[Finding]:
    """Report days on the first of a month that no evidence of their own states with a note."""
    for file, record in tree.records():
        for node, date in unexplained_days(record):
            yield Finding(
                file.at(*node.steps),
                f"{date} is the first of a month, and no evidence says that the day is known",
                found=f'"{date}"',
                expected=[f"{date[:7]}, or evidence for `{node.path}` with a note"],
                nearest=date[:7],
            )


def unexplained_days(record: Record) -> Iterator[tuple[Node, EdtfDate]]:
    """The dates of a record, a source apart, that are on the first of a month, and no evidence says why."""
    if isinstance(record, Source):
        return
    for node in nodes(record):
        date = node.value
        if not isinstance(date, EdtfDate) or not begins_a_month(date):
            continue
        if not any(_names_the_day(evidence, node.path) for evidence in _evidence(record)):
            yield node, date


def begins_a_month(date: str) -> bool:
    """Whether a date is the first day of a month."""
    return len(date) == len("2021-01-01") and date.endswith("-01")


def _evidence(record: Record) -> tuple[Evidence, ...]:
    found: tuple[Evidence, ...] = getattr(record, "evidence", ())
    return found


def _names_the_day(evidence: Evidence, path: str) -> bool:
    return evidence.basis is Basis.STATES and evidence.note is not None and path in evidence.supports
