"""ILMA211: a record of one's own has no id that the records beside it have."""

from collections.abc import Iterator

from ilma_data.checks.finding import Finding
from ilma_data.checks.rule import Example, rule
from ilma_data.checks.tree import Tree


@rule(
    "ILMA211",
    name="taken-id",
    why="Of two records with one id, whoever cites it means one and finds the other.",
    mend="Give your record another id; what you know better than the packaged record is a correction to propose there.",
    example=Example(None, "domains/lake-water.json", "domains/water.json", with_packaged=True),
)
def check(tree: Tree) -> Iterator[Finding]:
    """Report files that have the name of one in the base."""
    for file in tree.files.values():
        if file.hides is not None:
            yield Finding(
                file.at("id") if file.is_whole else file.at(),
                f"The id {file.record_id} is taken: {file.hides} has it",
                found=f'"{file.record_id}"',
                expected=["an id that no record of the base has"],
            )
