"""ILMA208: a link leads to a live record, not to a retired id."""

from collections.abc import Iterator

from ilma_data.checks.finding import Finding, Related
from ilma_data.checks.fixes.mending import rewrite
from ilma_data.checks.rule import Example, rule
from ilma_data.checks.tree import Tree
from ilma_data.model.retired import RetiredReason


@rule(
    "ILMA208",
    name="retired-target",
    why="Retired ids are kept for those who cited them; our own records name what took their place.",
    mend="Write the id of the successor.",
    example=Example(
        "agreements/irrigation-protocol-2021.json",
        '"agreement": "agreement/water-accord-2021"',
        '"agreement": "agreement/water-treaty-2021"',
    ),
)
def check(tree: Tree) -> Iterator[Finding]:
    """Report links to retired ids, with the successor as the nearest."""
    retired = {str(one.id): (file, one) for file, one in tree.retired()}
    for link in tree.links:
        if link.target in retired and link.target not in tree.ids_of(link.target.type):
            file, record = retired[link.target]
            only = record.successors[0] if len(record.successors) == 1 else None
            is_live = (
                only is not None
                and only in tree.ids_of(only.record_type)
                and only.record_type == link.target.type
            )
            is_the_same = record.reason in (RetiredReason.MERGED, RetiredReason.DUPLICATE)
            yield Finding(
                link.place,
                f"{link.target} was retired in {record.retired_in}",
                found=f'"{link.target}"',
                expected=list(record.successors) or ["a live record"],
                nearest=record.successors[0] if record.successors else None,
                fix=rewrite(link.place, only, safe=is_the_same) if only and is_live else None,
                related=[Related(file.at("id"), f"retired: {record.reason}")],
            )
