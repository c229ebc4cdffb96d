"""ILMA406: a signatory, a domain or a source is there because some record names it."""

from collections.abc import Iterator

from ilma_data.checks.dangling import dangling
from ilma_data.checks.finding import Finding
from ilma_data.checks.rule import Example, rule
from ilma_data.checks.tree import Tree

_NAMED_BY_OTHERS = ("signatory", "domain", "source")


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
    """Report records to which no other record links. Where another is faulty, its links may be hidden: then none."""
    named = {str(link.target) for link in tree.links if link.target != link.record_id}
    named |= {
        meant for _, near in dangling(tree) for meant in near
    }  # a misspelt link is a finding of its own
    hidden = any(not file.is_whole and file.record_type is not None for file in tree.files.values())
    for record in () if hidden else tree.dataset.records:
        if record.type in _NAMED_BY_OTHERS and record.id not in named:
            yield Finding(
                tree.files_by_id[record.id].at("id"),
                f"No record names {record.id}",
                found=record.id,
                expected=["a record that names it"],
            )
