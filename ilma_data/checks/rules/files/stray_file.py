"""ILMA006: each file of a records folder holds a record: it lies in the folder of its type, under its slug."""

import difflib
import re
from collections.abc import Iterator

from ilma_data.checks.finding import Finding
from ilma_data.checks.record_file import RecordFile
from ilma_data.checks.rule import Example, rule
from ilma_data.checks.rules.shared.look_alikes import plain_letters
from ilma_data.model.ids import DEVICE, MAX_ID_LENGTH
from ilma_data.model.records import TYPES, record_name
from ilma_data.store.files import LinkAwayError, UnreadableFolderError


@rule(
    "ILMA006",
    name="stray-file",
    why="A record in another folder, or under a name that no id can have, would be missing, and nobody would notice.",
    mend="Move the file to `<collection>/<slug>.json`; a slug has lower-case letters, digits and single hyphens.",
    example=Example(None, "domains/water.json", "domain/water.json"),
)
def check(file: RecordFile) -> Iterator[Finding]:
    """Report files in no collection's folder, of another ending, or whose name is no slug."""
    if file.record_type is not None or isinstance(file.error, LinkAwayError | UnreadableFolderError):
        return
    nearest = _nearest(file.name)
    yield Finding(
        file.at(),
        f"{file.name} is no record's file: {_problem(file.name, nearest)}",
        found=file.name,
        expected=[f"{name}/<slug>.json" for name in TYPES],
        nearest=nearest,
    )


def _problem(name: str, nearest: str | None) -> str:
    folder, _, below = name.rpartition("/")
    slug = below.removesuffix(".json")
    if _copied(below) != below:
        return f"it seems to be an editor's copy of {nearest or 'another file'}"
    if not below.lower().endswith(".json"):
        return "its name does not end in .json"
    if folder not in TYPES:
        return f"{folder} is none of the folders of records" if folder else "it lies in no folder of records"
    if re.fullmatch(DEVICE, slug):
        return f"Windows takes {slug} for a device, and can't have such a file"
    if len(slug) > MAX_ID_LENGTH:
        return f"its name is {len(slug)} characters long"
    return "its name is no slug"


def _nearest(name: str) -> str | None:
    """The record's file that was probably meant; None where the name is not that of any JSON file."""
    folder, _, below = name.rpartition("/")
    below = _copied(below).lower()
    if len(below) > 2 * MAX_ID_LENGTH:
        return None
    slug = re.sub("[^a-z0-9]+", "-", plain_letters(below.removesuffix(".json"))).strip("-")
    near = difflib.get_close_matches(folder.lower(), TYPES, n=1, cutoff=0.5)
    meant = f"{near[0]}/{slug}.json" if near and below.endswith(".json") else ""
    return meant if record_name(meant) else None


def _copied(name: str) -> str:
    """The file of which an editor or a merge has left this copy; the name itself where it looks like none."""
    if len(name) > 2 and name[0] == name[-1] == "#":
        return name[1:-1]
    return name.removesuffix("~").removesuffix(".bak").removesuffix(".orig").removesuffix(".tmp")
