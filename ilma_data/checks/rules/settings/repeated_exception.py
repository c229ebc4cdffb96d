"""ILMA510: there is one exception for a rule and a record."""

from collections.abc import Iterator

from ilma_data.checks.finding import Finding
from ilma_data.checks.rule import Example, rule
from ilma_data.checks.settings.settings import AppliedSettings


@rule(
    "ILMA510",
    name="repeated-exception",
    why="Of two exceptions for the same thing, one is forgotten when the other is removed or renewed.",
    mend="Keep the one whose reason and day hold.",
    example=Example(
        "pyproject.toml",
        "exceptions = []",
        "exceptions = [\n"
        '  { code = "ILMA406", record = "domain/water", reason = "The map is in print.", expires = 2099-06-30 },\n'
        '  { code = "ILMA406", record = "domain/water", reason = "The map is late.", expires = 2099-12-31 },\n'
        "]",
    ),
)
def check(applied: AppliedSettings) -> Iterator[Finding]:
    """Report all but the one that ends last, which counts."""
    for entry in applied.settings.exceptions:
        if not applied.counts(entry) and entry.code is not None and entry.record is not None:
            counted = applied.counted[entry.code, entry.record]
            yield applied.source.finding(
                entry.steps,
                f"There is another exception for {entry.name}",
                found=entry.name,
                expected=["one exception for a rule and a record"],
                related=[applied.source.related(counted.steps, "the one that ends last, and counts")],
            )
