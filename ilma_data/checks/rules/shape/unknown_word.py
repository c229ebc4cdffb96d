"""ILMA104: a field with a list of words holds one of them."""

import difflib
from collections.abc import Iterator

from ilma_data.checks.finding import Finding, Fix
from ilma_data.checks.fixes.mending import likeliest, plain, remove, rewrite
from ilma_data.checks.rule import Example, rule
from ilma_data.checks.shape.fault import ShapeFault


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
    near = difflib.get_close_matches(plain(str(fault.value)), words, n=3, cutoff=0.5)
    meant: str | None = fault.context.get("meant")
    if fault.value in words:
        message = (
            f"`kind` is {fault.quoted}, and the other keys are those of the kind {meant or 'that is meant'}"
        )
    else:
        message = f"{fault.quoted} is no word for {fault.label}"
    yield Finding(
        fault.place,
        message,
        found=fault.shown,
        expected=[*near, *(word for word in words if word not in near)],
        nearest=meant or (near[0] if near else None),
        fix=_fix(fault, meant),
    )


def _fix(fault: ShapeFault, meant: str | None) -> Fix | None:
    """Write the word that was meant. The same letters written in another way are no guess."""
    if fault.value is False and fault.words == ("true",) and not fault.is_item:
        return remove(fault.place, fault.label)
    if not isinstance(fault.value, str):
        return None
    same = next((word for word in fault.words if plain(fault.value) == word), None)
    if same is not None and same != fault.value:
        return rewrite(fault.place, same, safe=True)
    likely = meant or likeliest(plain(fault.value), fault.words)
    if likely is not None:
        return rewrite(fault.place, likely)
    return rewrite(fault.place, None) if not fault.value and fault.takes_null else None
