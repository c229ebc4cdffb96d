"""Paths of evidence and disputes that lead nowhere: which of them are one mistake, and what was meant."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ilma_data.checks.fixes.mending import likeliest
from ilma_data.checks.paths import NamedPath, named_paths
from ilma_data.checks.record_file import RecordFile
from ilma_data.checks.rules.shared.dangling import dangling
from ilma_data.checks.tree import Tree
from ilma_data.model.base import Record
from ilma_data.model.paths import PathError, resolve, resolves

MOST_SOUGHT = 100
"""Wrong paths of one record for which the nearest one is looked for; with more it was copied from another record."""


@dataclass(frozen=True)
class StrayPath:
    """Paths of one record that go astray at one and the same piece. `likely` is what was meant beyond much doubt."""

    file: RecordFile
    record: Record
    named: tuple[NamedPath, ...]
    error: PathError
    likely: str | None


def stray_paths(tree: Tree) -> Iterator[StrayPath]:
    """The paths that lead nowhere, or to several items; not those for which another finding stands.

    A path whose key is the id that a dangling link of the record meant is right: the link has the finding.
    """
    misspelt: dict[str, list[tuple[str, str]]] = {}
    for link, near in dangling(tree):
        misspelt.setdefault(link.record_id, []).extend((meant, link.target) for meant in near)
    for file, record in tree.records(partial=True):
        spellings = misspelt.get(file.record_id or "", [])
        astray: dict[str, list[tuple[NamedPath, PathError]]] = {}
        for named in named_paths(record):
            if file.is_faulty_at(named.top) or file.is_faulty_at(named.steps):
                continue
            try:
                resolve(record, named.path)
            except PathError as error:
                if not any(
                    resolves(record, named.path.replace(meant, written)) for meant, written in spellings
                ):
                    astray.setdefault(_stem(record, named.path), []).append((named, error))
        for number, found in enumerate(astray.values()):
            problem = found[0][1]
            if number >= MOST_SOUGHT:
                problem = PathError(problem.path, problem.problem)
            yield StrayPath(file, record, tuple(named for named, _ in found), problem, likely_path(problem))


def likely_path(error: PathError) -> str | None:
    """The nearest path, where no piece of it is a mere guess."""
    if error.nearest is None:
        return None
    written, meant = _pieces(error.path), _pieces(error.nearest)
    if len(written) != len(meant):
        return likeliest(error.path, [error.nearest])
    alike = all(one == other or likeliest(one, [other]) for one, other in zip(written, meant, strict=True))
    return error.nearest if alike else None


def _pieces(path: str) -> list[str]:
    return re.findall(r"[^.\[\]]+", path)


def _stem(record: Record, path: str) -> str:
    """The path up to the first piece that leads nowhere."""
    for end in re.finditer(r"(?<=\])|(?=\.)|(?=\[)|$", path):
        if not resolves(record, path[: end.start()]):
            return path[: end.start()]
    return path
