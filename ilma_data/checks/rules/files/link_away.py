"""ILMA007: a symbolic link leads to a file in the records folder."""

from collections.abc import Iterator

from ilma_data.checks.finding import Finding
from ilma_data.checks.record_file import RecordFile
from ilma_data.checks.rule import Example, rule
from ilma_data.store.files import LinkAwayError


@rule(
    "ILMA007",
    name="link-away",
    why="What lies elsewhere is not in the data set, differs on each machine, and may be nobody's to publish.",
    mend="Put the file itself where the link is, or remove the link.",
    example=Example(None, "domains/water.json", "domains/water.json -> ../../elsewhere/water.json"),
)
def check(file: RecordFile) -> Iterator[Finding]:
    """Report links out of the records folder and links to folders, of record files and of others; none is followed."""
    if isinstance(file.error, LinkAwayError):
        target = file.error.target
        where = f"out of the records folder, to {target}" if file.error.out else f"to the folder {target}"
        yield Finding(
            file.at(),
            f"A symbolic link leads {where}; nothing was read there",
            found=target,
            expected=["a file, or a link to a file in the records folder"],
        )
