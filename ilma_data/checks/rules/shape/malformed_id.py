"""ILMA105: an id is `<type>/<slug>`, with a type that its field can lead to."""

import re
import unicodedata
from collections.abc import Iterator

from ilma_data.checks.finding import Finding, Fix
from ilma_data.checks.fixes.mending import plain, rewrite
from ilma_data.checks.rule import Example, rule
from ilma_data.checks.rules.shared.look_alikes import plain_letters
from ilma_data.checks.shape.fault import ShapeFault
from ilma_data.model.characters import tidied
from ilma_data.model.ids import DEVICE, ID_TYPES, MAX_ID_LENGTH, is_id, with_article


@rule(
    "ILMA105",
    name="malformed-id",
    why="Ids are how records find one another, and they never change: they must be plain in every system.",
    mend="Write type, slash and slug, as in `domain/water`: lower-case letters, digits and single hyphens.",
    example=Example(
        "meetings/lake-talks-2021.json",
        '"part_of": "meeting/lake-visit-2021"',
        '"part_of": "agreement/lake-visit-2021"',
    ),
    errors=("record_id",),
)
def check(fault: ShapeFault) -> Iterator[Finding]:
    """Report the id, with a well-formed one made of it where one can be; the record's own is that of its file."""
    target, text = fault.context["target"], str(fault.value)
    near = str(fault.file.record_id) if fault.steps == ("id",) else _well_formed(text, target)
    other = text.partition("/")[0]
    message = f"{fault.quoted} is no id that {fault.label} can hold"
    if target and is_id(text):
        near = None  # that there is a record of the other type with this slug is not likely
        takes = f"{fault.label} takes that of {with_article(target)}"
        message = f"{fault.quoted} is the id of {with_article(other)}, and {takes}"
    elif problem := _problem(text):
        message = f"{message}: {problem}"
    yield Finding(
        fault.place,
        message,
        found=fault.shown,
        expected=[fault.context["expected"]],
        nearest=near,
        fix=_fix(fault, text, near),
    )


def _problem(text: str) -> str | None:
    """What is wrong with an id, where a word says it."""
    if len(text) > MAX_ID_LENGTH:
        return f"it is {len(text):,} characters long"
    foreign = next((one for one in text if not one.isascii() or not one.isprintable()), None)
    if foreign is not None:
        seems = plain_letters(foreign)
        like = f", which is not the letter {seems}" if seems.isascii() and seems.isalnum() else ""
        name = unicodedata.name(foreign, "")
        return f"it holds U+{ord(foreign):04X}{f' ({name})' if name else ''}{like}"
    if text.count("/") > 1:
        return "it has one slash, after the type"
    if re.fullmatch(DEVICE, text.rpartition("/")[2]):
        return "Windows takes the slug for a device"
    return None


def _well_formed(text: str, target: str) -> str | None:
    slashed = text.replace("\\", "/")
    if len(text) > 2 * MAX_ID_LENGTH or slashed.count("/") > 1:
        return None
    before, _, after = plain_letters(tidied(slashed)).rpartition("/")
    record_type = target or (before.lower() if before.lower() in ID_TYPES else "")
    slug = re.sub("[^a-z0-9]+", "-", after.lower()).strip("-")
    near = f"{record_type}/{slug}"
    return near if is_id(near) and near != text else None


def _fix(fault: ShapeFault, text: str, near: str | None) -> Fix | None:
    """Write the well-formed one: no guess where only capitals, spaces and underscores made the difference."""
    if near is None:
        return rewrite(fault.place, None) if not text.strip() and fault.takes_null else None
    same = "/".join(plain(part) for part in text.split("/")) == near
    return rewrite(fault.place, near, safe=same) if fault.takes(near) else None
