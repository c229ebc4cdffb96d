"""What a check came to: the findings, and what was looked at."""

import os
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

from ilma_data.checks.finding import Finding
from ilma_data.checks.record_ids import RecordIds


@dataclass(frozen=True)
class Report:
    """What a check came to: the findings in the order of files and places, and what was looked at.

    `excepted` and `ignored` count the findings that settings took out (`checks.settings.judging`); these need to know
    the `ids`.
    """

    label: str
    findings: tuple[Finding, ...]
    files: int
    records: int
    facts: int
    supported: int
    excepted: int = 0
    ignored: int = 0
    ids: RecordIds | None = None


def joined(paths: Sequence[str | os.PathLike[str]], reports: Sequence[Report]) -> Report:
    """The reports on the records folders that some paths lead to, as one."""
    return Report(
        ", ".join(str(path) for path in paths),
        tuple(finding for report in reports for finding in report.findings),
        sum(report.files for report in reports),
        sum(report.records for report in reports),
        sum(report.facts for report in reports),
        sum(report.supported for report in reports),
        ids=reduce(or_, (report.ids or RecordIds() for report in reports)),
    )


def is_wanted(name: str, only: Collection[str] | None) -> bool:
    """Whether a file is one of those that are wanted, or lies in such a folder; None wants all."""
    return only is None or any(name == part or name.startswith(f"{part}/") for part in only)


def concerns(finding: Finding, chosen: Collection[str], own: Collection[str]) -> bool:
    """Whether a finding is in one of these files, or in a base and about one of them."""
    if finding.file in own:
        return finding.file in chosen
    return any(related.place.file.name in chosen for related in finding.related)


def order(finding: Finding) -> tuple[object, ...]:
    """What findings are sorted by: the file, the place in it, the rule."""
    return (finding.path, finding.span, finding.code, finding.pointer, finding.message)
