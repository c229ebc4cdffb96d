"""ILMA209: a retired id has no record any more, and its successors exist and are of its type."""

import json
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cache

from ilma_data.checks.finding import Finding, Related
from ilma_data.checks.fixes.mending import likeliest, rewrite
from ilma_data.checks.rule import Example, rule
from ilma_data.checks.rules.shared.circles import knots
from ilma_data.checks.rules.shared.nearest import among
from ilma_data.checks.tree import Tree
from ilma_data.model.ids import with_article


@rule(
    "ILMA209",
    name="retired-and-live",
    why="Whoever looks up a retired id must be led to a record, and to one of the same type.",
    mend="Remove the record or its file in `retired`; name successors of the same type, live or retired themselves.",
    example=Example(
        "retired/agreement-water-treaty-2021.json",
        '"agreement/water-accord-2021"',
        '"meeting/lake-talks-2021"',
    ),
)
def check(tree: Tree) -> Iterator[Finding]:
    """Report retired ids that are live or lead back to themselves, and successors unknown or of another type."""
    leading_back = _leading_back(
        {str(retired.id): [str(one) for one in retired.successors] for _, retired in tree.retired()}
    )
    retired_ids = tree.ids_of("retired")
    known_with = cache(lambda record_type: among(tree.ids_of(record_type) | retired_ids))
    for file, retired in tree.retired():
        live = tree.ids_of(retired.id.record_type)
        if retired.id in live:
            record = tree.files_by_id.get(retired.id)  # None where the record can't be read as a whole
            yield Finding(
                file.at("id"),
                f"{retired.id} is retired, and has a record still",
                found=f'"{retired.id}"',
                expected=["a retired id without a record"],
                related=[Related(record.at("id"), "the record")] if record else [],
            )
        for index, successor in enumerate(retired.successors):
            is_known = successor != retired.id and (successor in live or successor in retired_ids)
            if not is_known and not tree.hides(retired.id.record_type):
                near = known_with(retired.id.record_type).nearest(successor, without=retired.id)
                likely = likeliest(successor, near)
                yield Finding(
                    file.at("successors", index),
                    f"{successor} can't succeed {retired.id}",
                    found=f'"{successor}"',
                    expected=[f"the id of {with_article(retired.id.record_type)}"],
                    nearest=near[0] if near else None,
                    fix=rewrite(file.at("successors", index), likely) if likely else None,
                )
        if retired.id in retired.successors:
            continue  # reported above
        if retired.id in leading_back:
            yield Finding(
                file.at("successors"),
                f"{retired.id} leads back to itself",
                found=json.dumps(retired.successors),
                expected=["successors that lead to a live record"],
            )


def _leading_back(successors: Mapping[str, Sequence[str]]) -> Set[str]:
    """Of the ids that lead back to themselves, at once or through others, the first of all to which they lead."""
    found: set[str] = set()
    first_ahead: dict[str, str] = {}
    for group in knots(successors):
        following = {one for node in group for one in successors[node]}
        ahead = {first_ahead[one] for one in following if one in first_ahead}
        if following & group:
            ahead.add(min(group))
            found |= group & {min(ahead)}
        first_ahead.update(dict.fromkeys(group, min(ahead)) if ahead else {})
    return found
