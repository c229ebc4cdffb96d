"""The records that a looking command reads."""

from ilma_data.cli.wrong_use import WrongUseError
from ilma_data.dataset.dataset import Dataset
from ilma_data.dataset.errors import InvalidRecordsError
from ilma_data.dataset.loading import load

MOST_PROBLEMS = 5  # shown; `ilma validate` shows all of them, and better


def open_records(folder: str | None) -> Dataset:
    """The data set in a folder, or the packaged one. Raises `WrongUseError` where there is none that can be read."""
    try:
        return load(folder)
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
