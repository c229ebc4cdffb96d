"""ILMA104: a word is one of those that its field knows."""

import difflib
from collections.abc import Iterator

from ilma_data.checks.finding import Finding
from ilma_data.checks.rule import Example, rule
from ilma_data.checks.shape import ShapeFault


@rule(
    "ILMA104",
    name="unknown-word",
    why="Records can be counted and compared only where the same thing has the same word.",
    mend="Choose one of the words of the field; the codebook says what each means.",
    example=Example(
        "agreements/water-accord-2021.json", '"instrument": "agreement"', '"instrument": "agrement"'
    ),
    errors=("enum", "literal_error"),
)
def check(fault: ShapeFault) -> Iterator[Finding]:
    """Report the word, with the nearest ones of the list."""
    words = fault.words
    near = difflib.get_close_matches(
        str(fault.value).lower().replace(" ", "-").replace("_", "-"), words, n=3, cutoff=0.5
    )
    yield Finding(
        fault.place,
        f"{fault.shown} is no word for {fault.label}",
        found=fault.shown,
        expected=[*near, *(word for word in words if word not in near)],
        nearest=near[0] if near else None,
    )
