"""Sets of records from the public strategies, made ready to be multiplied."""

import json
import re
import subprocess
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from ilma_data.model.base import Record
from ilma_data.model.ids import RecordId
from ilma_data.model.paths import nodes
from ilma_data.model.reading import from_json
from ilma_data.store.canonical import to_bytes
from ilma_data.testing import RecordSet
from tests.bench.words import words

ID = re.compile("(?:agreement|meeting|signatory|domain|source)/[a-z0-9]+(?:-[a-z0-9]+)*")
TITLE, NAME, FORM, PAGE = "Zqtitleq", "Zqnameq", "Zqform{}q", "zqpageq"
"""What each copy of a record fills in anew: words in a title, a name or a form of it, and part of an address."""

BYTES_A_RECORD = 1700  # on average: what the figures of other validators were measured on
_KEPT = 20  # characters of a title or a name before the words of a copy: more would make two copies alike
_CODES = ("iso_3166_1_alpha_3", "cow_code")
_WRITTEN_FREELY = {"summary": 2900, "definition": 900, "note": 900}
"""The fields in the editors' own words, and how many characters we let them have."""


@cache
def prepared_sets(number: int, seed: int) -> tuple[RecordSet, ...]:
    """So many consistent data sets; records of about 1.7 KB, in which every copy has a title or name of its own.

    The same for the same seed, strategies and release of Hypothesis.
    """
    drawing = [sys.executable, "-m", "tests.bench.drawing", str(number), str(seed)]
    drawn: list[list[tuple[str, str]]] = json.loads(
        subprocess.run(drawing, cwd=Path(__file__).parents[2], capture_output=True, check=True).stdout
    )
    sets = [_prepared(records) for records in drawn]
    return tuple(_of_usual_size(sets))


def _prepared(records: Sequence[Sequence[str]]) -> list[tuple[str, dict[str, Any]]]:
    """The type and the JSON value of each record, of a set of types and texts."""
    short: dict[str, str] = {}
    for number, (_, text) in enumerate(records):
        record_id = json.loads(text)["id"]
        record_type, _, slug = record_id.partition("/")
        # A retired id is no record's, so each id comes once.
        short[record_id] = f"{record_type}/{slug[:40].rstrip('-')}-{number}"
    values = []
    for of_type, text in records:
        value: dict[str, Any] = json.loads(ID.sub(lambda found: short.get(found[0], found[0]), text))
        _make_room(value)
        values.append((of_type, value))
    return values


def _make_room(value: dict[str, Any]) -> None:
    """Mark in a record what is to differ from copy to copy, and leave out what can't: there are few codes."""
    if "title" in value and "publisher" not in value:
        value["title"] = _marked(value["title"], TITLE)
    if value.get("url"):
        value["url"] = value["url"].replace("://", f"://{PAGE}.", 1)
    if "names" not in value:
        return
    value["name"] = _marked(value["name"], NAME)
    renamed: dict[str, str] = {}
    for form in value["names"]:
        old = form["text"]
        form["text"] = renamed.setdefault(old, _marked(old, FORM.format(len(renamed))))
    gone = [code for code in _CODES if value.get(code) is not None]
    value.update(dict.fromkeys(gone))
    for evidence in value["evidence"]:
        paths = (_followed(path, renamed) for path in evidence["supports"])
        evidence["supports"] = list(dict.fromkeys("name" if path in gone else path for path in paths))
    if "disputes" in value:
        left = [one for one in value["disputes"] if one["field"] not in gone]
        value["disputes"] = [one | {"field": _followed(one["field"], renamed)} for one in left]
        if not left:
            del value["disputes"]


def _marked(text: str, mark: str) -> str:
    return f"{text} {mark}" if len(text) <= _KEPT else mark


def _followed(path: str, renamed: dict[str, str]) -> str:
    """A path into the forms of a name, after these were renamed."""
    for old, new in renamed.items():
        head = f"names[{old}"
        if path.startswith((f"{head}]", f"{head} in ")):
            return f"names[{new}{path.removeprefix(head)}"
    return path


def _of_usual_size(sets: Sequence[list[tuple[str, dict[str, Any]]]]) -> list[RecordSet]:
    """The sets with so much text in the editors' fields that their records have the usual size on average."""
    made = [[_record(*one) for one in values] for values in sets]
    sizes = [len(to_bytes(record)) for records in made for record in records]
    fields = [
        (value, key) for values in sets for _, value in values for key in _WRITTEN_FREELY if _room(value, key)
    ]
    missing = max(BYTES_A_RECORD * len(sizes) - sum(sizes), 0)
    for number, (value, key) in enumerate(fields):
        wanted = min(missing // (len(fields) - number), _room(value, key))
        missing -= wanted
        more = words(f"text {number}", wanted // 9 + 1)[:wanted].strip()
        value[key] = f"{value[key] or ''} {more}".strip()
    return [tuple(_record(*one) for one in values) for values in sets]


def _room(value: dict[str, Any], key: str) -> int:
    """How many characters this field may still take."""
    if key not in value:
        return 0
    return max(_WRITTEN_FREELY[key] - len(value[key] or ""), 0)


def _record(record_type: str, value: dict[str, Any]) -> Record:
    return from_json(record_type, json.dumps(value, ensure_ascii=False))


def link_paths(sets: Sequence[RecordSet]) -> list[str]:
    """Where records hold links to others, as JSON paths: `$.parties[*].signatory`. Successors of retired ids too."""
    found = {
        "$" + "".join("[*]" if isinstance(step, int) else f".{step}" for step in node.steps)
        for records in sets
        for record in records
        for node in nodes(record)
        if isinstance(node.value, RecordId) and node.steps != ("id",)
    }
    return sorted(found)
