"""ILMA006: each file of a records folder is a record's, in the folder of its type and named by its slug."""

import difflib
from collections.abc import Iterator

from ilma_data.checks.finding import Finding
from ilma_data.checks.rule import Example, rule
from ilma_data.checks.tree import RecordFile
from ilma_data.model.records import TYPES


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
    folder, _, below = file.name.rpartition("/")
    near = difflib.get_close_matches(folder or below, TYPES, n=1, cutoff=0.5)
    slug = below.removesuffix(".json").lower().replace("_", "-").replace(" ", "-")
    collection = folder if folder in TYPES else (near[0] if near else None)
    yield Finding(
        file.at(),
        f"{file.name} is no record's file, and no record would be read from it",
        found=file.name,
        expected=[f"{name}/<slug>.json" for name in TYPES],
        nearest=f"{collection}/{slug}.json" if collection else None,
    )
