import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle
from typing import NoReturn, TypeAlias

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ilma_data.store import document
from ilma_data.store.document import (
    MAX_BYTES,
    Document,
    JsonValue,
    Position,
    Span,
    parse,
    pointer,
    steps,
)

quick = settings(deadline=None, max_examples=150)  # a deadline is a clock

# Written documents: the writer keeps the place of everything it writes, so it is the oracle for spans.


@dataclass
class Members:
    """An object whose keys may repeat."""

    pairs: list[tuple[str, "Tree"]]

    def items(self) -> list[tuple[str, "Tree"]]:
        return self.pairs


Tree: TypeAlias = "bool | int | float | str | list[Tree] | dict[str, Tree] | Members | None"


class Written:
    """A tree written with these spaces between tokens and these characters escaped, each list in turns."""

    def __init__(self, tree: Tree, spaces: list[str], escapes: list[bool]) -> None:
        self.text = ""
        self.values: dict[str, tuple[int, int, Tree]] = {}
        self.keys: dict[str, list[tuple[int, int]]] = {}
        self.spaces: Iterator[str] = cycle(spaces)
        self.escapes: Iterator[bool] = cycle(escapes)
        self.put("")
        self.put_value(tree, ())

    def put(self, token: str) -> tuple[int, int]:
        start = len(self.text)
        self.text += token + next(self.spaces)
        return start, start + len(token)

    def put_value(self, tree: Tree, path: tuple[str | int, ...]) -> None:
        where = pointer(*path)
        if isinstance(tree, (dict, Members)):
            start, _ = self.put("{")
            for number, (key, item) in enumerate(tree.items()):
                if number:
                    self.put(",")
                self.keys.setdefault(pointer(*path, key), []).append(self.put(self.quoted(key)))
                self.put(":")
                self.put_value(item, (*path, key))
            _, end = self.put("}")
        elif isinstance(tree, list):
            start, _ = self.put("[")
            for number, item in enumerate(tree):
                if number:
                    self.put(",")
                self.put_value(item, (*path, number))
            _, end = self.put("]")
        else:
            start, end = self.put(self.quoted(tree) if isinstance(tree, str) else json.dumps(tree))
        self.values[where] = (start, end, tree)

    def quoted(self, text: str) -> str:
        return '"' + "".join(self.escaped(character) for character in text) + '"'

    def escaped(self, character: str) -> str:
        if not next(self.escapes):
            return json.dumps(character, ensure_ascii=False)[1:-1]
        return f"\\u{ord(character):04X}" if ord(character) < 0x10000 else json.dumps(character)[1:-1]

    def parsed(self) -> Document:
        return parse(self.text.encode())


def place(text: str, offset: int) -> Position:
    """Count lines and columns one character after the other."""
    line, column = 1, 1
    for here, character in enumerate(text[:offset]):
        if character == "\n" or (character == "\r" and text[here + 1 : here + 2] != "\n"):
            line, column = line + 1, 1
        else:
            column += 1
    return Position(line, column)


def stretch(text: str, start: int, end: int) -> Span:
    return Span(place(text, start), place(text, end))


def cut(text: str, span: Span) -> str:
    places = [place(text, offset) for offset in range(len(text) + 1)]
    return text[places.index(span.start) : places.index(span.end)]


texts = st.text(max_size=6) | st.sampled_from(
    ["Rabat", "\N{GRINNING FACE}", "e\u0301", "/", "~1", "0", "", '"\\', "\u2028"]
)
scalars = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | texts
trees: st.SearchStrategy[Tree] = st.recursive(
    scalars,
    lambda items: st.lists(items, max_size=4) | st.dictionaries(texts, items, max_size=4),
    max_leaves=12,
)
objects: st.SearchStrategy[dict[str, Tree]] = st.dictionaries(texts, trees, min_size=1, max_size=4)
spaces = st.lists(
    st.sampled_from(["", " ", "\n", "\r\n", "\r", "\t", "\r\n  ", "\n\n  "]), min_size=1, max_size=7
)
escapes = st.lists(st.booleans(), min_size=1, max_size=5)
written = st.builds(Written, trees, spaces, escapes)


