"""ILMA408: each web page is one source."""

import json
from collections.abc import Iterator

from ilma_data.checks.finding import Finding, Related
from ilma_data.checks.rule import Example, rule
from ilma_data.checks.rules.shared.doubles import sources_of_one_page
from ilma_data.checks.tree import Tree


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
    for first, source in sources_of_one_page(tree):
        yield Finding(
            tree.files_by_id[source.id].at("url"),
            f"{source.id} has the address of {first.id}",
            found=json.dumps(source.url, ensure_ascii=False),
            expected=["one source for one page"],
            related=[Related(tree.files_by_id[first.id].at("url"), "the other one")],
        )
