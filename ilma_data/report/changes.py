"""What changed between two data sets, as text, Markdown and JSON."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from enum import Enum

from ilma_data.dataset.changes import Change, ChangeKind, ValueChange
from ilma_data.dataset.known_by import name_of
from ilma_data.model.base import Part
from ilma_data.report.markup import as_code, as_text
from ilma_data.report.page import Page
from ilma_data.report.words import count

LONGEST_VALUE = 120  # characters of a value that are shown; the JSON has all of it

_STYLES = {
    ChangeKind.ADDED: "green",
    ChangeKind.CORRECTED: "cyan",
    ChangeKind.RETIRED: "yellow",
    ChangeKind.REMOVED: "red",
}
_WARNING = "removed without a record under retired/: whoever cited the id finds nothing"


def change_lines(changes: Sequence[Change], page: Page) -> Iterator[str]:
    """A paragraph for each record, and what they come to."""
    for change in changes:
        kind = page.paint(change.kind.value, _STYLES[change.kind])
        head, *rest = page.paragraph(_title(change), 2)
        yield f"{kind}{head[1:]}"
        yield from rest
        for line in _details(change):
            yield from page.paragraph(line, 4, hanging=2)
    yield summary(changes)


def changes_as_markdown(changes: Sequence[Change]) -> Iterator[str]:
    """The counts, and a list of the records under a heading for each kind."""
    yield f"**{summary(changes)}**"
    for kind in ChangeKind:
        listed = [change for change in changes if change.kind is kind]
        if listed:
            yield from ("", f"### {kind.value.capitalize()}", "")
        for change in listed:
            name = name_of(change.record)
            yield f"- {as_code(change.record.id)}" + (f" {as_text(name)}" if name else "")
            for line in _details(change):
                yield f"  - {as_text(line)}"


def changes_as_json(changes: Sequence[Change]) -> dict[str, object]:
    """The counts by kind, and each change with the id, the name and the values, before and after, of the record."""
    return {
        "counts": {kind.value: number for kind, number in _counts(changes).items()},
        "changes": [
            {
                "kind": change.kind.value,
                "id": change.record.id,
                "name": name_of(change.record),
                "values": [
                    {"path": value.path, "before": _plain(value.before), "after": _plain(value.after)}
                    for value in change.values
                ],
            }
            for change in changes
        ],
    }


def summary(changes: Sequence[Change]) -> str:
    """The counts in a sentence."""
    if not changes:
        return "no record changed"
    counted = ", ".join(f"{number:,} {kind.value}" for kind, number in _counts(changes).items() if number)
    return f"{count(len(changes), 'record')} changed: {counted}"


def _counts(changes: Sequence[Change]) -> dict[ChangeKind, int]:
    counts = Counter(change.kind for change in changes)
    return {kind: counts[kind] for kind in ChangeKind}


def _title(change: Change) -> str:
    name = name_of(change.record)
    return f"{change.record.id}: {name}" if name else str(change.record.id)


def _details(change: Change) -> Iterator[str]:
    if change.kind is ChangeKind.REMOVED:
        yield _WARNING
    for value in change.values:
        yield _described(value)


def _described(value: ValueChange) -> str:
    if value.path.endswith("]") and value.before is None:
        return f"{value.path}: new, {_shown(value.after)}"
    if value.path.endswith("]") and value.after is None:
        return f"{value.path}: gone, was {_shown(value.before)}"
    return f"{value.path}: {_shown(value.before)} → {_shown(value.after)}"


def _shown(value: object) -> str:
    if value is None:
        return "unknown"
    plain = _plain(value)
    text = plain if isinstance(plain, str) else json.dumps(plain, ensure_ascii=False)
    return text if len(text) <= LONGEST_VALUE else f"{text[: LONGEST_VALUE - 1]}…"


def _plain(value: object) -> object:
    """The value as JSON can hold it."""
    if isinstance(value, Part):
        return value.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return str(value) if isinstance(value, str) else value
