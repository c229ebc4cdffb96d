"""An edit changes the one thing that it is for: the value that comes out is right, and the rest of the text is kept."""

import copy
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilma_data.store.document import Document, JsonValue, parse, pointer
from ilma_data.store.edits import (
    Change,
    applied,
    inserted,
    member_value,
    removed,
    removed_member,
    renamed,
    replaced,
)

KEYS = st.text(st.characters(exclude_categories=["Cs"]), max_size=4)
SCALARS = st.none() | st.booleans() | st.integers(-(10**6), 10**6) | KEYS
VALUES: st.SearchStrategy[Any] = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=8,
)
LAYOUTS: list[int | str] = [0, 1, 2, 4, "\t"]
HOLDERS = st.lists(VALUES, min_size=1, max_size=4) | st.dictionaries(KEYS, VALUES, min_size=1, max_size=4)


@st.composite
def texts(draw: st.DrawFn, value: Any) -> str:
    """A value as JSON in some layout."""
    if draw(st.booleans()):
        text = json.dumps(value, ensure_ascii=draw(st.booleans()), indent=draw(st.sampled_from(LAYOUTS)))
    else:
        text = json.dumps(value, separators=draw(st.sampled_from([(",", ":"), (" , ", " : "), (", ", ": ")])))
    end_of_line = draw(st.sampled_from(["\n", "\r\n", "\r"]))
    return text.replace("\n", end_of_line) + draw(st.sampled_from(["", end_of_line]))


def keys_of(value: Any) -> list[Any]:
    """The keys of an object, or the indexes of a list; none for anything else."""
    return (
        list(value) if isinstance(value, dict) else list(range(len(value))) if isinstance(value, list) else []
    )


@st.composite
def places(draw: st.DrawFn) -> tuple[Any, list[str | int], Document]:
    """A value, the steps to something in it, and its document."""
    value: Any = draw(HOLDERS)
    steps: list[str | int] = []
    inside: Any = value
    while keys := keys_of(inside):
        steps.append(draw(st.sampled_from(keys)))
        inside = inside[steps[-1]]
        if draw(st.booleans()):
            break
    return value, steps, parse(draw(texts(value)).encode())


def holder_in(value: Any, steps: list[str | int]) -> Any:
    for step in steps[:-1]:
        value = value[step]
    return value


def only(document: Document, change: Change) -> Any:
    """The value after one change; what stands outside of it is as it was."""
    text = applied(document, [change])
    start, end = document.offset(change.span.start), document.offset(change.span.end)
    assert text == document.text[:start] + change.text + document.text[end:]
    after = parse(text.encode())
    assert after.readable
    assert after.faults == ()
    return after.value


@given(places(), VALUES)
def test_replaced_value_is_another_and_the_rest_is_as_it_was(
    case: tuple[Any, list[str | int], Document], new: Any
) -> None:
    value, steps, document = case
    expected = copy.deepcopy(value)
    holder_in(expected, steps)[steps[-1]] = new
    assert only(document, replaced(document, pointer(*steps), new)) == expected


@given(places())
def test_removed_member_or_item_leaves_no_comma_behind(
    case: tuple[Any, list[str | int], Document],
) -> None:
    value, steps, document = case
    expected = copy.deepcopy(value)
    del holder_in(expected, steps)[steps[-1]]
    assert only(document, removed(document, pointer(*steps))) == expected


@given(places(), KEYS)
def test_renamed_member_keeps_its_place_and_value(
    case: tuple[Any, list[str | int], Document], key: str
) -> None:
    value, steps, document = case
    holder = holder_in(value, steps)
    if not isinstance(holder, dict) or key in holder:
        return
    after = holder_in(only(document, renamed(document, pointer(*steps), key)), steps)
    assert list(after.items()) == [(key if one == steps[-1] else one, held) for one, held in holder.items()]


@given(places(), KEYS, VALUES, st.data())
def test_inserted_member_stands_before_those_that_follow_it(
    case: tuple[Any, list[str | int], Document], key: str, new: Any, data: st.DataObject
) -> None:
    value, steps, document = case
    holder = holder_in(value, [*steps, ""])
    if not isinstance(holder, dict) or key in holder:
        return
    following = data.draw(st.lists(st.sampled_from([*holder, "none of them"]), unique=True))
    after = holder_in(only(document, inserted(document, pointer(*steps), key, new, following)), [*steps, ""])
    before = list(holder)
    number = min((before.index(one) for one in following if one in holder), default=len(before))
    assert list(after) == [*before[:number], key, *before[number:]]
    assert after == holder | {key: new}


@pytest.mark.parametrize(
    ("text", "place", "after"),
    [
        ('{\n  "a": 1,\n  "b": 2\n}\n', "", '{\n  "a": 1,\n  "b": 2,\n  "new": [\n    0\n  ]\n}\n'),
        ('{"a":1}', "", '{"a":1, "new": [0]}'),
        ("{}", "", '{\n  "new": [\n    0\n  ]\n}'),
        ('{\r\n\t"a": {}\r\n}', "/a", '{\r\n\t"a": {\r\n\t  "new": [\r\n\t    0\r\n\t  ]\r\n\t}\r\n}'),
    ],
)
def test_inserted_member_takes_the_layout_that_is_there(text: str, place: str, after: str) -> None:
    document = parse(text.encode())
    assert applied(document, [inserted(document, place, "new", [0])]) == after


@pytest.mark.parametrize(
    ("text", "place", "after"),
    [
        ('{\n  "a": 1,\n  "b": 2\n}', "/b", '{\n  "a": 1\n}'),
        ('{\n  "a": 1,\n  "b": 2\n}', "/a", '{\n  "b": 2\n}'),
        ("[\n  1\n]", "/0", "[]"),
        ("[1, 2, 3]", "/1", "[1, 3]"),
    ],
)
def test_removal_takes_the_line_with_it(text: str, place: str, after: str) -> None:
    document = parse(text.encode())
    assert applied(document, [removed(document, place)]) == after


def test_one_of_two_equal_keys_can_go() -> None:
    document = parse(b'{"a": [1, {"x": 0}], "a" : 2, "b": 3}')
    [fault] = document.faults
    assert fault.other is not None
    assert member_value(document, fault.other) == [1, {"x": 0}]
    assert member_value(document, fault.span) == 2
    assert applied(document, [removed_member(document, fault.span)]) == '{"a": [1, {"x": 0}], "b": 3}'
    assert applied(document, [removed_member(document, fault.other)]) == '{"a" : 2, "b": 3}'


def test_several_changes_are_made_at_once_and_may_touch() -> None:
    document = parse(b'{"a": 1, "b": 2}')
    first: JsonValue = "one"
    changes = [
        inserted(document, "", "c", 3),
        inserted(document, "", "d", 4),
        replaced(document, "/b", None),
        renamed(document, "/a", "A"),
        replaced(document, "/a", first),
    ]
    assert applied(document, changes) == '{"A": "one", "b": null, "c": 3, "d": 4}'


def test_changes_that_overlap_are_refused() -> None:
    document = parse(b"[1, 2]")
    with pytest.raises(ValueError, match="overlap at 1:2"):
        applied(document, [replaced(document, "/0", 3), Change(document.stretch(0, 3), "")])


def test_pointer_that_leads_nowhere_is_an_error() -> None:
    document = parse(b"[1]")
    for edit in (removed, lambda document, place: replaced(document, place, 1)):
        with pytest.raises(KeyError):
            edit(document, "/7")
    with pytest.raises(KeyError):
        renamed(document, "/0", "a")