# A second opinion on what is strict JSON: the json module, and what it lets through looked for in the value.


def refuses(raw: bytes) -> bool:
    try:
        value = json.loads(
            raw.decode("utf-8"),
            object_pairs_hook=each_key_once,
            parse_constant=no_constant,
            parse_int=lambda number: int(short(number)),
            parse_float=lambda number: float(short(number)),
        )
        json.dumps(value, ensure_ascii=False, allow_nan=False).encode("utf-8")
    except (ValueError, RecursionError):
        return True
    return len(raw) > MAX_BYTES or depth(value) > 64


def each_key_once(members: list[tuple[str, JsonValue]]) -> dict[str, JsonValue]:
    if len({key for key, _ in members}) < len(members):
        raise ValueError
    return dict(members)


def no_constant(constant: str) -> NoReturn:
    raise ValueError(constant)


def short(number: str) -> str:
    if len(number) > 300:
        raise ValueError
    return number


def depth(value: JsonValue) -> int:
    if isinstance(value, dict):
        value = list(value.values())
    return 1 + max(map(depth, value), default=0) if isinstance(value, list) else 0


# Values and places


@quick
@given(written)
def test_the_value_is_what_the_json_module_reads(source: Written) -> None:
    parsed = source.parsed()
    assert parsed.faults == ()
    assert parsed.readable
    assert repr(parsed.value) == repr(json.loads(source.text))


@quick
@given(written)
def test_every_pointer_has_the_place_where_its_value_was_written(source: Written) -> None:
    parsed = source.parsed()
    for where, (start, end, tree) in source.values.items():
        assert parsed.span(where) == parsed.nearest_span(where) == stretch(source.text, start, end)
        assert repr(json.loads(cut(source.text, parsed.span(where)))) == repr(tree)


@quick
@given(written)
def test_every_key_has_the_place_where_it_was_written(source: Written) -> None:
    parsed = source.parsed()
    for where in source.values:
        if where in source.keys:
            [(start, end)] = source.keys[where]
            assert parsed.key_span(where) == stretch(source.text, start, end)
            assert json.loads(cut(source.text, parsed.key_span(where))) == str(where_last(where))
        else:
            with pytest.raises(KeyError):
                parsed.key_span(where)


def where_last(where: str) -> str:
    return where.rsplit("/", 1)[1].replace("~1", "/").replace("~0", "~")


@quick
@given(written, st.lists(texts | st.integers(0, 9), min_size=1, max_size=3))
def test_a_pointer_that_leads_nowhere_has_no_place_and_a_nearest_one(
    source: Written, rest: list[str | int]
) -> None:
    parsed = source.parsed()
    for where, (start, end, tree) in source.values.items():
        if where + pointer(rest[0]) in source.values:
            continue
        missing = where + pointer(*rest)
        with pytest.raises(KeyError):
            parsed.span(missing)
        opening = start + 1 if isinstance(tree, (dict, list)) else end
        assert parsed.nearest_span(missing) == stretch(source.text, start, opening)


@quick
@given(written)
def test_lines_are_the_text_between_its_line_ends(source: Written) -> None:
    parsed = source.parsed()
    lines = source.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert [parsed.line(number) for number in range(1, len(lines) + 1)] == lines
    for outside in (0, -1, len(lines) + 1):
        with pytest.raises(IndexError):
            parsed.line(outside)


def test_columns_count_code_points_not_bytes_utf_16_units_or_letters_as_seen() -> None:
    parsed = parse('{"\N{GRINNING FACE}e\u0301\u05e9": 7}'.encode())
    assert parsed.span("/\N{GRINNING FACE}e\u0301\u05e9") == Span(Position(1, 10), Position(1, 11))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_each_line_end_counts_once(end: str) -> None:
    parsed = parse(f'{{{end}{end}  "id": 1{end}}}{end}'.encode())
    assert parsed.span("/id") == Span(Position(3, 9), Position(3, 10))
    assert parsed.key_span("/id") == Span(Position(3, 3), Position(3, 7))
    assert parsed.span("") == Span(Position(1, 1), Position(4, 2))
    assert parsed.line(3) == '  "id": 1'


