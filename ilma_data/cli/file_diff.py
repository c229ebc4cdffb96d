"""What would change in a file, as a unified diff."""

import difflib
import re
import sys
from collections.abc import Iterator

from ilma_data.cli.terminal import is_terminal
from ilma_data.report.escape import printable


def print_diff(path: str, before: bytes, after: bytes) -> None:
    """Print what changes in a file of UTF-8: for `patch` as it is; on a terminal without what moves or hides text."""
    escaped = is_terminal(sys.stdout)
    for line in diff_lines(path, before, after):
        print(printable(line) if escaped else line)


def diff_lines(path: str, before: bytes, after: bytes) -> Iterator[str]:
    r"""The unified diff of two contents of a file, in lines without their line feeds.

    >>> print(*diff_lines("a.json", b"{}", b"{}\n"), sep="\n")
    --- a.json
    +++ a.json
    @@ -1 +1 @@
    -{}
    \ No newline at end of file
    +{}
    """
    name = printable(path)
    for line in difflib.unified_diff(_lines(before), _lines(after), name, name):
        yield line.removesuffix("\n")
        if not line.endswith("\n"):
            yield "\\ No newline at end of file"


def _lines(content: bytes) -> list[str]:
    """The lines with their line feeds; a carriage return, a form feed and the like end none here."""
    return re.findall("[^\n]*\n|[^\n]+", content.decode())
