"""Fixes, as the rules offer them: what to write in a record's file in place of what stands there."""

import difflib
import json
import re
from collections.abc import Iterable
from typing import Any

from ilma_data.checks.finding import Edit, Fix
from ilma_data.checks.fixes.following import following
from ilma_data.checks.record_file import Place
from ilma_data.model.characters import tidied
from ilma_data.model.paths import Steps
from ilma_data.store.document import Document, JsonValue, steps
from ilma_data.store.edits import Change, inserted, removed, renamed, replaced

LEAST_LIKENESS = 0.75
"""Likeness (0 to 1) from which on a near word is written unasked; nearest words are named from 0.5 on."""

LEAST_LEAD = 0.05
"""By how much the nearest must be more like what stands there than the next one."""


def fix(title: str, *changes: Change, safe: bool = False) -> Fix:
    """A fix of these changes. `title` is an order."""
    return Fix(title, tuple(Edit(*change) for change in changes), safe)


def rewrite(place: Place, value: JsonValue, *, safe: bool = False) -> Fix:
    """Write another value. Paths of the record that pick an item by a text follow where the text changes."""
    document, way = _document(place), steps(place.pointer)
    changes = [replaced(document, place.pointer, value)]
    old = _value_at(document.value, way)
    if isinstance(old, str) and isinstance(value, str):
        changes += following(place.file, way, old, value)
    return fix(f"Write {_brief(value)}", *changes, safe=safe)


def rename(place: Place, key: str, *, safe: bool = False) -> Fix:
    """Write another key."""
    return fix(f"Rename it to `{key}`", renamed(_document(place), place.pointer, key), safe=safe)


def remove(place: Place, what: str, *, safe: bool = False) -> Fix:
    """Remove a member or an item; `what` names it."""
    return fix(f"Remove {what}", removed(_document(place), place.pointer), safe=safe)


def add(holder: Place, key: str, value: JsonValue, before: Iterable[str]) -> Fix:
    """Add a key to an object, before those that follow it in their order."""
    change = inserted(_document(holder), holder.pointer, key, value, before)
    return fix(f"Add `{key}`: {_brief(value)}", change)


def likeliest(wrong: str, choices: Iterable[str]) -> str | None:
    """The one of the choices that was meant beyond much doubt: near enough, and nearer than any other.

    Digits may have changed places, but are the same: what is of another year is no slip of the pen.
    """
    likeness = sorted(((_likeness(wrong, choice), choice) for choice in set(choices)), reverse=True)[:2]
    if not likeness or likeness[0][0] < LEAST_LIKENESS or _digits(wrong) != _digits(likeness[0][1]):
        return None
    if len(likeness) > 1 and likeness[0][0] - likeness[1][0] < LEAST_LEAD:
        return None
    return likeness[0][1]


def plain(text: str, joint: str = "-") -> str:
    """A text in lower case, without spaces at its ends, its words joined in one way.

    >>> plain(" In Force "), plain("otherTitles", "_")
    ('in-force', 'other_titles')
    """
    parted = re.sub("(?<=[a-z0-9])(?=[A-Z])", " ", tidied(text))
    return re.sub("[ _-]+", joint, parted).lower()


def _digits(text: str) -> list[str]:
    return sorted(character for character in text if character.isdigit())


def _likeness(one: str, other: str) -> float:
    return difflib.SequenceMatcher(None, one, other, autojunk=False).ratio()


def _document(place: Place) -> Document:
    document = place.file.document
    assert document is not None  # a value was found in it
    return document


def _value_at(value: Any, way: Steps) -> Any:
    for step in way:
        # A key may be written like an index.
        value = value[str(step) if isinstance(value, dict) else step]
    return value


def _brief(value: JsonValue) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else f"{text[:59]}…"
