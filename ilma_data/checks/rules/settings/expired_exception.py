"""ILMA508: an exception is not past its last day."""

from collections.abc import Iterator

from ilma_data.checks.finding import Finding, Related
from ilma_data.checks.rule import Example, rule
from ilma_data.checks.settings.settings import AppliedSettings

_MOST_RELATED = 3  # findings that are there again


@rule(
    "ILMA508",
    name="expired-exception",
    level="warning",
    why="An exception is for a time; past its last day it excepts nothing, and what it was for is found again.",
    mend="Mend what it was for and remove the exception, or give it a later day and a reason that holds until then.",
    example=Example(
        "pyproject.toml",
        "exceptions = []",
        'exceptions = [{ code = "ILMA406", record = "domain/water",'
        ' reason = "The map that names it is in print.", expires = 2021-12-31 }]',
    ),
)
def check(applied: AppliedSettings) -> Iterator[Finding]:
    """Report exceptions whose day is over, with what they were for."""
    for entry in applied.settings.exceptions:
        if entry.expires is not None and entry.is_past(applied.today) and applied.counts(entry):
            again = applied.matched.get(entry.index, ())[:_MOST_RELATED]
            yield applied.source.finding(
                (*entry.steps, "expires"),
                f"The exception for {entry.name} ended on {entry.expires}",
                found=entry.name,
                expected=["no such exception", "a later day"],
                related=[Related(one.place, "what it was for is found again", one.spot) for one in again],
            )
