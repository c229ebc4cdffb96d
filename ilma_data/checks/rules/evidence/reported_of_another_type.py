"""ILMA304: what a dispute reports is a value that the field in dispute could hold."""

import json
from collections.abc import Iterator

from ilma_data.checks.finding import Finding
from ilma_data.checks.fixes.mending import rewrite
from ilma_data.checks.paths import field_of
from ilma_data.checks.rule import Example, rule
from ilma_data.checks.rules.shared.reported import expected_of, fits, nearest_of
from ilma_data.checks.tree import Tree
from ilma_data.model.evidence import Dispute
from ilma_data.model.paths import PathError, resolve


@rule(
    "ILMA304",
    name="reported-of-another-type",
    why="Only a date can be compared with a date: disputes are data, not remarks.",
    mend="Write the date, the id or the word of the list that the source gives; null where it denies the value.",
    example=Example("agreements/water-accord-2021.json", '"reported": "2021-05"', '"reported": "in spring"'),
)
def check(tree: Tree) -> Iterator[Finding]:
    """Report values that the field in dispute could not hold, and ids of no record."""
    for file, record in tree.records(partial=True):
        disputes: tuple[Dispute, ...] = getattr(record, "disputes", ())
        for index, dispute in enumerate(disputes):
            if file.is_faulty_at(("disputes", index)) or file.is_faulty_at(field_of(dispute.field)):
                continue
            try:
                node = resolve(record, dispute.field)
            except PathError:
                continue
            if not fits(node, dispute.reported, tree):
                expected, nearest = expected_of(node), nearest_of(node, dispute.reported, tree)
                place = file.at("disputes", index, "reported")
                fix = None if nearest is None else rewrite(place, nearest)
                yield Finding(
                    place,
                    f"`{dispute.field}` could not hold {json.dumps(dispute.reported, ensure_ascii=False)}",
                    found=json.dumps(dispute.reported, ensure_ascii=False),
                    expected=[expected],
                    nearest=nearest,
                    fix=fix,
                )
