"""The one way in which records are checked: files to documents, to records, to a data set, to findings."""

import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

from ilma_data.checks.catalogue import file_rules, shape_rules, tree_rules
from ilma_data.checks.coverage import Coverage, coverage
from ilma_data.checks.finding import Finding
from ilma_data.checks.fingerprint import fingerprinted
from ilma_data.checks.folders import wanted_folders
from ilma_data.checks.record_file import RecordFile
from ilma_data.checks.record_ids import RecordIds
from ilma_data.checks.shape.reader import read_shape
from ilma_data.checks.tree import Tree
from ilma_data.store.document import parse
from ilma_data.store.files import Folder, RecordFiles, packaged


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


def validate(paths: Sequence[str | os.PathLike[str]] = (), *, base: RecordFiles | None = None) -> Report:
    """Check records folders, parts of them or single files; without a path, the packaged records.

    A file is checked in the light of all others of its records folder and, with `base`, of the records of that;
    findings are those of the files named. Raises `WrongPathError` for a path that leads to no records.
    """
    if not paths:
        return check(packaged())
    return joined(
        paths, [check(Folder(root), only=parts, base=base) for root, parts in wanted_folders(paths)]
    )


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


def check(
    files: RecordFiles, *, only: Collection[str] | None = None, base: RecordFiles | None = None
) -> Report:
    """Check record files together; with `only`, give what concerns the files and folders of these names.

    With `base`, their links may lead to its records, and none may have an id of its. What is found in a base is given
    where one of these files has a part in it.
    """
    own = {name: read_file(files, name) for name in files.names()}
    read = own if base is None else _beside(base, own)
    found = [finding for file in read.values() for finding in file_findings(file)]
    tree = Tree(read)
    found += [finding for rule in tree_rules() for finding in rule.findings(tree)]
    chosen = {name for name in own if is_wanted(name, only)}
    facts = _sum(coverage(record) for file, record in tree.records() if file.name in chosen)
    return Report(
        files.label,
        tuple(fingerprinted(sorted((one for one in found if concerns(one, chosen, own)), key=order))),
        len(chosen),
        sum(1 for file, _ in tree.records() if file.name in chosen),
        facts.values,
        facts.supported,
        ids=RecordIds.of(read, chosen),
    )


def _beside(base: RecordFiles, own: Mapping[str, RecordFile]) -> Mapping[str, RecordFile]:
    """The files of a base and those of one's own, of which each knows the one that it hides."""
    read = {name: read_file(base, name) for name in base.names()}
    for name in own.keys() & read.keys():
        own[name].hides = read[name].path
    return dict(sorted({**read, **own}.items()))


def is_wanted(name: str, only: Collection[str] | None) -> bool:
    """Whether a file is one of those that are wanted, or lies in such a folder; None wants all."""
    return only is None or any(name == part or name.startswith(f"{part}/") for part in only)


def concerns(finding: Finding, chosen: Collection[str], own: Collection[str]) -> bool:
    """Whether a finding is in one of these files, or in a base and about one of them."""
    if finding.file in own:
        return finding.file in chosen
    return any(related.place.file.name in chosen for related in finding.related)


def read_file(files: RecordFiles, name: str) -> RecordFile:
    """A file with its document, or with the reason why it can't be read."""
    path = f"{files.label}/{name}"
    try:
        return RecordFile(name, path, parse(files.read(name), path=path))
    except OSError as error:
        return RecordFile(name, path, error=error)


def file_findings(file: RecordFile) -> Iterator[Finding]:
    """What is wrong with a file by itself, its record's shape included; afterwards it holds what could be read."""
    for rule in file_rules():
        yield from rule.findings(file)
    if file.record_type is not None and file.document is not None and file.document.readable:
        by_error = {error: rule for rule in shape_rules() for error in rule.errors}
        for fault in read_shape(file):
            yield from by_error[fault.error].findings(fault)


def order(finding: Finding) -> tuple[object, ...]:
    """What findings are sorted by: the file, the place in it, the rule."""
    return (finding.path, finding.span, finding.code, finding.pointer, finding.message)


def _sum(counts: Iterable[Coverage]) -> Coverage:
    listed = list(counts)
    return Coverage(sum(one.values for one in listed), sum(one.supported for one in listed))
