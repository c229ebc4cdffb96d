"""ILMA502: every setting has a name that is known."""

from collections.abc import Iterator, Mapping

from ilma_data.checks.finding import Finding
from ilma_data.checks.rule import Example, rule
from ilma_data.checks.settings.settings import EXCEPTION_KEYS, KEYS, AppliedSettings, nearest_key, shortened


@rule(
    "ILMA502",
    name="unknown-setting",
    why="A misspelt setting changes nothing, and whoever wrote it believes that it does.",
    mend="Correct the name, or remove the setting.",
    example=Example("pyproject.toml", "fail-on =", "fail_on ="),
)
def check(applied: AppliedSettings) -> Iterator[Finding]:
    """Report the keys of the table, and of each exception, that mean nothing."""
    table = applied.source.table if isinstance(applied.source.table, Mapping) else {}
    for key in table:
        if key not in KEYS:
            yield applied.source.finding(
                (key,),
                f"There is no setting `{shortened(key)}`",
                of_key=True,
                found=key,
                expected=KEYS,
                nearest=nearest_key(key, [one for one in KEYS if one not in table]),
            )
    for entry in applied.settings.exceptions:
        for key in entry.unknown:
            yield applied.source.finding(
                (*entry.steps, key),
                f"An exception has no `{shortened(key)}`",
                of_key=True,
                found=key,
                expected=EXCEPTION_KEYS,
                nearest=entry.misspelt.get(key),
            )
