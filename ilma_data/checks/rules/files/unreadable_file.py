"""ILMA001: a record file can be read."""

from collections.abc import Iterator

from ilma_data.checks.finding import Finding
from ilma_data.checks.record_file import RecordFile
from ilma_data.checks.rule import Example, rule
from ilma_data.store.files import LinkAwayError, UnreadableFolderError


@rule(
    "ILMA001",
    name="unreadable-file",
    why="A file that can't be read can't be checked, and nobody would notice what is missing.",
    mend="Give yourself permission to read the file; of a symbolic link, restore what it leads to, or remove it.",
    example=Example(None, "domains/water.json", "domains/water.json -> nowhere"),
)
def check(file: RecordFile) -> Iterator[Finding]:
    """Report record files, and folders of whatever name, with the system's reason."""
    if file.error is None or isinstance(file.error, LinkAwayError):
        return
    is_folder = isinstance(file.error, UnreadableFolderError)
    if is_folder or file.record_type is not None:
        what = "folder" if is_folder else "file"
        reason = file.error.strerror or type(file.error).__name__
        yield Finding(file.at(), f"The {what} can't be read: {reason}", expected=[f"a readable {what}"])
