"""ILMA509: each exception is for something that its rule still finds."""

from collections.abc import Iterator

from ilma_data.checks.catalogue import tree_rules
from ilma_data.checks.finding import Finding
from ilma_data.checks.record_ids import RecordIds
from ilma_data.checks.rule import Example, rule
from ilma_data.checks.settings.choice import all_codes, codes_always_on
from ilma_data.checks.settings.settings import AppliedSettings, ExceptionEntry


@rule(
    "ILMA509",
    name="unused-exception",
    level="warning",
    why="What was mended needs no exception; left there, it would hide the next mistake of the same kind.",
    mend="Remove the exception.",
    example=Example(
        "pyproject.toml",
        "exceptions = []",
        'exceptions = [{ code = "ILMA406", record = "domain/water",'
        ' reason = "The map that names it is in print.", expires = 2099-12-31 }]',
    ),
)
def check(applied: AppliedSettings) -> Iterator[Finding]:
    """Report exceptions that match no finding; none with another mistake, nor where a faulty record may hide one."""
    repeated = {
        (entry.code, entry.record) for entry in applied.settings.exceptions if not applied.counts(entry)
    }
    for entry in applied.settings.exceptions:
        if (
            applied.ids is not None
            and entry.is_complete
            and not entry.is_past(applied.today)
            and not applied.matched.get(entry.index)
            and (entry.code, entry.record) not in repeated
            and entry.code in all_codes()
            and entry.code not in codes_always_on()
            and entry.record in applied.ids.checked
            and not _may_be_hidden(entry, applied.ids)
        ):
            yield applied.source.finding(
                entry.steps,
                f"The exception for {entry.name} is not needed: the rule finds nothing there",
                found=entry.name,
                expected=["no such exception"],
            )


def _may_be_hidden(entry: ExceptionEntry, ids: RecordIds) -> bool:
    """Whether a mistake in the shape of a record can keep the rule from finding anything."""
    concerns_others = entry.code in {rule.code for rule in tree_rules()}
    return bool(ids.faulty) if concerns_others else entry.record in ids.faulty
