"""A row of the table: what is measured, what is to be reached, and how."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.bench.bench import Bench
from tests.bench.figures import Result


@dataclass(frozen=True)
class Row:
    """`key` chooses it on the command line; `reach` is what the project promises; `how` says how it is measured."""

    key: str
    what: str
    reach: str
    how: str
    measure: Callable[[Bench], Result]
