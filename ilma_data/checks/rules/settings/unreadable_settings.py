"""ILMA501: a settings file can be read, and is TOML in UTF-8."""

from collections.abc import Iterator

from ilma_data.checks.finding import Finding, Related
from ilma_data.checks.record_file import Place
from ilma_data.checks.rule import Example, rule
from ilma_data.checks.settings.settings import AppliedSettings


@rule(
    "ILMA501",
    name="unreadable-settings",
    why="Settings that can't be read would be passed over without a word; until they can, the usual ones count.",
    mend="Correct the place that the finding names; `--no-settings` does without the file.",
    example=Example("pyproject.toml", 'fail-on = "warning"', 'fail-on = "warning'),
)
def check(applied: AppliedSettings) -> Iterator[Finding]:
    """Report the system's reason, or the first mistake in the file."""
    fault, file = applied.source.fault, applied.source.file
    if isinstance(fault, OSError):
        reason = fault.strerror or type(fault).__name__
        yield Finding(
            Place(file), f"The settings can't be read: {reason}", expected=["a file that can be read"]
        )
    elif fault is not None:
        yield Finding(
            Place(file),
            f"The settings can't be read: {fault.message[0].lower()}{fault.message[1:]}",
            expected=[fault.expected],
            related=[Related(Place(file), "the first of the two", fault.other)] if fault.other else [],
            spot=fault.span,
        )
