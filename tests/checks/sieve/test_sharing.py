"""Tasks shared among processes give what they give in one, in their order."""

import os
from functools import partial

from ilma_data.checks.sieve.sharing import shared


def number_and_process(number: int) -> tuple[int, int]:
    return number, os.getpid()


def test_tasks_are_done_by_other_processes_and_answered_in_order() -> None:
    tasks = [partial(number_and_process, number) for number in range(20)]
    found = list(shared(tasks, 2))
    assert [number for number, _ in found] == list(range(20))
    assert os.getpid() not in {process for _, process in found}


def test_one_process_does_all_by_itself() -> None:
    assert list(shared([partial(number_and_process, 1)], 1)) == [(1, os.getpid())]
