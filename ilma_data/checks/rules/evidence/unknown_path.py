"""ILMA301: a path of evidence or of a dispute names a value of its record."""

from collections.abc import Iterator

from ilma_data.checks.dangling import dangling
from ilma_data.checks.finding import Finding
from ilma_data.checks.paths import named_paths
from ilma_data.checks.rule import Example, rule
from ilma_data.checks.tree import Tree
from ilma_data.model.base import is_unknown
from ilma_data.model.paths import PathError, resolve, resolves


@rule(
    "ILMA301",
    name="unknown-path",
    why="Evidence that names nothing supports nothing, and a dispute about nothing can't be found again.",
    mend="Write the path as the record has it: `milestones[signed].date`, with the key that the item holds.",
    example=Example("agreements/water-accord-2021.json", '"milestones[in-force]"', '"milestones[in-forse]"'),
)
def check(tree: Tree) -> Iterator[Finding]:
    """Report paths that lead nowhere or to several items; and evidence for a value that is null.

    A path whose key is the id that a dangling link of the record meant is right: the link has the finding.
    """
    misspelt: dict[str, list[tuple[str, str]]] = {}
    for link, near in dangling(tree):
        misspelt.setdefault(link.record_id, []).extend((meant, link.target) for meant in near)
    for file, record in tree.records(partial=True):
        spellings = misspelt.get(file.record_id or "", [])
        for named in named_paths(record):
            if file.is_faulty_at(named.top) or file.is_faulty_at(named.steps):
                continue
            place = file.at(*named.steps)
            try:
                node = resolve(record, named.path)
            except PathError as error:
                if any(resolves(record, named.path.replace(meant, written)) for meant, written in spellings):
                    continue
                yield Finding(
                    place,
                    f"`{named.path}` names nothing here: {error.problem}",
                    found=named.path,
                    expected=["the path of a value of this record"],
                    nearest=error.nearest,
                )
                continue
            if named.is_evidence and is_unknown(node.value):
                yield Finding(
                    place,
                    f"`{named.path}` is evidence for a value that says nothing is known",
                    found=named.path,
                    expected=["the path of a value that is present"],
                )
