"""ILMA406: each signatory, domain and source is named by some record."""

import re
from collections.abc import Iterator

from ilma_data.checks.finding import Finding
from ilma_data.checks.rule import Example, rule
from ilma_data.checks.rules.shared.dangling import dangling, of_wrong_kind
from ilma_data.checks.rules.shared.doubles import like_signatories, sources_of_one_page
from ilma_data.checks.rules.shared.stray_paths import stray_paths
from ilma_data.checks.tree import Tree
from ilma_data.model.records import COLLECTIONS

NAMED_BY_OTHERS = ("signatory", "domain", "source")
"""The types of the records that are there because others name them."""


@rule(
    "ILMA406",
    name="unused-record",
    level="warning",
    why="A source that supports nothing, or a person who met nobody, is a trace of something lost or forgotten.",
    mend="Name it where it belongs, or remove it; if its id was published, retire it.",
    example=Example(
        "meetings/lake-talks-2021.json",
        '"signatory": "signatory/freedonia-lake-office"',
        '"signatory": "signatory/freedonia-ministry-of-water"',
        found_in="signatories/freedonia-lake-office.json",
    ),
)
def check(tree: Tree) -> Iterator[Finding]:
    """Report records to which no other record links.

    Where another is faulty, its links may be hidden: then none. Records apart that are recorded twice, or that a link
    or a path with a finding of its own may mean.
    """
    if any(not file.is_whole and file.record_type is not None for file in tree.files.values()):
        return
    if any(map(tree.hides, COLLECTIONS)):
        return
    named = {str(link.target) for link in tree.links if link.target != link.record_id}
    unnamed = [one for one in tree.dataset.records if one.type in NAMED_BY_OTHERS and one.id not in named]
    excused = _excused(tree) if unnamed else frozenset()
    for record in unnamed:
        if record.id not in excused and record.type not in excused:
            yield Finding(
                tree.files_by_id[record.id].at("id"),
                f"No record names {record.id}",
                found=f'"{record.id}"',
                expected=["a record that names it"],
            )


def _excused(tree: Tree) -> frozenset[str]:
    """The ids that another finding may mean; a record type where it may mean any of that type."""
    twice = {later.id for pairs in (like_signatories(tree), sources_of_one_page(tree)) for _, later in pairs}
    misspelt = {one for link, near in dangling(tree) for one in near or (link.target.type,)}
    wrong = {link.target.type for link, _ in of_wrong_kind(tree)}
    picked = {
        found for one in stray_paths(tree) for found in re.findall("[a-z]+/[a-z0-9-]+", one.named[0].path)
    }
    return frozenset({*twice, *misspelt, *wrong, *picked})
