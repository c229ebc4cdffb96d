"""The one way in which records are checked: files to documents, to records, to a data set, to findings."""

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ilma_data.checks.catalogue import file_rules, shape_rules, tree_rules
from ilma_data.checks.coverage import Coverage, coverage
from ilma_data.checks.finding import Finding
from ilma_data.checks.record_file import RecordFile
from ilma_data.checks.shape_reader import read_shape
from ilma_data.checks.tree import Tree
from ilma_data.model.records import TYPES
from ilma_data.store.document import parse
from ilma_data.store.files import Folder, RecordFiles, packaged


class WrongPathError(ValueError):
    """A path that is no records folder, no part of one and no record file. The message says what was expected."""


@dataclass(frozen=True)
class Report:
    """What a check came to: the findings in the order of files and places, and what was looked at."""

    label: str
    findings: tuple[Finding, ...]
    files: int
    records: int
    facts: int
    supported: int


def validate(paths: Sequence[str | os.PathLike[str]] = ()) -> Report:
    """Check records folders, parts of them or single files; without a path, the packaged records.

    A file is checked in the light of all others of its records folder; findings are those of the files named.
    Raises `WrongPathError` for a path that leads to no records.
    """
    if not paths:
        return check(packaged())
    wanted: dict[Path, set[str] | None] = {}
    for path in paths:
        root, part = _root_and_part(Path(path))
        if part is None or wanted.get(root, ()) is None:
            wanted[root] = None
        else:
            wanted[root] = (wanted.get(root) or set()) | {part}
    reports = [check(Folder(root), only=parts) for root, parts in wanted.items()]
    return Report(
        ", ".join(str(path) for path in paths),
        tuple(finding for report in reports for finding in report.findings),
        sum(report.files for report in reports),
        sum(report.records for report in reports),
        sum(report.facts for report in reports),
        sum(report.supported for report in reports),
    )


def check(files: RecordFiles, *, only: Iterable[str] | None = None) -> Report:
    """Check record files together; with `only`, give what concerns the files and folders of these names."""
    read = {name: _read(files, name) for name in files.names()}
    found = [finding for file in read.values() for finding in _file_findings(file)]
    tree = Tree(read)
    found += [finding for rule in tree_rules() for finding in rule.findings(tree)]
    chosen = {
        name
        for name in read
        if only is None or any(name == part or name.startswith(f"{part}/") for part in only)
    }
    facts = _sum(coverage(record) for file, record in tree.records() if file.name in chosen)
    return Report(
        files.label,
        tuple(sorted((finding for finding in found if finding.file in chosen), key=_order)),
        len(chosen),
        sum(1 for file, _ in tree.records() if file.name in chosen),
        facts.values,
        facts.supported,
    )


def _order(finding: Finding) -> tuple[object, ...]:
    return (finding.path, finding.span, finding.code, finding.pointer, finding.message)


def _sum(counts: Iterable[Coverage]) -> Coverage:
    listed = list(counts)
    return Coverage(sum(one.values for one in listed), sum(one.supported for one in listed))


def _read(files: RecordFiles, name: str) -> RecordFile:
    path = f"{files.label}/{name}"
    try:
        return RecordFile(name, path, parse(files.read(name), path=path))
    except OSError as error:
        return RecordFile(name, path, error=error)


def _file_findings(file: RecordFile) -> Iterator[Finding]:
    for rule in file_rules():
        yield from rule.findings(file)
    if file.record_type is not None and file.document is not None and file.document.readable:
        by_error = {error: rule for rule in shape_rules() for error in rule.errors}
        for fault in read_shape(file):
            yield from by_error[fault.error].findings(fault)


def _root_and_part(path: Path) -> tuple[Path, str | None]:
    """The records folder that a path means, and the name below it of the part that is wanted; None for all of it."""
    if not path.exists():
        raise WrongPathError(f"{path}: no such file or folder")
    absolute = path.resolve()
    if path.is_dir():
        if any((path / collection).is_dir() for collection in TYPES):
            return path, None
        if path.name in TYPES or absolute.name in TYPES:
            return _parent(path), absolute.name
        below = path / "records"
        hint = f"; did you mean {below}?" if below.is_dir() else ""
        raise WrongPathError(
            f"{path}: no records folder: it has none of the folders {', '.join(TYPES)}{hint}"
        )
    if absolute.parent.name in TYPES:
        return _parent(_parent(path)), f"{absolute.parent.name}/{absolute.name}"
    raise WrongPathError(
        f"{path}: not in a records folder: a record's file lies in one of the folders {', '.join(TYPES)}"
    )


def _parent(path: Path) -> Path:
    """The folder above, as the user would write it: relative where the path was."""
    written = path.parent
    return (
        written
        if written.resolve() == path.resolve().parent
        else Path(os.path.relpath(path.resolve().parent))
    )
