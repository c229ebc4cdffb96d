"""ILMA303: evidence supports factual values, not the editors' own words."""

from collections.abc import Iterator

from ilma_data.checks.finding import Finding
from ilma_data.checks.paths import named_paths
from ilma_data.checks.rule import Example, rule
from ilma_data.checks.tree import Tree
from ilma_data.model.base import Mark
from ilma_data.model.paths import PathError, holds_factual, resolve


@rule(
    "ILMA303",
    name="evidence-for-editorial-field",
    why="A title or summary of our own is nobody else's statement; evidence for it would lend it a weight it lacks.",
    mend="Name the facts that the source supports; leave out what is editorial in the codebook.",
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
                    found=named.path,
                    expected=["the path of a factual value"],
                )
