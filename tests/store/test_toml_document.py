"""Places in TOML: each value's text at its place parses to that value, and bad bytes are one fault with a place."""

import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from ilma_data.store.document import MAX_BYTES, MAX_DEPTH, Position, Span
from ilma_data.store.toml_document import TomlDocument, parse_toml
from ilma_data.store.toml_text import MAX_PARTS

Steps = tuple[str | int, ...]

TOO_DEEP = f"Lists and tables stand more than {MAX_DEPTH} deep inside each other"

SPACES = st.sampled_from(["", " ", "\t", "  "])
BREAKS = st.sampled_from(["", "\n", " # a comment ] } \" '\n", "\r\n\t"])
ENDS = st.sampled_from(["\n", " # = [x]\n", "\r\n", "\n\n"])
NAMES = st.sampled_from(["a", "b", "ilma", "x-1", "7", '"a"', "'b.c'", '"q\\u0041"', '"[x] = \\""', '""'])
TEXTS = st.sampled_from(
    [
        '""', "''", '"a # b"', "'c:\\d'", '"\\"]"',
        '"""\none\n"two" \\\n  three"""', "'''\n''x'''''", '"""a"""""', "'''''''",
        '"""\\""""', '"é\U0001f600"',
    ]
)  # fmt: skip
BARE = st.sampled_from(
    [
        "0", "-17", "1_000", "0xBEEF", "1.5", "-2e10", "inf", "-nan", "true", "false", "2021-02-28", "07:32:00",
        "1979-05-27T07:32:00Z", "1979-05-27 07:32:00.5-07:00", "1979-05-27 07:32:00",
    ]
)  # fmt: skip


@st.composite
def keys(draw: st.DrawFn, most: int = 3) -> str:
    parts = draw(st.lists(NAMES, min_size=1, max_size=most))
    return f"{draw(SPACES)}.{draw(SPACES)}".join(parts)


@st.composite
def lists(draw: st.DrawFn, items: st.SearchStrategy[str]) -> str:
    inside = "".join(
        f"{draw(BREAKS)}{item}{draw(BREAKS)},{draw(BREAKS)}" for item in draw(st.lists(items, max_size=3))
    )
    return f"[{draw(BREAKS)}{inside}]"


@st.composite
def tables(draw: st.DrawFn, items: st.SearchStrategy[str]) -> str:
    pairs = [
        f"{draw(SPACES)}{draw(keys())}{draw(SPACES)}={draw(SPACES)}{item}"
        for item in draw(st.lists(items, max_size=3))
    ]
    return "{" + f"{draw(SPACES)},".join(pairs) + draw(SPACES) + "}"  # fmt: skip


VALUES = st.recursive(TEXTS | BARE, lambda items: lists(items) | tables(items), max_leaves=6)


@st.composite
def statements(draw: st.DrawFn) -> str:
    kind = draw(st.sampled_from(["pair", "pair", "pair", "[", "[["]))
    if kind == "pair":
        return f"{draw(SPACES)}{draw(keys())}{draw(SPACES)}={draw(SPACES)}{draw(VALUES)}{draw(ENDS)}"
    return f"{kind}{draw(SPACES)}{draw(keys())}{draw(SPACES)}{']' * len(kind)}{draw(ENDS)}"


FILES = st.lists(statements(), max_size=7).map("".join)
PIECES = st.lists(
    st.sampled_from(list("[]{}=.,#\n\"'\\\r\t aé0\x00"))
    | st.sampled_from(["[[", "]]", '"""', "'''", "a = ", "[a]\n", "a.b", "1", "2021-02-30", "\\u00"]),
    max_size=14,
).map("".join)  # fmt: skip


def reads(text: str) -> dict[str, Any] | None:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return None


def places(value: object, steps: Steps = ()) -> Iterator[tuple[Steps, object]]:
    yield steps, value
    if isinstance(value, dict):
        for key, item in value.items():
            yield from places(item, (*steps, key))
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from places(item, (*steps, index))


def text_at(document: TomlDocument, span: Span) -> str:
    """The text of a span, found by counting its lines and columns."""
    lines = (
        document.source.text.replace("\r\n", "\r\0")
        .replace("\n", "\n\1")
        .replace("\r\0", "\r\n\1")
        .split("\1")
    )

    def offset(position: Position) -> int:
        return sum(map(len, lines[: position.line - 1])) + position.column - 1

    return document.source.text[offset(span.start) : offset(span.end)]


