"""Changes to the text of a JSON document that leave the rest as it is: its spaces, its line ends, its order.

Each function gives the changes for one wish; `applied` makes them. Places are JSON pointers (RFC 6901) into a document
that is `readable`; a pointer that leads nowhere raises `KeyError`.
"""

import json
import re
from collections.abc import Iterable
from typing import NamedTuple

from ilma_data.store.document import Document, JsonValue, Span, pointer


class Change(NamedTuple):
    """Put `text` in place of what stands from `span.start` up to `span.end`; an empty span inserts."""

    span: Span
    text: str


def applied(document: Document, changes: Iterable[Change]) -> str:
    """The text of a document after changes. Raises `ValueError` where two of them overlap.

    Changes may touch one another; of two insertions at one place the one that comes first is written first.
    """
    text, pieces, done = document.text, list[str](), 0
    for change in sorted(changes, key=lambda change: change.span):
        start, end = (document.offset(position) for position in (change.span.start, change.span.end))
        if start < done:
            raise ValueError(f"two changes overlap at {change.span.start}")
        pieces += [text[done:start], change.text]
        done = end
    return "".join([*pieces, text[done:]])


def replaced(document: Document, place: str, value: JsonValue) -> Change:
    """Another value in place of the one that stands there."""
    span = document.span(place)
    return Change(span, _written(document, value, _indent(document, document.offset(span.start))))


def renamed(document: Document, place: str, key: str) -> Change:
    """Another key for a member."""
    return Change(document.key_span(place), json.dumps(key, ensure_ascii=False))


def removed(document: Document, place: str) -> Change:
    """A member or an item less, with its comma. Of two equal keys it is the last that goes."""
    value = document.span(place)
    try:
        start = document.offset(document.key_span(place).start)
    except KeyError:
        start = document.offset(value.start)
    return _without(document, start, document.offset(value.end))


def removed_member(document: Document, key: Span) -> Change:
    """A member less, by the place of its key: no pointer leads to the first of two equal ones."""
    value = _after_colon(document, key)
    end = _DECODER.raw_decode(document.text, value)[1]
    return _without(document, document.offset(key.start), end)


def member_value(document: Document, key: Span) -> JsonValue:
    """The value of the member with the key at this place."""
    value: JsonValue = _DECODER.raw_decode(document.text, _after_colon(document, key))[0]
    return value


def inserted(
    document: Document, place: str, key: str, value: JsonValue, before: Iterable[str] = ()
) -> Change:
    """A member more in the object at a place: before the first member whose key is in `before`, else the last one."""
    holder = document.span(place)
    start, end = document.offset(holder.start), document.offset(holder.end)
    keys: dict[str, JsonValue] = _DECODER.raw_decode(document.text, start)[0]
    found = {one: document.offset(document.key_span(f"{place}{pointer(one)}").start) for one in keys}
    if not found:
        indent = _indent(document, start)
        member = _member(document, key, value, indent + _STEP)
        end_of_line = _end_of_line(document)
        # The brackets are written anew, so that two such changes overlap: together they would lack a comma.
        inside = f"{end_of_line}{indent}{_STEP}{member}{end_of_line}{indent}"
        return Change(holder, f"{{{inside}}}")
    first = end - len(
        document.text[start + 1 : end].lstrip(_SPACE)
    )  # of two equal keys, `found` has the last
    between = document.text[start + 1 : first]  # what stands before the first member stands before each
    if _LINE_END.search(between):
        member = _member(document, key, value, _indent(document, first))
    else:
        between, member = between or " ", _member(document, key, value, None)
    following = [found[one] for one in before if one in found]
    if following:
        at = min(following)
        return Change(document.stretch(at, at), f"{member},{between}")
    at = start + len(document.text[start : end - 1].rstrip(_SPACE))
    return Change(document.stretch(at, at), f",{between}{member}")


_STEP = "  "
_SPACE = " \t\r\n"
_COLON = re.compile(r"[ \t\r\n]*:[ \t\r\n]*")
_COMMA = re.compile(r"[ \t\r\n]*,[ \t\r\n]*")
_LINE_END = re.compile(r"\r\n|\r|\n")
_DECODER = json.JSONDecoder()


def _after_colon(document: Document, key: Span) -> int:
    """Where the value of the member with the key at this place begins."""
    colon = _COLON.match(document.text, document.offset(key.end))
    assert colon is not None  # a key in a readable document has a value
    return colon.end()


def _without(document: Document, start: int, end: int) -> Change:
    """What stands from one offset to another less, with the comma before it, or after it where none is before it."""
    text = document.text
    before = text[:start].rstrip(_SPACE)
    if before.endswith(","):
        return Change(document.stretch(len(before) - 1, end), "")
    if after := _COMMA.match(text, end):
        return Change(document.stretch(start, after.end()), "")
    # It was alone: nothing is left between the brackets, spaces neither.
    closing = len(text) - len(text[end:].lstrip(_SPACE))
    return Change(document.stretch(len(before), closing), "")


def _member(document: Document, key: str, value: JsonValue, indent: str | None) -> str:
    return f"{json.dumps(key, ensure_ascii=False)}: {_written(document, value, indent)}"


def _written(document: Document, value: JsonValue, indent: str | None) -> str:
    """A value as JSON: on one line, or on lines that end as those of the document do, below one with this indent."""
    if indent is None:
        return json.dumps(value, ensure_ascii=False)
    lines = json.dumps(value, ensure_ascii=False, indent=_STEP).split("\n")
    return f"{_end_of_line(document)}{indent}".join(lines)


def _indent(document: Document, offset: int) -> str:
    """The spaces with which the line of an offset begins."""
    line = document.line(document.stretch(offset, offset).start.line)
    return line[: len(line) - len(line.lstrip(" \t"))]


def _end_of_line(document: Document) -> str:
    found = _LINE_END.search(document.text)
    return found[0] if found else "\n"
