"""The records that a looking command reads."""

from __future__ import annotations

from ilma_data.cli.wrong_use import WrongUseError
from ilma_data.dataset.errors import InvalidRecordsError

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeVar

    from ilma_data.dataset.dataset import Dataset

    Result = TypeVar("Result")

MOST_PROBLEMS = 5  # shown; `ilma validate` shows all of them, and better


def open_records(folder: str | None) -> Dataset:
    """The data set in a folder, or the packaged one. Raises `WrongUseError` where there is none that can be read."""
    from ilma_data.dataset.loading import load

    return or_wrong_use(folder, lambda: load() if folder is None else _loaded(folder))


def open_views(folder: str | None) -> Dataset:
    """The same for a command that only shows: packaged records may be views, which is quicker, and reads the same."""
    from ilma_data.dataset.loading import packaged_views

    return or_wrong_use(folder, lambda: packaged_views() if folder is None else _loaded(folder))


def _loaded(folder: str) -> Dataset:
    from ilma_data.cli.progress import progress
    from ilma_data.dataset.loading import load_folder

    with progress("records") as told:
        return load_folder(folder, told=told)


def or_wrong_use(folder: str | None, work: Callable[[], Result]) -> Result:
    """What some work gives that reads the records of a folder. Raises `WrongUseError` where they can't be read."""
    try:
        return work()
    except InvalidRecordsError as error:
        more = len(error.problems) - MOST_PROBLEMS
        raise WrongUseError(
            f"{folder or 'the packaged records'}: cannot be read; `ilma validate{f' {folder}' if folder else ''}` "
            "says what to do",
            [
                *(f"  {problem}" for problem in error.problems[:MOST_PROBLEMS]),
                *([f"  and {more} more"] * (more > 0)),
            ],
        ) from None
    except OSError as error:
        raise WrongUseError(f"{folder}: {error.strerror}" if error.strerror else str(error)) from None
