"""Paths of a record that pick an item by a value, and follow when the value is mended."""

import re
from collections.abc import Iterator

from ilma_data.checks.record_file import RecordFile
from ilma_data.model.paths import Steps
from ilma_data.store.document import JsonValue, pointer
from ilma_data.store.edits import Change, replaced


def following(file: RecordFile, steps: Steps, old: str, new: str) -> Iterator[Change]:
    """The changes to the paths of evidence and disputes that pick by the old value of what the steps lead to.

    None where the field holds that value more than once: then nobody knows which of the two a path means.
    """
    document = file.document
    if document is None or not isinstance(document.value, dict) or not old or not steps:
        return
    field = str(steps[0])
    if _count(document.value.get(field), old) != 1:
        return
    key = re.compile(rf"(?<=[\[ ]){re.escape(old)}(?=[\] ])")
    for where, path in _paths(document.value):
        if re.split(r"[.\[]", path, maxsplit=1)[0] == field and key.search(path):
            yield replaced(document, pointer(*where), key.sub(lambda _: new, path))


def _count(value: JsonValue, old: str) -> int:
    if isinstance(value, dict):
        return sum(_count(one, old) for one in value.values())
    if isinstance(value, list):
        return sum(_count(one, old) for one in value)
    return int(value == old)


def _paths(record: dict[str, JsonValue]) -> Iterator[tuple[Steps, str]]:
    """The texts that stand where paths do, and where; the record may be wrong in any way."""
    for number, evidence in _objects(record.get("evidence")):
        supports = evidence.get("supports")
        for index, path in enumerate(supports if isinstance(supports, list) else ()):
            if isinstance(path, str):
                yield ("evidence", number, "supports", index), path
    for number, dispute in _objects(record.get("disputes")):
        path = dispute.get("field")
        if isinstance(path, str):
            yield ("disputes", number, "field"), path


def _objects(value: JsonValue) -> Iterator[tuple[int, dict[str, JsonValue]]]:
    for number, one in enumerate(value if isinstance(value, list) else ()):
        if isinstance(one, dict):
            yield number, one
