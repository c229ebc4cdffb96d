"""`ilma validate --changed`: what the changes since a revision bring."""

from argparse import ArgumentParser
from collections.abc import Sequence

from ilma_data.checks.folders import wanted_folders
from ilma_data.checks.outcome import Report, joined
from ilma_data.cli.wrong_use import WrongUseError
from ilma_data.store.files import Folder, RecordFiles
from ilma_data.store.packaged import packaged

_COMMAND = "ilma validate"
_OPTION = "--changed"
_DEFAULT = "HEAD"


def add_changed_argument(parser: ArgumentParser) -> None:
    """`--changed[=REV]`: the revision stands after the sign alone, for a path may follow the option."""
    parser.add_argument(
        _OPTION,
        metavar="=REV",
        nargs="?",
        const=_DEFAULT,
        help="only what has changed since a commit, branch or tag of git brings (without =REV, since the last commit): "
        "all findings in changed files, and what is newly wrong elsewhere because of them",
    )


def validate_changed(paths: Sequence[str], revision: str, *, base: RecordFiles | None = None) -> Report:
    """Check what has changed in records folders, or in parts of them; without a path, in the packaged records.

    Raises `WrongPathError` for a path that leads to no records, and `WrongUseError` where git can't tell what has
    changed.
    """
    if paths:
        folders = [(Folder(root), parts) for root, parts in wanted_folders(paths)]
        return joined(paths, [_of_folder(folder, parts, revision, base) for folder, parts in folders])
    files = packaged()
    if not isinstance(files, Folder):
        raise WrongUseError(
            f"{_OPTION} is for records in a git repository, and the packaged ones are in none",
            ["Name a records folder, such as records/."],
            _COMMAND,
        )
    return _of_folder(files, None, revision, base)


def _of_folder(
    folder: Folder, parts: frozenset[str] | None, revision: str, base: RecordFiles | None
) -> Report:
    from ilma_data.checks.changed import check_changed
    from ilma_data.collector import CollectorPaused
    from ilma_data.store.history import HistoryError, former_contents
    from ilma_data.store.kept import Kept

    files = Kept(folder)
    with CollectorPaused():
        try:
            former = former_contents(files, folder.root, revision)
        except HistoryError as error:
            raise WrongUseError(error.message, error.hints, _COMMAND) from None
        return check_changed(files, former, only=parts, base=base)