def assert_places_agree(document: TomlDocument, value: dict[str, Any]) -> None:
    assert repr(document.value) == repr(value)
    for steps, item in places(value):
        if not steps:
            continue
        written = document.written(steps)
        assert text_at(document, document.span(steps)) == written
        key = text_at(document, document.key_span(steps))
        if isinstance(steps[-1], str):
            assert reads(f"{key} = 0") == {steps[-1]: 0}
        if not written.startswith("[") and isinstance(item, dict) and not written.startswith("{"):
            assert written == key, "a table without a header is where its key is"
        elif reads(f"x = {written}") is not None:
            read = tomllib.loads(f"x = {written}")["x"]
            assert repr(read) == repr(item) or reads(written) is not None
        else:
            assert written.startswith("[")
            assert reads(written) is not None, "a table with a header is where that stands"


@given(FILES)
@example("a.b = 1\n[c]\n[a.d]\n")
@example("[[a.b]]\nc = 1\n[[a.b]]\n[a.b.d]\ne = {f.g = [1, {h = 2}]}\n")
@example("[a.b]\nc = 1\n[a]\nd = 2\n")
def test_the_text_at_the_place_of_a_value_parses_to_it(text: str) -> None:
    value = reads(text)
    assume(value is not None)
    assert value is not None
    document = parse_toml(text.encode())
    assert document.fault is None
    assert_places_agree(document, value)


@given(FILES | PIECES)
def test_a_text_is_refused_where_tomllib_refuses_it(text: str) -> None:
    document = parse_toml(text.encode("utf-8"))
    value = reads(text)
    assert (document.fault is None) == (value is not None)
    if value is not None:
        assert_places_agree(document, value)


@given(st.binary(max_size=40) | PIECES.map(str.encode))
def test_bad_bytes_are_one_fault_within_the_text(raw: bytes) -> None:
    document = parse_toml(raw)
    if document.fault is not None:
        assert document.value == {}
        assert document.fault.message
        assert document.fault.expected
        assert document.fault.span.start <= document.fault.span.end
        line = document.source.line(document.fault.span.end.line)
        assert document.fault.span.end.column <= len(line) + 2


