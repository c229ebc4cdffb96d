"""`ilma format`: the canonical form of record files."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from ilma_data.checks.fixes.formatting import formatted
from ilma_data.checks.folders import Wanted, WrongPathError, wanted_folders
from ilma_data.checks.record_file import RecordFile
from ilma_data.cli.file_diff import print_diff
from ilma_data.cli.progress import progress
from ilma_data.cli.rewriting import is_own_file, write_anew
from ilma_data.cli.terminal import say
from ilma_data.cli.wrong_use import WrongUseError
from ilma_data.model.records import record_name
from ilma_data.report.escape import printable
from ilma_data.report.words import count
from ilma_data.store.document import JsonFault, parse
from ilma_data.store.files import Folder

DEFAULT = "records"


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the command does and what it takes."""
    parser.description = (
        "Write record files in the canonical form: UTF-8, LF, two-space indent, keys in the order of the codebook,\n"
        "one final newline; optional keys that say nothing are left out. Where a record is not right yet, every key\n"
        "and value stays, unknown keys last. Left alone is what can't be parsed, an object that has a key twice, a\n"
        "symbolic link, and a file that is no record's."
    )
    parser.epilog = (
        "exit codes:\n"
        "  0  every file is in canonical form now; with --check or --diff, it was so already\n"
        "  1  with --check or --diff, a file would change; or a file had to be left alone (standard error says why)\n"
        "  2  wrong use, such as a path that leads to no records\n"
        "  3  a file can't be written\n"
        "\n"
        "examples:\n"
        "  ilma format\n"
        "  ilma format records/agreements my-records/sources/lake-courier-2021.json\n"
        "  ilma format --check records"
    )
    parser.add_argument(
        "paths",
        metavar="PATHS",
        nargs="*",
        help=f"records folders, their subfolders, or files in them; without any, the folder `{DEFAULT}` here",
    )
    group = parser.add_mutually_exclusive_group()
    group.add_argument(
        "--check", action="store_true", help="write nothing, and list the files that would change"
    )
    group.add_argument("--diff", action="store_true", help="write nothing, and show what would change")


def run(options: Namespace) -> int:
    """Format, and say what has changed."""
    changed = unchanged = left = 0
    files = list(_files(_folders(options.paths)))
    with progress("files") as told:
        for number, (folder, name) in enumerate(files, 1):
            rewritten = _rewritten(folder, name)
            if isinstance(rewritten, _Rewritten) and rewritten.before == rewritten.after:
                unchanged += 1
            elif rewritten is not None:
                if told is not None:
                    told.clear()
                if _done_with(rewritten, options):
                    changed += 1
                else:
                    left += 1
            if told is not None:
                told(number, len(files))
    only_shown = options.check or options.diff
    done = "would change" if only_shown else "formatted"
    more = f", {count(left, 'file')} left alone" if left else ""
    say(f"{count(changed, 'file')} {done}, {unchanged:,} in canonical form already{more}")
    return 1 if left or (only_shown and changed) else 0


def _done_with(rewritten: "_Rewritten | _LeftAlone", options: Namespace) -> bool:
    """Write a file, or show what would be written; False where it is left alone. What was done is said."""
    if isinstance(rewritten, _LeftAlone):
        say(f"{rewritten.place}: left alone: {rewritten.reason}")
        return False
    if options.diff:
        print_diff(rewritten.path, rewritten.before, rewritten.after)
    elif options.check:
        print(printable(rewritten.path))
    elif write_anew(rewritten.folder, rewritten.name, rewritten.before, rewritten.after):
        print(f"formatted {printable(rewritten.path)}")
    else:
        return False
    return True


class _Rewritten(NamedTuple):
    """A file, as it is and as it should be."""

    folder: Folder
    name: str
    before: bytes
    after: bytes

    @property
    def path(self) -> str:
        return f"{self.folder.label}/{self.name}"


class _LeftAlone(NamedTuple):
    """A file that can't be formatted: its path and the place in it, and why."""

    place: str
    reason: str


def _folders(paths: list[str]) -> list[Wanted]:
    if not paths and not Path(DEFAULT).is_dir():
        raise WrongUseError(
            f"there is no folder `{DEFAULT}` here", ["Name the records to format."], "ilma format"
        )
    try:
        return list(wanted_folders(paths or [DEFAULT]))
    except WrongPathError as error:
        raise WrongUseError(str(error), command="ilma format") from None


def _files(wanted: list[Wanted]) -> Iterator[tuple[Folder, str]]:
    """The files of records, each with its folder."""
    for root, parts in wanted:
        folder = Folder(root)
        for name in folder.names():
            is_part = parts is None or any(name == part or name.startswith(f"{part}/") for part in parts)
            if is_part and record_name(name) is not None:
                yield folder, name


def _rewritten(folder: Folder, name: str) -> _Rewritten | _LeftAlone | None:
    """A record's file, before and after; None for a link to a record's file."""
    path = f"{folder.label}/{name}"
    try:
        before = folder.read(name)
    except OSError as error:
        return _LeftAlone(path, error.strerror or "it can't be read")
    if not is_own_file(folder, name):
        return None
    after = formatted(RecordFile(name, path, parse(before, path=path)))
    if isinstance(after, JsonFault):
        return _LeftAlone(f"{path}:{after.span.start}", after.message)
    return _Rewritten(folder, name, before, after)