def test_no_place_is_looked_for_until_somebody_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(document, "scan", asked.append)
    parsed = parse(b'{"id": [1.5, 2, "\\u00e9", null]}')
    assert parsed.value == {"id": [1.5, 2, "\u00e9", None]}
    assert asked == []


# Pointers


@given(
    st.lists(
        st.text().filter(lambda step: not step.isascii() or not step.isdigit()) | st.integers(0, 10**9 - 1)
    )
)
def test_steps_come_back_from_a_pointer(path: list[str | int]) -> None:
    assert steps(pointer(*path)) == tuple(path)


@pytest.mark.parametrize("malformed", ["id", "#/id", "/~", "/a~2b", "/a/~"])
def test_a_malformed_pointer_is_refused(malformed: str) -> None:
    parsed = parse(b'{"id": 1}')
    for ask in (steps, parsed.span, parsed.key_span, parsed.nearest_span):
        with pytest.raises(ValueError, match="not a JSON pointer"):
            ask(malformed)


def test_what_only_looks_like_an_index_is_a_key() -> None:
    assert steps("/01/-/-1/1.0/\u0663/" + "9" * 5000) == ("01", "-", "-1", "1.0", "\u0663", "9" * 5000)
    parsed = parse(b"[7, 8]")
    for where in ("/01", "/-", "/-1", "/\u0661", "/2", "/" + "9" * 5000):
        assert parsed.nearest_span(where) == Span(Position(1, 1), Position(1, 2))


def test_the_examples_of_rfc_6901_section_5() -> None:
    members = (
        r'"foo": ["bar", "baz"], "": 0, "a/b": 1, "c%d": 2, "e^f": 3, "g|h": 4, "i\\j": 5, "k\"l": 6, " ": 7'
    )
    text = f'{{{members}, "m~n": 8}}'
    parsed = parse(text.encode())
    expected = {"": text, "/foo": '["bar", "baz"]', "/foo/0": '"bar"', "/": "0", "/a~1b": "1", "/c%d": "2"}
    expected |= {"/e^f": "3", "/g|h": "4", "/i\\j": "5", '/k"l': "6", "/ ": "7", "/m~0n": "8"}
    assert {where: cut(text, parsed.span(where)) for where in expected} == expected


# Faults


