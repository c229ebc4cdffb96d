"""ILMA107: a text has the form that its field takes."""

from collections.abc import Iterator

from ilma_data.checks.finding import Finding
from ilma_data.checks.rule import Example, rule
from ilma_data.checks.shape import ShapeFault


@rule(
    "ILMA107",
    name="malformed-text",
    why="Stray spaces and invisible characters make equal texts unequal, and codes are only codes in their own form.",
    mend="Write the text in the form that is expected.",
    example=Example("domains/water.json", '"en": "water"', '"en": "water "'),
    errors=("text_form",),
)
def check(fault: ShapeFault) -> Iterator[Finding]:
    """Report the text, with the form that is expected; tidied where that is all it takes."""
    text = str(fault.value)
    tidy = " ".join("".join(character if character.isprintable() else " " for character in text).split())
    yield Finding(
        fault.place,
        f"{fault.label} has not the form of its field",
        found=fault.shown,
        expected=[fault.context["expected"]],
        nearest=tidy if tidy and tidy != text and "line" in fault.context["expected"] else None,
    )
