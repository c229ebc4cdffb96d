"""Tasks that do not wait for one another, shared among processes."""

import gc
import signal
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

_T = TypeVar("_T")


def shared(tasks: Sequence[Callable[[], _T]], jobs: int) -> Iterator[_T]:
    """What each task gives, in their order, where so many processes share them; with one, this process does all."""
    if jobs == 1:
        yield from (task() for task in tasks)
        return
    # Imported here: a check of a few records takes no longer than these take to import.
    from concurrent.futures import ProcessPoolExecutor

    gc.freeze()  # so that no copy looks through what it has in common with this one, and makes it its own
    pool = ProcessPoolExecutor(jobs, initializer=_begin, initargs=(tasks,))
    try:
        yield from pool.map(_do, range(len(tasks)))
    finally:
        pool.shutdown(cancel_futures=True)
        gc.unfreeze()


_at_hand: list[Sequence[Callable[[], Any]]] = []
"""In a process that helps: the tasks, of which each number is asked."""


def _begin(tasks: Sequence[Callable[[], Any]]) -> None:
    # Ctrl-C is for the process that was called, which ends this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()  # glances and comparisons leave no garbage that only the collector finds
    _at_hand.append(tasks)


def _do(number: int) -> Any:
    return _at_hand[-1][number]()