EXAMPLES = [
    # a file, the kind of its one fault, start and end of the fault, its pointer, words of its message
    (b"", "syntax", "1:1", "1:1", "", "file is empty"),
    (b" \r\n\n ", "syntax", "1:1", "1:1", "", "file is empty"),
    (b'{\n  "a": 1\n', "syntax", "2:9", "2:9", "", "ends too early; the object begins at line 1, column 1"),
    (b'{"a": [1', "syntax", "1:9", "1:9", "/a", "ends too early; the array begins at line 1, column 7"),
    (b'{\n  "a": 1,\n}', "syntax", "2:9", "2:10", "", "comma stands before the closing bracket"),
    (b"[1, 2 , ]", "syntax", "1:7", "1:8", "", "comma stands before the closing bracket"),
    (b"[,1]", "syntax", "1:2", "1:3", "", "comma stands here with nothing before it"),
    (b"[1,,2]", "syntax", "1:4", "1:5", "", "comma stands here with nothing before it"),
    (b'{"a": 1\r\n "b": 2}', "syntax", "2:2", "2:5", "", 'A comma is missing before "b"'),
    (b'{"a" 1}', "syntax", "1:6", "1:7", "/a", "A colon is missing before 1"),
    (b'{"a" = 1}', "syntax", "1:6", "1:7", "/a", "Found the character = (U+003D EQUALS SIGN)"),
    (b'{"a": }', "syntax", "1:7", "1:8", "/a", "Found } instead of a value"),
    (b'{"a": [1}', "syntax", "1:9", "1:10", "/a", "the array begins at line 1, column 7"),
    (b"{'a b': 1}", "syntax", "1:2", "1:7", "", "A key stands in single quotes"),
    (b"{\"a\": 'b'}", "syntax", "1:7", "1:10", "/a", "A text stands in single quotes"),
    ("{“a”: 1}".encode(), "syntax", "1:2", "1:5", "", "A key stands in typographic quotes"),
    (b"{a: 1}", "syntax", "1:2", "1:3", "", "The key a stands without quotes"),
    (b"[yes]", "syntax", "1:2", "1:5", "/0", "The text yes stands without quotes"),
    (b"[0, None]", "syntax", "1:5", "1:9", "/1", "The word None is written otherwise"),
    (b"[2021-11-24]", "syntax", "1:2", "1:12", "/0", "2021-11-24 is not a JSON number"),
    (b"[007]", "syntax", "1:2", "1:5", "/0", "zeros before its first digit"),
    (b"[+1.5]", "syntax", "1:2", "1:6", "/0", "plus sign"),
    (b"[-.5]", "syntax", "1:2", "1:5", "/0", "no digit on one side"),
    (b"[-inf]", "syntax", "1:2", "1:6", "/0", "not in JSON"),
    (b"{} // c\n", "syntax", "1:4", "1:8", "", "A comment"),
    (b"[1, /* c\nd */ 2]", "syntax", "1:5", "2:5", "", "A comment"),
    (b"# c\r\n{}", "syntax", "1:1", "1:4", "", "A comment"),
    (b"{}\n{}", "syntax", "2:1", "2:2", "", "Something follows the end of the value"),
    (b'["a\tb"]', "syntax", "1:4", "1:5", "", "control character (U+0009)"),
    (b'{"a": "b\r\n}', "syntax", "1:9", "1:9", "/a", "not closed on its line; it begins at line 1, column 7"),
    (b'["abc', "syntax", "1:6", "1:6", "", "not closed on its line"),
    (b'["a\\x"]', "syntax", "1:4", "1:6", "", "JSON has no escape \\x"),
    (b'["\\u12g4"]', "syntax", "1:3", "1:7", "", "JSON has no escape \\u12"),
    (b'["\\u12"]', "syntax", "1:3", "1:7", "", "JSON has no escape \\u12"),
    ("[1,\u00a02]".encode(), "syntax", "1:4", "1:5", "", "(U+00A0 NO-BREAK SPACE)"),
    (b"[\n" * 65 + b"]" * 65, "too-deep", "65:1", "65:2", "/0" * 64, "More than 64"),
    (b"[" * 100_000, "too-deep", "1:65", "1:66", "/0" * 64, "More than 64"),
    (b'{"a":' * 100_000, "too-deep", "1:321", "1:322", "/a" * 64, "More than 64"),
    (b"\xef\xbb\xbf{}", "byte-order-mark", "1:1", "1:1", "", "byte order mark"),
    ("{}".encode("utf-16"), "encoding", "1:1", "1:2", "", "UTF-16"),
    ('["\n\N{GRINNING FACE}é'.encode() + b"\xe9\x20", "encoding", "2:3", "2:4", "", "byte 0xE9 is not UTF-8"),
    (b" " * MAX_BYTES + b"1", "too-large", "1:1", "1:1", "", "larger than 1,048,576 bytes"),
    (b'{"a": 1, "b": 2, "a": 3}', "duplicate-key", "1:18", "1:21", "/a", "first is at line 1, column 2"),
    (b'{"a": 1,\n"\\u0061": 3}', "duplicate-key", "2:1", "2:9", "/a", "first is at line 1, column 2"),
    (b'["\\\\ud800\\ud83d\\ude00\\uDFFF"]', "lone-surrogate", "1:22", "1:28", "/0", "\\uDFFF is half"),
    (b'{"\\ud800": 1}', "lone-surrogate", "1:3", "1:9", "/\\ud800", "\\ud800 is half"),
    (b"[NaN]", "non-finite-number", "1:2", "1:5", "/0", "no number NaN"),
    (b'{"a": -Infinity}', "non-finite-number", "1:7", "1:16", "/a", "no number -Infinity"),
    (b"[1e999]", "non-finite-number", "1:2", "1:7", "/0", "1e999 is so large"),
    (b"[-" + b"9" * 300 + b"]", "number-too-long", "1:2", "1:303", "/0", "301 characters"),
    (b"[0." + b"1" * 5000 + b"]", "number-too-long", "1:2", "1:5004", "/0", "5002 characters"),
]


