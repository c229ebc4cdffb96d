"""ILMA504: a code in the settings is that of a rule, or the beginning of several where several are meant."""

from collections.abc import Iterator

from ilma_data.checks.finding import Finding
from ilma_data.checks.rule import Example, rule
from ilma_data.checks.settings.choice import all_codes, matching, nearest_code
from ilma_data.checks.settings.settings import AppliedSettings, shortened

_MOST_NEAREST = 100  # wrong codes for which the nearest is looked for


@rule(
    "ILMA504",
    name="unknown-rule",
    why="A misspelt code chooses nothing, and whoever wrote it believes that it does.",
    mend="Correct the code; `ilma rule` lists them.",
    example=Example("pyproject.toml", 'ignore = ["ILMA401"]', 'ignore = ["ILMA4O1"]'),
)
def check(applied: AppliedSettings) -> Iterator[Finding]:
    """Report codes that match no rule, and exceptions for several rules at once."""
    looked_up = 0
    for steps, code in applied.codes():
        is_exception = steps[0] == "exceptions"
        if code in all_codes() or (not is_exception and matching(code)):
            continue
        looked_up += 1
        nearest = nearest_code(code) if looked_up <= _MOST_NEAREST else None
        several = sorted(matching(code))
        yield applied.source.finding(
            steps,
            f"{code} is the beginning of {len(several)} codes, and an exception is for one"
            if several
            else f"There is no rule {shortened(code)}",
            found=code,
            expected=several
            or ["the code of a rule" if is_exception else "the code of a rule, or the beginning of several"],
            nearest=nearest if nearest in all_codes() or not is_exception else None,
        )
