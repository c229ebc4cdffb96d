"""ILMA201: a link leads to a record that exists."""

from collections.abc import Iterator, Sequence

from ilma_data.checks.finding import Finding
from ilma_data.checks.fixes.mending import likeliest, rewrite
from ilma_data.checks.rule import Example, rule
from ilma_data.checks.rules.shared.dangling import dangling
from ilma_data.checks.tree import Tree
from ilma_data.model.ids import with_article


@rule(
    "ILMA201",
    name="unknown-target",
    why="A link that leads nowhere is a fact without its other half.",
    mend="Correct the id, or add the record that it names.",
    example=Example(
        "meetings/lake-talks-2021.json",
        '"part_of": "meeting/lake-visit-2021"',
        '"part_of": "meeting/lake-visit-2012"',
    ),
)
def check(tree: Tree) -> Iterator[Finding]:
    """Report links to ids that no file has, retired ones apart."""
    for link, near in dangling(tree):
        likely = _likely(link.target, near)
        yield Finding(
            link.place,
            f"There is no record {link.target}",
            found=f'"{link.target}"',
            expected=near or [f"the id of {with_article(link.target.type)}"],
            nearest=near[0] if near else None,
            fix=rewrite(link.place, likely) if likely else None,
        )


def _likely(target: str, near: Sequence[str]) -> str | None:
    """The id that was meant beyond much doubt: by the slugs, for the type is always the same."""
    record_type, slash, slug = target.partition("/")
    likely = likeliest(slug, [one.partition("/")[2] for one in near])
    return f"{record_type}{slash}{likely}" if likely else None