@pytest.mark.parametrize(("raw", "kind", "start", "end", "where", "words"), EXAMPLES)
def test_each_fault_is_named_at_its_place(
    raw: bytes, kind: str, start: str, end: str, where: str, words: str
) -> None:
    [fault] = parse(raw).faults
    assert (fault.kind, fault.pointer) == (kind, where)
    assert (str(fault.span.start), str(fault.span.end)) == (start, end)
    assert words in fault.message
    assert fault.expected
    assert refuses(raw)


def test_all_faults_before_the_first_of_syntax_are_there_in_the_order_of_the_text() -> None:
    raw = b'\xef\xbb\xbf{"a": NaN, "a": [1e999, "\\udc00"], "a": 1 "a": NaN, }'
    parsed = parse(raw)
    places = [f"{fault.span.start} {fault.kind}" for fault in parsed.faults]
    assert places == [
        "1:1 byte-order-mark", "1:7 non-finite-number", "1:12 duplicate-key", "1:18 non-finite-number",
        "1:26 lone-surrogate", "1:36 duplicate-key", "1:43 syntax",
    ]  # fmt: skip
    assert {str(fault.other.start) for fault in parsed.faults if fault.other} == {"1:2"}
    assert not parsed.readable
    assert parsed.value is None


def test_an_unreadable_document_has_no_places() -> None:
    parsed = parse(b'{\n"a": NaN}')
    with pytest.raises(KeyError):
        parsed.span("/a")
    with pytest.raises(KeyError):
        parsed.key_span("/a")
    assert parsed.nearest_span("/a") == Span(Position(1, 1), Position(1, 1))
    assert parsed.line(2) == '"a": NaN}'


def test_a_byte_order_mark_leaves_the_value_and_takes_no_column() -> None:
    parsed = parse(b'\xef\xbb\xbf{"a": 1}')
    assert (parsed.readable, parsed.value) == (True, {"a": 1})
    assert parsed.span("/a") == Span(Position(1, 7), Position(1, 8))
    assert parsed.line(1) == '{"a": 1}'


def test_bytes_that_are_not_utf_8_leave_a_line_to_show() -> None:
    assert parse(b'{"name": "S\xe3o"}').line(1) == '{"name": "S\ufffdo"}'


def test_what_is_just_within_the_limits_is_accepted() -> None:
    for raw in (
        b"[" * 64 + b"]" * 64,
        b"9" * 300,
        b"1" + b" " * (MAX_BYTES - 1),
        b"1e308",
        b'"\\ud83d\\ude00"',
    ):
        parsed = parse(raw)
        assert parsed.faults == ()
        assert parsed.value == json.loads(raw)


def test_a_list_of_a_hundred_faults_is_long_enough() -> None:
    parsed = parse(b"{" + b'"a": 1, ' * 500 + b'"a": 1}')
    assert len(parsed.faults) == 100
    assert not parsed.readable


@st.composite
def objects_with_a_key_twice(draw: st.DrawFn) -> tuple[Written, str]:
    """A document in which one key of one object stands twice, and the pointer to it."""
    path: list[str | int] = []
    members = list(draw(objects).items())
    key = draw(st.sampled_from(members))[0]
    first = [name for name, _ in members].index(key)
    members.insert(draw(st.integers(first + 1, len(members))), (key, draw(trees)))
    tree: Tree = Members(members)
    for _ in range(draw(st.integers(0, 3))):
        if draw(st.booleans()):
            around = draw(st.lists(scalars, max_size=2))
            path.insert(0, len(around))
            tree = [*around, tree, draw(scalars)]
        else:
            name = draw(texts)
            path.insert(0, name)
            tree = {**{other: item for other, item in draw(objects).items() if other != name}, name: tree}
    return Written(tree, draw(spaces), draw(escapes)), pointer(*path, key)


