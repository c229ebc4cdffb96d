"""Records checked: files to documents, to records, to a data set, to findings."""

import os
from collections.abc import Collection, Sequence

from ilma_data.checks.folders import wanted_folders
from ilma_data.checks.outcome import Report, joined
from ilma_data.checks.quick import check_quickly
from ilma_data.checks.sieve.reading import Means
from ilma_data.store.files import Folder, RecordFiles
from ilma_data.store.packaged import packaged


def validate(
    paths: Sequence[str | os.PathLike[str]] = (),
    *,
    base: RecordFiles | None = None,
    means: Means | None = None,
) -> Report:
    """Check records folders, parts of them or single files; without a path, the packaged records.

    A file is checked in the light of all others of its records folder and, with `base`, of the records of that;
    findings are those of the files named. Raises `WrongPathError` for a path that leads to no records.
    """
    if not paths:
        return check(packaged(), means=means)
    return joined(
        paths,
        [check(Folder(root), only=parts, base=base, means=means) for root, parts in wanted_folders(paths)],
    )


def check(
    files: RecordFiles,
    *,
    only: Collection[str] | None = None,
    base: RecordFiles | None = None,
    means: Means | None = None,
) -> Report:
    """Check record files together; with `only`, give what concerns the files and folders of these names.

    With `base`, their links may lead to its records, and none may have an id of its. What is found in a base is given
    where one of these files has a part in it. The `means` change nothing in the report, only how soon it is there.
    """
    return check_quickly(files, only=only, base=base, means=means)
