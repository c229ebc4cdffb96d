"""ILMA209: a retired id has no record any more, and its successors exist and are of its type."""

import json
from collections.abc import Iterator

from ilma_data.checks.finding import Finding, Related
from ilma_data.checks.fixes.mending import likeliest, rewrite
from ilma_data.checks.rule import Example, rule
from ilma_data.checks.tree import Tree
from ilma_data.dataset.errors import nearest_ids
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
    successors = {str(retired.id): [str(one) for one in retired.successors] for _, retired in tree.retired()}
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
            known = (live | tree.ids_of("retired")) - {str(retired.id)}
            if successor not in known and not tree.hides(retired.id.record_type):
                near = nearest_ids(successor, known)
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
        circle = _reachable(str(retired.id), successors)
        if str(retired.id) in circle and retired.id == min(
            one for one in circle if one in _reachable(one, successors)
        ):
            yield Finding(
                file.at("successors"),
                f"{retired.id} leads back to itself",
                found=json.dumps(retired.successors),
                expected=["successors that lead to a live record"],
            )


def _reachable(record_id: str, successors: dict[str, list[str]]) -> set[str]:
    """The ids to which a retired one leads, at once or through others; itself only where it leads back."""
    found: set[str] = set()
    ahead = list(successors.get(record_id, ()))
    while ahead:
        following = ahead.pop()
        if following not in found:
            found.add(following)
            ahead += successors.get(following, ())
    return found
