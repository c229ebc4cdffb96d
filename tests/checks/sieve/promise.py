"""What a glance promises, held against the plain way; and what it may not say of a file that is wrong."""

from collections.abc import Iterable, Mapping

from ilma_data.checks.catalogue import tree_rules
from ilma_data.checks.coverage import Coverage, coverage
from ilma_data.checks.one_file import file_findings, read_file
from ilma_data.checks.sieve.glance import AgreementDetail, Glance, MeetingDetail
from ilma_data.checks.sieve.glanced import glance_of
from ilma_data.checks.sieve.looking import glance
from ilma_data.checks.tree import Tree
from ilma_data.model.records import record_name
from ilma_data.testing import FilesInMemory

OF_ITSELF = {"ILMA205", "ILMA210", "ILMA301", "ILMA302", "ILMA303", "ILMA304", "ILMA403"}
"""The rules about folders that look at one record alone."""


def keeps_its_promise(name: str, raw: bytes) -> bool:
    """Whether there is a glance at a file; it must then be right, and hold what the record itself says."""
    named = record_name(name)
    if named is None:
        return False
    found = glance(raw, *named)
    if found is None:
        return False
    file = read_file(FilesInMemory({name: raw}), name)
    assert list(file_findings(file)) == []
    tree = Tree({name: file}, ids_of(found.reported))
    assert [one for rule in tree_rules() if rule.code in OF_ITSELF for one in rule.findings(tree)] == [], raw
    assert file.record is not None
    assert coverage(file.record) == Coverage(found.facts, found.facts)
    assert in_order(found) == in_order(glance_of(file.record))
    assert is_plain(found)
    return True


def ids_of(record_ids: Iterable[str]) -> Mapping[str, frozenset[str]]:
    """Ids by their types."""
    by_type: dict[str, set[str]] = {}
    for one in record_ids:
        by_type.setdefault(one.partition("/")[0], set()).add(one)
    return {record_type: frozenset(ids) for record_type, ids in by_type.items()}


def in_order(found: Glance) -> Glance:
    """A glance of which everything that has no order of its own is sorted; what stands twice in it stays so."""
    detail = found.detail
    if isinstance(detail, AgreementDetail | MeetingDetail):
        detail = detail._replace(reports=tuple(sorted(detail.reports)))
    return Glance(
        found.facts,
        tuple(sorted(found.links)),
        tuple(sorted(found.kinds)),
        tuple(sorted(found.chain)),
        tuple(sorted(found.reported)),
        detail,
    )


def is_plain(value: object) -> bool:
    """Whether there are tuples, texts and numbers alone, of no class of the models: these go to other processes."""
    if isinstance(value, tuple):
        return all(map(is_plain, value))
    return value is None or type(value) in (str, int)


def share(files: Iterable[tuple[str, bytes]]) -> float:
    """The share of these files at which there is a glance, which keeps its promise."""
    kept = [keeps_its_promise(name, raw) for name, raw in files]
    return sum(kept) / len(kept)
