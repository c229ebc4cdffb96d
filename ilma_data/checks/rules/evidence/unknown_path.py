"""ILMA301: a path in evidence or in a dispute names a value that the record has."""

import json
from collections.abc import Iterator

from ilma_data.checks.finding import Finding, Fix, Related
from ilma_data.checks.fixes.mending import remove, rewrite
from ilma_data.checks.paths import named_paths
from ilma_data.checks.rule import Example, rule
from ilma_data.checks.rules.shared.stray_paths import StrayPath, stray_paths
from ilma_data.checks.tree import Tree
from ilma_data.model.base import is_unknown
from ilma_data.model.paths import PathError, resolve


@rule(
    "ILMA301",
    name="unknown-path",
    why="Evidence that names nothing supports nothing, and a dispute about nothing can't be found again.",
    mend="Write the fields that lead to the value; a list's item is named by what it holds: `milestones[signed].date`.",
    example=Example("agreements/water-accord-2021.json", '"milestones[in-force]"', '"milestones[in-forse]"'),
)
def check(tree: Tree) -> Iterator[Finding]:
    """Report paths that lead nowhere or to several items, those with one wrong piece once; and evidence for null."""
    for stray in stray_paths(tree):
        first, *more = stray.named
        yield Finding(
            stray.file.at(*first.steps),
            f"`{first.path}` names nothing in {stray.file.record_id}: {stray.error.problem}",
            found=json.dumps(first.path, ensure_ascii=False),
            expected=["the path of a value of this record"],
            nearest=stray.error.nearest,
            related=[Related(stray.file.at(*one.steps), "it stands here too") for one in more],
            fix=_fix(stray),
        )
    for file, record in tree.records(partial=True):
        for named in named_paths(record):
            if not named.is_evidence or file.is_faulty_at(named.top) or file.is_faulty_at(named.steps):
                continue
            try:
                node = resolve(record, named.path)
            except PathError:
                continue
            if is_unknown(node.value):
                yield Finding(
                    file.at(*named.steps),
                    f"`{named.path}` is evidence for a value that says nothing is known",
                    found=json.dumps(named.path, ensure_ascii=False),
                    expected=["the path of a value that is present"],
                )


def _fix(stray: StrayPath) -> Fix | None:
    """Write what was meant; where it stands beside it already, remove what is wrong."""
    first = stray.named[0]
    if stray.likely is None or len(stray.named) > 1:
        return None
    place = stray.file.at(*first.steps)
    beside = stray.record.evidence[first.steps[1]].supports if first.is_evidence else ()  # type: ignore[attr-defined]
    return remove(place, f"`{first.path}`") if stray.likely in beside else rewrite(place, stray.likely)
