"""ILMA506: an exception says its code, its record, its reason and the day on which it ends."""

from collections.abc import Iterator

from ilma_data.checks.finding import Finding
from ilma_data.checks.rule import Example, rule
from ilma_data.checks.settings.settings import AppliedSettings

_EXAMPLES = {
    "code": 'code = "ILMA406"',
    "record": 'record = "domain/water"',
    "reason": 'reason = "The map that names it is in print."',
    "expires": "expires = 2027-06-30",
}


@rule(
    "ILMA506",
    name="incomplete-exception",
    why="Without a reason nobody can judge an exception later, and without an end it is there for ever.",
    mend="Add what is missing; a reason is a sentence, and `expires` is the last day on which the exception counts.",
    example=Example(
        "pyproject.toml",
        "exceptions = []",
        'exceptions = [{ code = "ILMA406", record = "domain/water", expires = 2099-12-31 }]',
    ),
)
def check(applied: AppliedSettings) -> Iterator[Finding]:
    """Report what an exception lacks; not what stands there under a misspelt key."""
    for entry in applied.settings.exceptions:
        missing = [key for key in entry.missing if key not in entry.misspelt.values()]
        if missing:
            yield applied.source.finding(
                entry.steps,
                f"The exception for {entry.name} has no {' and no '.join(f'`{key}`' for key in missing)}",
                found=entry.name,
                expected=[", ".join(_EXAMPLES[key] for key in missing)],
            )
