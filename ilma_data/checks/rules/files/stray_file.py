"""ILMA006: each file of a records folder is a record's, in the folder of its type and named by its slug."""

import difflib
import re
from collections.abc import Iterator

from ilma_data.checks.finding import Finding
from ilma_data.checks.record_file import RecordFile
from ilma_data.checks.rule import Example, rule
from ilma_data.model.records import TYPES, record_name


@rule(
    "ILMA006",
    name="stray-file",
    why="A record in the wrong folder, or under a name that is no slug, would silently not be in the data set.",
    mend="Move the file to `<collection>/<slug>.json`; the slug has lower-case letters, digits and single hyphens.",
    example=Example(None, "domains/water.json", "domain/water.json"),
)
def check(file: RecordFile) -> Iterator[Finding]:
    """Report files in no collection's folder, of another ending, or whose name is no slug."""
    if file.record_type is not None:
        return
    yield Finding(
        file.at(),
        f"{file.name} is no record's file, and no record would be read from it",
        found=file.name,
        expected=[f"{name}/<slug>.json" for name in TYPES],
        nearest=_nearest(file.name),
    )


def _nearest(name: str) -> str | None:
    """The record's file that was probably meant; None where the name is not that of any JSON file."""
    folder, _, below = name.rpartition("/")
    slug = re.sub("[^a-z0-9]+", "-", below.lower().removesuffix(".json")).strip("-")
    near = difflib.get_close_matches(folder.lower(), TYPES, n=1, cutoff=0.5)
    meant = f"{near[0]}/{slug}.json" if near and below.lower().endswith(".json") else ""
    return meant if record_name(meant) else None
