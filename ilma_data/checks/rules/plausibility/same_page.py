"""ILMA408: a page is one source."""

import re
from collections.abc import Iterator

from ilma_data.checks.finding import Finding, Related
from ilma_data.checks.rule import Example, rule
from ilma_data.checks.tree import Tree
from ilma_data.model.source import Source


@rule(
    "ILMA408",
    name="same-page",
    level="warning",
    why="One page under two ids looks like two witnesses.",
    mend="Merge the two: keep one id, and let the evidence that names the other name it.",
    example=Example(
        "sources/water-review-2021.json", "https://review.example/2021", "http://www.courier.example/lake/"
    ),
)
def check(tree: Tree) -> Iterator[Finding]:
    """Report the second of two sources with one address, whatever its scheme, `www`, last slash or fragment."""
    seen: dict[str, Source] = {}
    for source in tree.dataset.sources:
        if source.url is None:
            continue
        other = seen.setdefault(_address(source.url), source)
        if other is not source:
            yield Finding(
                tree.files_by_id[source.id].at("url"),
                f"{source.id} has the address of {other.id}",
                found=source.url,
                expected=["one source for one page"],
                nearest=other.id,
                related=[Related(tree.files_by_id[other.id].at("url"), "the other one")],
            )


def _address(url: str) -> str:
    return re.sub("^https?://(www[.])?", "", url).partition("#")[0].rstrip("/").casefold()
