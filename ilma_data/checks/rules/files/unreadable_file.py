"""ILMA001: a record file can be read."""

from collections.abc import Iterator

from ilma_data.checks.finding import Finding
from ilma_data.checks.record_file import RecordFile
from ilma_data.checks.rule import Example, rule


@rule(
    "ILMA001",
    name="unreadable-file",
    why="A file that can't be read can't be checked, and nobody would notice what is missing.",
    mend="Make the file readable for you, restore what the link leads to, or remove the link.",
    example=Example(None, "domains/water.json", "domains/water.json -> nowhere"),
)
def check(file: RecordFile) -> Iterator[Finding]:
    """Report the system's reason."""
    if file.error is not None and file.record_type is not None:
        reason = file.error.strerror or type(file.error).__name__
        yield Finding(file.at(), f"The file can't be read: {reason}", expected=["a readable file"])