@pytest.mark.parametrize(
    ("raw", "place", "message"),
    [
        (b"a = 1\nb", "2:2", "A key has no equals sign after it"),
        (b"a = 1\r\nb = \r\n", "2:5", "No value begins here"),
        (b"[tool.ilma", "1:11", "The name of a table is not closed"),
        (b"= 1", "1:1", "Neither a key nor a table begins here"),
        ("é = 1".encode(), "1:1", "Neither a key nor a table begins here"),
        (b"a. = 1", "1:4", "No key begins here"),
        (b'a = "x\nb = 1', "1:5", "A text is not closed on its line"),
        (b"a = 'x\nb = 1", "1:5", "A text is not closed on its line"),
        (b'a = """x\ny', "2:2", "A text is not closed"),
        (b"a = '''x\ny", "2:2", "A text is not closed"),
        (b'a = "x\x00"', "1:7", "A character stands here that a text can't hold as it is"),
        (b"# \x00", "1:3", "A character stands here that TOML does not allow"),
        (b'a = "\\x"', "1:8", "A text holds an escape that TOML does not know"),
        (b'a = "\\ud800"', "1:12", "An escape names what is no character"),
        (b'a = "\\u12"', "1:8", "A text holds an escape that TOML does not know"),
        (b"a = 1 2", "1:7", "Something follows what ends here"),
        (b"a = [1 2]", "1:8", 'A list goes on without a comma or ends without "]"'),
        (b"a = {b = 1 c = 2}", "1:12", 'A table goes on without a comma or ends without "}"'),
        (b"a = 2021-02-30", "1:5", "This day or time does not exist"),
        (b"a = 1\na = 2", "2:1", "A key is there twice"),
        (b"a = {b = 1, b = 2}", "1:13", "A key is there twice"),
        (b"[a]\n[b]\n [a] # again", "3:2", "A table is there twice"),
        (b"a = 1\na.b = 2", "2:8", "What is no table is used as one, or is there twice"),
        (b"a = 1\n[a.b]", "2:5", "What is no table is used as one, or is there twice"),
        (b"a = {}\n[a.b]", "2:5", "A table is added to that is complete elsewhere"),
        (b"a.b = 1\n[a]", "2:3", "A table is added to that is complete elsewhere"),
        (b"'a\n", "1:1", "A text is not closed on its line"),
        (b'a = "x\ry"', "1:5", "A text is not closed on its line"),
        (b"a = []\n[[a]]", "2:4", "A table is added to that is complete elsewhere"),
        (b"[a.b]\n[a]\nb.c = 1", "3:8", "A table is added to that is complete elsewhere"),
        (b"\xef\xbb\xbfa = 1", "1:1", "The file begins with a byte order mark (U+FEFF)"),
        (b"a = 1\nb = '\xe9'", "2:6", "The byte 0xE9 is not UTF-8 here"),
        ("a = 1".encode("utf-16"), "1:1", "The file is UTF-16"),
        (b"a = 1\rb = 2", "1:6", "Something follows what ends here"),
        (b"#" * (MAX_BYTES + 1), "1:1", "The file is larger than 1,048,576 bytes"),
        (b"a = " + b"9" * 5000, "1:5", "A value without quotes is 5,000 characters long"),
        (b"a = " + b"[" * 100_000, f"1:{5 + MAX_DEPTH}", TOO_DEEP),
        (b"a = " + b"{a=" * 100_000, f"1:{5 + 3 * MAX_DEPTH}", TOO_DEEP),
        (b"a" + b".a" * 500_000 + b" = 1", "1:1", f"A key has more than {MAX_PARTS} parts"),
        (b"[a" + b".a" * 500_000 + b"]", "1:2", f"A key has more than {MAX_PARTS} parts"),
    ],
)  # fmt: skip
def test_what_is_wrong_has_a_place(raw: bytes, place: str, message: str) -> None:
    fault = parse_toml(raw).fault
    assert fault is not None
    assert (str(fault.span.start), fault.message) == (place, message)


def test_the_first_of_two_equal_keys_is_named() -> None:
    fault = parse_toml(b"[t]\n'a' = 1\n\"a\" = 2\n").fault
    assert fault is not None
    assert fault.span == Span(Position(3, 1), Position(3, 4))
    assert fault.other == Span(Position(2, 1), Position(2, 4))
    fault = parse_toml(b"[a.b]\n[ a . b ]\n").fault
    assert fault is not None
    assert fault.other == Span(Position(1, 1), Position(1, 6))


def test_what_is_missing_is_where_it_is_missing_from() -> None:
    document = parse_toml(b"[tool.ilma]\nselect = ['A',\n  'B']\n")
    assert document.span(["tool", "ilma", "ignore"]) == document.span(["tool", "ilma"])
    assert document.span(["tool", "ilma", "select", 5]) == document.span(["tool", "ilma", "select"])
    assert document.key_span(["tool", "ilma", "ignore"]) == Span(Position(1, 1), Position(1, 12))
    assert document.span(["tool", "ilma", "select", 1]) == Span(Position(3, 3), Position(3, 6))
    assert document.span(["nothing"]) == Span(Position(1, 1), Position(1, 1))


@pytest.mark.parametrize("end", ["", "]"])
@pytest.mark.parametrize(
    "piece", ["a = 1\n", "[a]\n", "#\n", "\n", "'", '"', '\\"', "[[a]]\n", "''' ", "a=[", "x = {}\n", "1,"]
)
def test_a_large_file_of_anything_comes_to_an_end(piece: str, end: str) -> None:
    repeated = piece * (20_000 // len(piece)) + end
    for start in ("", 'a = "', "a = '''", 'a = """', "a = [", "a = {b = ["):
        parse_toml(f"{start}{repeated}".encode())


def test_a_mistake_that_has_no_words_of_ours_is_still_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: str) -> None:
        raise ValueError("Something new (at line 2, column 1)")

    monkeypatch.setattr(tomllib, "loads", refuse)
    fault = parse_toml(b"a = 1\nb = 2\n").fault
    assert fault is not None
    assert (str(fault.span.start), fault.message) == ("2:1", "This is not TOML")
