"""What a rule is, and the decorator that makes one of a function."""

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from ilma_data.checks.finding import Finding, Level

Subject = TypeVar("Subject")
"""What a rule looks at: a `RecordFile` (rules/files), a `ShapeFault` (rules/shape) or the whole `Tree`."""


@dataclass(frozen=True)
class Example:
    """A passing and a failing piece of a record file: `bad` in place of `good` gives one finding of the rule.

    `file` is a file of the example records under `tests/checks/example/`; None where the two are names of files.
    `found_in` is the file in which the finding is, where that is another one. With `with_packaged` the example is
    checked beside the packaged records.
    """

    file: str | None
    good: str
    bad: str
    found_in: str | None = None
    with_packaged: bool = False


@dataclass(frozen=True)
class Rule(Generic[Subject]):
    """One thing that records must hold to.

    `what` says so in one sentence (the first line of the rule's file), `why` what it protects, `mend` what to do
    about a finding. `errors` are the types of pydantic errors that a shape rule words.
    """

    code: str
    name: str
    what: str
    why: str
    mend: str
    example: Example
    check: Callable[[Subject], Iterable[Finding]]
    errors: tuple[str, ...] = ()
    level: Level = "error"

    def findings(self, subject: Subject) -> Iterator[Finding]:
        """What the rule finds, under its code, name and level."""
        for finding in self.check(subject):
            yield replace(finding, code=self.code, rule=self.name, level=self.level)


def rule(
    code: str,
    *,
    name: str,
    why: str,
    mend: str,
    example: Example,
    errors: tuple[str, ...] = (),
    level: Level = "error",
) -> Callable[[Callable[[Subject], Iterable[Finding]]], Rule[Subject]]:
    """Make a rule of the function `check` of a file under `rules/`, whose docstring begins with `CODE: `."""

    def make(check: Callable[[Subject], Iterable[Finding]]) -> Rule[Subject]:
        # `python -OO` leaves all docstrings out.
        first_line = (sys.modules[check.__module__].__doc__ or "").strip().partition("\n")[0]
        what = first_line.removeprefix(f"{code}: ")
        return Rule(code, name, what[:1].upper() + what[1:], why, mend, example, check, errors, level)

    return make
