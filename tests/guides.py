"""The tutorial and the guides, run: what their commands write, and what their Python and JavaScript print.

A page runs in a folder of its own, in this order: its `ilma export` commands, then its Python, from top to bottom in
one session. `scripts/run-guides` writes onto the pages what they print.
"""

import doctest
import re
import shlex
import shutil
import sys
import traceback
from collections.abc import Iterator
from contextlib import chdir, redirect_stdout
from io import StringIO
from pathlib import Path

from ilma_data.cli import main

REPOSITORY = Path(__file__).parents[1]

PAGES = (
    "docs/tutorial.md",
    "docs/guides/pandas.md",
    "docs/guides/polars.md",
    "docs/guides/sql.md",
    "docs/guides/excel.md",
    "docs/guides/javascript.md",
    "docs/guides/r.md",
)
"""Of the page for R the commands run alone, as it says."""


def run_exports(page: str, folder: Path) -> None:
    """Run the commands of a page that begin with `ilma export`, in a folder."""
    for command in re.findall(r"^ilma (export .+)$", page, re.MULTILINE):
        with chdir(folder), redirect_stdout(StringIO()):
            assert main(shlex.split(command)) == 0, command


def node() -> str | None:
    """Where Node is: that of the environment, or else one on the path."""
    return shutil.which("node", path=str(Path(sys.executable).parent)) or shutil.which("node")


def javascript(page: str) -> Iterator[tuple[str, str]]:
    """Each program of a page, and what it prints: a block `js` and the block `text` after it."""
    yield from re.findall(r"^```js\n(.*?)^```\n.*?^```text\n(.*?)^```\n", page, re.MULTILINE | re.DOTALL)


def with_output(page: str) -> str:
    """The page with what its Python prints now, in the current folder. What raises is printed as it is raised."""
    names: dict[str, object] = {"__name__": "__main__"}
    pieces = []
    for piece in doctest.DocTestParser().parse(page):
        if isinstance(piece, str):
            pieces.append(piece)
        else:
            first, *others = piece.source.splitlines()
            pieces.append(f">>> {first}\n{''.join(f'... {line}'.rstrip() + chr(10) for line in others)}")
            pieces.append(_printed(piece.source, names))
    return "".join(pieces)


def _printed(source: str, names: dict[str, object]) -> str:
    output = StringIO()
    try:
        with redirect_stdout(output):
            exec(compile(source, "<page>", "single"), names)
    except Exception as error:  # noqa: BLE001 - a page may show any
        return "".join(["Traceback (most recent call last):\n", *traceback.format_exception_only(error)])
    return output.getvalue()
