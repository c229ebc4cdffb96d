"""What a file holds by another reading of JSON, and which limit of ours it breaks: the `json` module and a few counts.

It shares no code with `store.document`, which is on trial.
"""

import json
import math
import re
from typing import Any, NamedTuple, NoReturn

MAX_BYTES = 1_048_576
MAX_DEPTH = 64
MAX_NUMBER_LENGTH = 300
MAX_FAULTS = 100
_SURROGATE = re.compile("[\ud800-\udfff]")


class Reading(NamedTuple):
    """The value, where there is one, and what we refuse the file for though others may read it.

    `syntax` stands for all that no strict reader takes. `notes` are what we report and can read all the same.
    """

    value: Any
    refused: frozenset[str]
    notes: frozenset[str]


def strict_reading(raw: bytes) -> Reading:
    """Read bytes as strict JSON, and name each limit that they break."""
    notes: set[str] = set()
    refused: set[str] = set()
    repeated: list[int] = []
    if len(raw) > MAX_BYTES:
        refused.add("too-large")
    if raw.startswith(b"\xef\xbb\xbf"):
        notes.add("byte-order-mark")
        raw = raw[3:]
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return Reading(None, frozenset({"encoding"}), frozenset(notes))
    decoder = json.JSONDecoder(
        object_pairs_hook=lambda members: _members(members, repeated),
        parse_int=lambda number: _integer(number, refused),
        parse_float=lambda number: _fraction(number, refused),
        parse_constant=lambda _: _refuse(),
    )
    try:
        value = decoder.decode(text)
    except ValueError:
        return Reading(None, frozenset({"syntax"}), frozenset(notes))
    except RecursionError:
        return Reading(None, frozenset({"too-deep"}), frozenset(notes))
    if repeated:
        notes.add("duplicate-key")
    if sum(repeated) >= MAX_FAULTS:
        refused.add("many-duplicate-keys")
    # What the last of two equal keys hides from the value stands in the file all the same.
    whole = json.loads(text, object_pairs_hook=_every_member, parse_int=str) if repeated else value
    if _depth(whole) > MAX_DEPTH:
        refused.add("too-deep")
    if any(_SURROGATE.search(text) for text in texts_of(whole)):
        refused.add("lone-surrogate")
    return Reading(value, frozenset(refused), frozenset(notes))


def same(one: Any, other: Any) -> bool:
    """Whether two JSON values are the same, the types of their numbers included."""
    return repr(one) == repr(other)


def texts_of(value: Any) -> list[str]:
    """Every text and key in a value."""
    found: list[str] = []
    waiting = [value]
    for one in waiting:
        if isinstance(one, str):
            found.append(one)
        elif isinstance(one, dict):
            found.extend(one)
            waiting.extend(one.values())
        elif isinstance(one, list):
            waiting.extend(one)
    return found


def _members(members: list[tuple[str, Any]], repeated: list[int]) -> dict[str, Any]:
    value = dict(members)
    if len(value) < len(members):
        repeated.append(len(members) - len(value))
    return value


def _every_member(members: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object with all its members; those of equal keys are told apart by their number."""
    return {f"{number} {key}": value for number, (key, value) in enumerate(members)}


def _integer(number: str, refused: set[str]) -> int:
    if len(number) > MAX_NUMBER_LENGTH:
        refused.add("number-too-long")
    return int(number[:MAX_NUMBER_LENGTH])  # no validator tells one such number from another


def _fraction(number: str, refused: set[str]) -> float:
    if len(number) > MAX_NUMBER_LENGTH:
        refused.add("number-too-long")
    if math.isinf(found := float(number)):
        refused.add("non-finite-number")
    return found


def _refuse() -> NoReturn:
    raise ValueError


def _depth(value: Any) -> int:
    """How many arrays and objects stand inside each other."""
    depth, level = 0, [value]
    while level := [one for one in level if isinstance(one, list | dict)]:
        depth += 1
        level = [inner for one in level for inner in (one.values() if isinstance(one, dict) else one)]
    return depth
