"""ILMA105: an id is `<type>/<slug>`, with the type that its field takes."""

import re
from collections.abc import Iterator

from ilma_data.checks.finding import Finding
from ilma_data.checks.rule import Example, rule
from ilma_data.checks.shape import ShapeFault
from ilma_data.model.ids import SLUG


@rule(
    "ILMA105",
    name="malformed-id",
    why="Ids are how records find one another, and they never change: they must be plain in every system.",
    mend="Write the type, a slash and the slug: lower-case letters, digits and single hyphens.",
    example=Example(
        "meetings/lake-talks-2021.json",
        '"part_of": "meeting/lake-visit-2021"',
        '"part_of": "agreement/lake-visit-2021"',
    ),
    errors=("record_id",),
)
def check(fault: ShapeFault) -> Iterator[Finding]:
    """Report the id, with a well-formed one made of it where one can be."""
    target = fault.context["target"]
    slug = re.sub("[^a-z0-9]+", "-", str(fault.value).rpartition("/")[2].lower()).strip("-")
    near = (
        f"{target}/{slug}"
        if target and re.fullmatch(SLUG, slug) and fault.value != f"{target}/{slug}"
        else None
    )
    yield Finding(
        fault.place,
        f"{fault.shown} is no id that {fault.label} can hold",
        found=fault.shown,
        expected=[fault.context["expected"]],
        nearest=near,
    )
