"""ILMA507: an exception is for a record that exists."""

from collections.abc import Iterator

from ilma_data.checks.finding import Finding
from ilma_data.checks.rule import Example, rule
from ilma_data.checks.settings.settings import AppliedSettings, shortened
from ilma_data.dataset.errors import nearest_ids
from ilma_data.model.ids import MAX_ID_LENGTH

_MOST_NEAREST = 20  # unknown ids for which the nearest ones are looked for


@rule(
    "ILMA507",
    name="unknown-record",
    why="An exception for a misspelt id excepts nothing, and one for a record that has gone waits for its return.",
    mend="Correct the id, or remove the exception.",
    example=Example(
        "pyproject.toml",
        "exceptions = []",
        'exceptions = [{ code = "ILMA406", record = "domain/watre",'
        ' reason = "The map that names it is in print.", expires = 2099-12-31 }]',
    ),
)
def check(applied: AppliedSettings) -> Iterator[Finding]:
    """Report ids that no file has, with the nearest ones."""
    if applied.ids is None:
        return
    looked_up = 0
    for entry in applied.settings.exceptions:
        if entry.record is None or entry.record in applied.ids.known:
            continue
        looked_up += 1
        is_like_an_id = looked_up <= _MOST_NEAREST and len(entry.record) <= MAX_ID_LENGTH
        near = nearest_ids(entry.record, applied.ids.known) if is_like_an_id else ()
        yield applied.source.finding(
            (*entry.steps, "record"),
            f"There is no record {shortened(entry.record)}",
            found=entry.record,
            expected=near or ["the id of a record, such as domain/water"],
            nearest=near[0] if near else None,
        )
