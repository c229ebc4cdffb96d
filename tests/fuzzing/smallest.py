"""A failing input made small: what can be left out and the failure stays, is left out."""

import copy
import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from tests.fuzzing.failure import Failure
from tests.fuzzing.folder import judged_folder
from tests.fuzzing.judge import Judge
from tests.fuzzing.pool import examples
from tests.fuzzing.rewriting import faults_of_fixing
from tests.fuzzing.tally import Tally
from tests.fuzzing.validators import Ajv

_MOST_TRIES = 2_000
"""For one input; a record of some kB needs a few hundred."""


def smallest(failure: Failure, ajv: Ajv | None) -> Failure:
    """The failure with files as small as trying makes them; as it was, where it does not come again."""
    files = dict(failure.files)
    if len(files) > 1:
        for file in list(files):
            rest = {other: raw for other, raw in files.items() if other != file}
            if _fails(failure, rest, ajv):
                files = rest
    if not _fails(failure, files, ajv):
        return failure
    for file in files:

        def fails(raw: bytes, file: str = file) -> bool:
            return _fails(failure, {**files, file: raw}, ajv)

        files[file] = cut_down(files[file], fails)
    return failure.about(files)


def cut_down(raw: bytes, fails: Callable[[bytes], bool]) -> bytes:
    """The bytes without all that is not needed for `fails` to stay true: members and items first, then bytes."""
    tries = iter(range(_MOST_TRIES))
    raw = _without_values(raw, fails, tries)
    size = max(len(raw) // 2, 1)
    while size:
        start = 0
        while start < len(raw) and next(tries, None) is not None:
            rest = raw[:start] + raw[start + size :]
            if fails(rest):
                raw = rest
            else:
                start += size
        size //= 2
    return raw


def _without_values(raw: bytes, fails: Callable[[bytes], bool], tries: Iterator[int]) -> bytes:
    try:
        value = json.loads(raw)
    except (ValueError, RecursionError):
        return raw
    if not fails(_written(value)):
        return raw
    raw, again = _written(value), True
    while again:
        again = False
        for steps in list(_places(value)):
            rest = _without(value, steps)
            if rest is None or next(tries, None) is None:
                continue
            if fails(_written(rest)):
                value, raw, again = rest, _written(rest), True
    return raw


def _written(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "surrogatepass")


def _places(value: Any, steps: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The ways to every member and item, the last first: what is left out moves none that comes later."""
    members = list(
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    )
    for step, member in reversed(members):
        yield (*steps, step)
        yield from _places(member, (*steps, step))


def _without(value: Any, steps: tuple[Any, ...]) -> Any:
    """The value less what the steps lead to; None where that is gone already."""
    rest = copy.deepcopy(value)
    holder = rest
    try:
        for step in steps[:-1]:
            holder = holder[step]
        del holder[steps[-1]]
    except (KeyError, IndexError, TypeError):
        return None
    return rest


def _fails(failure: Failure, files: Mapping[str, bytes], ajv: Ajv | None) -> bool:
    return any(found.key == failure.key for found in failures_of(files, ajv))


def failures_of(files: Mapping[str, bytes], ajv: Ajv | None) -> list[Failure]:
    """What is wrong with how files are judged: each by itself, and all of them among the example records."""
    judge = Judge(ajv)
    for file, raw in files.items():
        judge.judge_any(file, raw)
    judge.finish()
    sound = {seed.file: seed.raw for seed in examples()}
    failures = [*judge.failures, *judged_folder({**sound, **files}, files, Tally().counts)]
    for unsafe in (False, True):
        failures += faults_of_fixing({**sound, **files}, unsafe=unsafe)
    return failures
