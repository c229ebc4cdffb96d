"""ILMA503: a setting has a value that it takes."""

from collections.abc import Iterator

from ilma_data.checks.finding import Finding
from ilma_data.checks.rule import Example, rule
from ilma_data.checks.settings.settings import AppliedSettings


@rule(
    "ILMA503",
    name="malformed-setting",
    why="A value that a setting does not take counts as none, and whoever wrote it believes otherwise.",
    mend="Write one of the values that the finding expects.",
    example=Example("pyproject.toml", 'fail-on = "warning"', 'fail-on = "warnings"'),
)
def check(applied: AppliedSettings) -> Iterator[Finding]:
    """Report values of a wrong kind, words that are not known, paths that lead out of the folder, and no dates."""
    for malformed in applied.settings.malformed:
        yield applied.source.finding(
            malformed.steps,
            malformed.message,
            found=applied.source.shown(malformed.steps),
            expected=malformed.expected,
            nearest=malformed.nearest,
        )
