"""A line of a file with carets under what is meant, on any page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilma_data.report.findings.excerpt import cut_around, excerpt
from ilma_data.report.measure import cells
from ilma_data.store.document import Position, Span, parse


def marked(text: str, start: int, end: int, width: int = 40) -> tuple[str, str]:
    """The excerpt of a one-line text, with a span from one column to another."""
    found = excerpt(parse(text.encode()), Span(Position(1, start), Position(1, end)), width)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "start", "end", "line", "carets"),
    [
        ('\t"a": \t"b"', 8, 11, '    "a":     "b"', "             ^^^"),
        ('"特別": 1', 7, 8, '"特別": 1', "        ^"),
        ('"e\u0301": 1', 7, 8, '"e\u0301": 1', "     ^"),
        ('"עדה": 1', 8, 9, '"עדה": 1', "       ^"),
        ('"الرباط", 1', 1, 9, '"الرباط", 1', "^^^^^^^^"),
        ('"\x1b": 1', 2, 3, r'"\x1b": 1', " ^^^^"),
        ('{"a"', 5, 5, '{"a"', "    ^"),
    ],
)
def test_carets_stand_under_what_they_mean(text: str, start: int, end: int, line: str, carets: str) -> None:
    assert marked(text, start, end) == (line, carets)


@given(
    st.text('ab\t特é\u0301עד"', min_size=1, max_size=700).filter(str.strip), st.data(), st.integers(20, 60)
)
def test_a_long_line_is_cut_around_the_carets(text: str, data: st.DataObject, width: int) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    line, carets = marked(text, start + 1, end + 1, width)
    assert cells(line) <= width
    assert len(carets) <= width + 1
    assert carets.strip(" ").strip("^") == ""
    _, uncut = marked(text, start + 1, end + 1, 10_000)
    assert carets.count(" ") == uncut.count(" ") or line.startswith("…")
    assert line in uncut_line(text) or "…" in line


def uncut_line(text: str) -> str:
    return text.replace("\t", "    ")


def test_a_line_of_a_million_characters_is_cut_like_any_other() -> None:
    text = '{"a": "' + "x" * 1_000_000 + '", "b": 1}'
    line, carets = marked(text, len(text) - 1, len(text), 40)
    assert line == "…" + text[-len(line) + 1 :]
    assert line[carets.index("^")] == "1"


def test_a_line_is_cut_around_a_character() -> None:
    assert cut_around("short", 3, 40) == "short"
    assert cut_around("a" * 50 + "b" + "c" * 50, 50, 20) == "…aaaaaabcccccccccc" + "c…"


def test_a_span_over_several_lines_is_marked_on_its_first() -> None:
    document = parse(b'{"a": {\n  "b": 1\n}}')
    assert excerpt(document, document.span("/a"), 40) == ('{"a": {', "      ^")


def test_a_blank_line_is_not_shown() -> None:
    assert excerpt(parse(b" \n"), Span(Position(1, 1), Position(1, 1)), 40) is None
