"""`ilma validate FILE.jsonl`: records in JSON Lines, as `ilma export jsonl` writes them."""

from argparse import Namespace
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import BinaryIO

from ilma_data.checks.outcome import Report
from ilma_data.checks.settings.settings import Settings
from ilma_data.cli.progress import progress
from ilma_data.cli.wrong_use import WrongUseError

ENDINGS = (".jsonl", ".ndjson")

_OF_FOLDERS = ("fix", "unsafe_fixes", "diff", "changed", "watch", "with_packaged", "jobs")
"""Options of `ilma validate` that are for records in a folder."""


def are_lines(paths: Sequence[str]) -> bool:
    """Whether some of these paths are files of JSON Lines, by their endings."""
    return any(path.endswith(ENDINGS) for path in paths)


def validate_lines(paths: Sequence[str], options: Namespace, settings: Settings, command: str) -> Report:
    """Check the records in files of JSON Lines together.

    Raises `WrongUseError` where some of the paths are other files or folders and for options that mean nothing here,
    and `OSError` where a file can't be read.
    """
    from ilma_data.checks.lines.checking import asks_for_references_only, check_lines
    from ilma_data.checks.lines.line import LineFile
    from ilma_data.checks.settings.choice import all_codes

    given = [name for name in _OF_FOLDERS if getattr(options, name, None)]
    if given:
        raise WrongUseError(
            f"--{given[0].replace('_', '-')} is for records in a folder, and not for JSON Lines",
            command=command,
        )
    if settings.with_packaged:
        where = f" in {settings.source.path}" if settings.source else ""
        raise WrongUseError(
            f"with-packaged{where} is for records in a folder, and not for JSON Lines",
            ["Check the folder, or name settings without it: `--settings FILE`."],
            command,
        )
    for path in paths:
        if not path.endswith(ENDINGS):
            raise WrongUseError(
                f"{path} is no file of JSON Lines: such files are checked together, apart from others",
                command=command,
            )
        if not Path(path).is_file():
            raise WrongUseError(f"{path}: there is no such file", command=command)
    files = [LineFile(path, partial(_opened, path)) for path in paths]
    size = sum(Path(path).stat().st_size for path in paths)
    with progress("records or so") as tell:

        def told(records: int, read: int) -> None:
            if tell is not None and records:
                tell(records, max(records, round(records * size / read)))

        kept = frozenset(all_codes()) - settings.ignored
        return check_lines(files, references_only=asks_for_references_only(kept), told=told)


def _opened(path: str) -> BinaryIO:
    return Path(path).open("rb")
