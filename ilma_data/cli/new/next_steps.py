"""What to do with a record that was begun: said on the terminal, or as data."""

import shlex
from collections.abc import Iterator, Sequence
from pathlib import Path

from pydantic import JsonValue

from ilma_data.checks.finding import Finding
from ilma_data.model.base import Mark, Record, is_unknown, mark_of
from ilma_data.report.escape import printable
from ilma_data.report.page import Entry, Page, Section

_LEFT_ALONE = {"schema_reference", "evidence", "disputes", "claims", "different_from"}


def lines(record: Record, path: Path, findings: Sequence[Finding], page: Page) -> Iterator[str]:
    """The path, then what to fill in next and how to see whether it is right."""
    yield printable(str(path))  # never wrapped: somebody will copy it
    yield ""
    steps = [Entry(step, f"{number}.") for number, step in enumerate(_steps(record, path, findings), 1)]
    yield from page.section(Section("Next", steps))


def as_json(record: Record, path: Path, findings: Sequence[Finding]) -> dict[str, JsonValue]:
    """The same for a program: the file, the id, the fields that are empty, and what `ilma validate` says of it now."""
    return {
        "path": str(path),
        "id": str(record.id),
        "empty": list(empty_fields(record)),
        "findings": [{"code": one.code, "rule": one.rule, "message": one.message} for one in findings],
    }


def empty_fields(record: Record) -> Iterator[str]:
    """The fields that say nothing yet: those that always stand first."""
    fields = type(record).model_fields
    empty = [name for name in fields if name not in _LEFT_ALONE and is_unknown(getattr(record, name))]
    yield from sorted(empty, key=lambda name: not fields[name].is_required())


def _steps(record: Record, path: Path, findings: Sequence[Finding]) -> Iterator[str]:
    fields = type(record).model_fields
    unknown = [name for name in empty_fields(record) if fields[name].is_required()]
    further = [name for name in empty_fields(record) if not fields[name].is_required()]
    said = ["Open the file and fill in what the source says, and no more."]
    said += [f"Not known yet: {', '.join(unknown)}."] * bool(unknown)
    said += [f"There is room for: {', '.join(further)}."] * bool(further)
    yield " ".join(said)
    if any(mark_of(field) is Mark.FACTUAL for field in fields.values()):
        yield (
            "Give every value that you add its evidence: the source, the place in it, and the value's path under "
            "`supports`. Where the source only implies a value, write a piece of evidence with `implies` and a note."
        )
    for finding in findings:
        yield f"`ilma validate` warns as long as this is so: {finding.message} ({finding.code})."
    yield f"Check it: ilma validate {shlex.quote(str(path))}"
