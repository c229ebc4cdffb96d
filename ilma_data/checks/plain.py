"""The plain way to check records: all are read and typed, and every rule looks at all of them.

It says what is found; every quicker way has to find the same.
"""

from collections.abc import Collection, Iterable, Mapping

from ilma_data.checks.catalogue import tree_rules
from ilma_data.checks.coverage import Coverage, coverage
from ilma_data.checks.fingerprint import fingerprinted
from ilma_data.checks.one_file import file_findings, read_file
from ilma_data.checks.outcome import Report, concerns, is_wanted, order
from ilma_data.checks.record_file import RecordFile
from ilma_data.checks.record_ids import RecordIds
from ilma_data.checks.tree import Tree
from ilma_data.store.files import RecordFiles


def check_plainly(
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


def _sum(counts: Iterable[Coverage]) -> Coverage:
    listed = list(counts)
    return Coverage(sum(one.values for one in listed), sum(one.supported for one in listed))