@quick
@given(objects_with_a_key_twice())
def test_a_key_that_stands_twice_is_found_where_it_stands_again(case: tuple[Written, str]) -> None:
    source, where = case
    parsed = source.parsed()
    first, second = source.keys[where]
    [fault] = parsed.faults
    assert (fault.kind, fault.pointer) == ("duplicate-key", where)
    assert fault.span == parsed.key_span(where) == stretch(source.text, *second)
    assert fault.other == stretch(source.text, *first)
    assert parsed.readable
    assert repr(parsed.value) == repr(json.loads(source.text))


def test_of_two_equal_keys_the_pointer_leads_into_the_last() -> None:
    parsed = parse(b'{"a": {"x": 1}, "a": {"y": 2}}')
    assert parsed.span("/a/y") == Span(Position(1, 28), Position(1, 29))
    with pytest.raises(KeyError):
        parsed.span("/a/x")


# Anything at all


def agrees_with_the_reference(raw: bytes) -> None:
    parsed = parse(raw)
    assert bool(parsed.faults) == refuses(raw)
    if not parsed.faults:
        assert repr(parsed.value) == repr(json.loads(raw))
    starts = [fault.span.start for fault in parsed.faults]
    assert starts == sorted(starts)
    for fault in parsed.faults:
        assert fault.span.start <= fault.span.end <= place(parsed.text, len(parsed.text))
        assert 1 <= fault.span.start.column <= len(parsed.line(fault.span.start.line)) + 1
        assert (fault.pointer + fault.message + str(fault.expected)).encode("utf-8")


@quick
@given(st.binary(max_size=30))
@example(b"\xef\xbb\xbf\xef\xbb\xbf1")
def test_no_bytes_raise_and_faults_are_there_when_the_reference_refuses(raw: bytes) -> None:
    agrees_with_the_reference(raw)


# fmt: off
TOKENS = [
    "{", "}", "[", "]", ":", ",", '"', "'", "`", "/", "//", "/*", "*/", "#", "\\", "\\\\", '\\"', "\\u",
    "\\ud800", "\\ude00", '"a"', '"b"', '"a":', '"\\u0061":', '"\\ud800":', "a", "true", "null", "True",
    "NaN", "nan", "Infinity", "-Infinity", "-", "+", ".", "0", "00", "1", "-1", "1.", ".5", "1e", "1e5",
    "1E+400", "-1e999", " ", "\n", "\r\n", "\r", "\t", "\0", "\x7f", "\u00a0", "\u2028", "\ufeff", "\u0661",
    "\N{GRINNING FACE}", "“",
]
# fmt: on
tokens = st.lists(st.sampled_from(TOKENS), max_size=9).map("".join)


@settings(quick, max_examples=600)
@given(tokens, st.sampled_from(["{}", "[{}]", '{{"a": {}}}', '{{"a": 1, {}}}', '["{}"]', '["a", "{}"]']))
def test_tokens_in_any_order_are_accepted_when_the_reference_accepts(inside: str, around: str) -> None:
    agrees_with_the_reference(around.format(inside).encode())


@settings(quick, max_examples=300)
@given(
    written,
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 2), tokens | st.binary(max_size=2)), max_size=3),
)
def test_mutated_documents_have_faults_when_the_reference_refuses(
    source: Written, edits: list[tuple[float, int, str | bytes]]
) -> None:
    raw = source.text.encode()
    for where, dropped, put in edits:
        offset = math.floor(where * len(raw))
        raw = raw[:offset] + (put.encode() if isinstance(put, str) else put) + raw[offset + dropped :]
    agrees_with_the_reference(raw)
