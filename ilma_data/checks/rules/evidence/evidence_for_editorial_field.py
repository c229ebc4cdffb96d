"""ILMA303: evidence supports factual values, not the editors' own words."""

import json
from collections.abc import Iterator

from ilma_data.checks.finding import Finding
from ilma_data.checks.fixes.mending import remove
from ilma_data.checks.paths import NamedPath, named_paths
from ilma_data.checks.rule import Example, rule
from ilma_data.checks.tree import Tree
from ilma_data.model.base import Mark, Record
from ilma_data.model.paths import PathError, holds_factual, resolve


@rule(
    "ILMA303",
    name="evidence-for-editorial-field",
    why="A title or summary of our own is nobody else's statement; evidence for it would lend it a weight it lacks.",
    mend="Remove the path from `supports`; the codebook says which fields are factual and which are editorial.",
    example=Example(
        "agreements/water-accord-2021.json", '"instrument",', '"instrument",\n        "summary",'
    ),
)
def check(tree: Tree) -> Iterator[Finding]:
    """Report paths of evidence that name an editorial value."""
    for file, record in tree.records(partial=True):
        for named in named_paths(record):
            if not named.is_evidence or file.is_faulty_at(named.top) or file.is_faulty_at(named.steps):
                continue
            try:
                node = resolve(record, named.path)
            except PathError:
                continue
            if node.mark is Mark.EDITORIAL and not holds_factual(node):
                yield Finding(
                    file.at(*named.steps),
                    f"`{named.path}` is editorial and needs no evidence",
                    found=json.dumps(named.path, ensure_ascii=False),
                    expected=["the path of a factual value"],
                    fix=remove(file.at(*named.steps), f"`{named.path}`")
                    if _stands_beside(record, named)
                    else None,
                )


def _stands_beside(record: Record, named: NamedPath) -> bool:
    """Whether the evidence supports something else, too."""
    return len(record.evidence[named.steps[1]].supports) > 1  # type: ignore[attr-defined]
