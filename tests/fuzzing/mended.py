"""What fuzzing has found, and how it was mended: each with the smallest input that showed it, which stays a test."""

from pathlib import Path
from typing import NamedTuple

CORPUS = Path(__file__).parent / "corpus"


class Mended(NamedTuple):
    """A mistake of ours that an input showed. `case` is its folder below the corpus: record files by their names.

    `failure` is what the figures of the page call it, where they count it.
    """

    case: str
    what: str
    failure: str = ""

    def files(self) -> dict[str, bytes]:
        """The input: files to lay over the example records."""
        folder = CORPUS / self.case
        found = {
            path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.json"))
        }
        assert found, folder
        return found


MENDED: tuple[Mended, ...] = (
    Mended(
        "long-id-of-another-type",
        "A traceback where a file held an id that is too long and of another type than its folder: whether a record is "
        "misplaced was asked of the id's pattern alone, without its length.",
    ),
    Mended(
        "formatted-without-id",
        '`ilma format` wrote `"id": null` into a record that had no id at all: the missing id was taken for equal to '
        "that of the partial record.",
    ),
    Mended(
        "whole-number-of-301-digits",
        "The safe fix of `1e300`, where a whole number belongs, wrote out 301 digits, after which the file could not "
        "be read any more.",
    ),
    Mended(
        "faulty-item-of-a-list-too-long",
        "A traceback where a list was longer than its field takes and one of the items past the bound was wrong: "
        "pydantic does not look at these, and what it had not complained of was taken for right.",
    ),
    Mended(
        "keys-added-to-an-empty-object",
        "Two keys added to an empty object in one go lacked the comma between them, so that one of them was refused, "
        "and added when the fixes were asked for again.",
    ),
    Mended(
        "key-added-beside-a-repeated-one",
        "A key added to an object whose first key stands twice brought a third: what stands before the first member "
        "was measured up to the second of the two.",
    ),
    Mended(
        "renamed-key-that-stands-twice",
        "An unknown key that stands twice had a fix that renamed the second, and the first was unknown still: now the "
        "two equal keys have to be mended first.",
        "a fix that does not fit: ILMA101 unsafe: the finding stays",
    ),
)
"""In the order in which they were found."""
