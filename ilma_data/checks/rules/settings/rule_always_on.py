"""ILMA505: a rule that is always on is neither ignored nor excepted from."""

from collections.abc import Iterator

from ilma_data.checks.finding import Finding
from ilma_data.checks.rule import Example, rule
from ilma_data.checks.settings.choice import codes_always_on, matching
from ilma_data.checks.settings.settings import AppliedSettings


@rule(
    "ILMA505",
    name="rule-always-on",
    why="A file that can't be read hides all other mistakes in it, and settings can't be the judge of themselves.",
    mend="Mend what the rule finds, and remove the code from the settings.",
    example=Example("pyproject.toml", 'ignore = ["ILMA401"]', 'ignore = ["ILMA003"]'),
)
def check(applied: AppliedSettings) -> Iterator[Finding]:
    """Report codes, and beginnings of codes, of which every rule is always on."""
    for steps, code in applied.codes():
        if steps[0] != "select" and matching(code) and matching(code) <= codes_always_on():
            yield applied.source.finding(
                steps,
                f"{code} is always on: it can't be {'excepted from' if steps[0] == 'exceptions' else 'ignored'}",
                found=code,
                expected=["the code of a rule about records that can be read"],
            )
