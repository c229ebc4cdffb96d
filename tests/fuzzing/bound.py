"""A bound for the work that an input may make: processor time of this process, so a busy machine is no failure."""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from tests.fuzzing.failure import Failure, Kind, failed, of_exception

SECONDS = 20
"""Of processor time, for one file or one folder: some thousand times what a large record needs."""


class TooSlowError(BaseException):
    """An input took longer than the bound. No `Exception`, so that nothing takes it for one of its own."""


def failure_of(work: Callable[[], object]) -> Failure | None:
    """The failure that some work of ours ends in: an exception, or too much of it. None where it ends well."""
    try:
        with _bounded():
            work()
    except TooSlowError as error:
        found = of_exception(error)
        return failed(Kind.TOO_SLOW, found.key.rpartition(" in ")[2], found.detail)
    except Exception as error:  # noqa: BLE001 - that there is none is what is tested
        return of_exception(error)
    return None


@contextmanager
def _bounded() -> Iterator[None]:
    """Raise `TooSlowError` in the middle of what takes too long. Not where signals are missing (Windows)."""
    before = signal.signal(signal.SIGPROF, _stop)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise TooSlowError(f"more than {SECONDS} seconds of processor time")
