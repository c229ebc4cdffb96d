"""ILMA409: no two ids of one type look alike."""

from collections.abc import Iterator

from ilma_data.checks.finding import Finding, Related
from ilma_data.checks.record_file import RecordFile
from ilma_data.checks.rule import Example, rule
from ilma_data.checks.rules.shared.look_alikes import skeleton
from ilma_data.checks.tree import Tree
from ilma_data.model.base import Record
from ilma_data.model.retired import Retired


@rule(
    "ILMA409",
    name="look-alike-id",
    level="warning",
    why="Who reads or copies an id takes rn for m, 1 for l, 0 for o and vv for w, and cites the wrong record.",
    mend="Give the newer record another slug; an id that was published is retired, with the new one as its successor.",
    example=Example(
        None, "retired/agreement-water-treaty-2021.json", "retired/agreement-vvater-treaty-2021.json"
    ),
)
def check(tree: Tree) -> Iterator[Finding]:
    """Report the second of two ids, live or retired, that look alike; not where the one is retired for the other."""
    seen: dict[str, tuple[RecordFile, Record]] = {}
    for file, record in tree.records(partial=True):
        if file.is_faulty_at(("id",)):
            continue
        other_file, other = seen.setdefault(skeleton(record.id), (file, record))
        if other.id != record.id and not (_leads_to(record, other) or _leads_to(other, record)):
            yield Finding(
                file.at("id"),
                f"{record.id} looks like {other.id}",
                found=f'"{record.id}"',
                expected=["an id that nobody takes for another one"],
                related=[Related(other_file.at("id"), "the other one")],
            )


def _leads_to(record: Record, other: Record) -> bool:
    return isinstance(record, Retired) and other.id in record.successors
