"""Text in pictures: nothing is lost by breaking, nothing is there that XML can't hold, and each runs its own way."""

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilma_data.draw.lettering import lines_of, runs_from_right, script_tag, shown, width_of
from ilma_data.draw.svg import element, label, number
from ilma_data.testing import titles

SIZE = 11.0
ANY_TEXT = st.text() | titles()


@given(ANY_TEXT)
def test_every_text_makes_a_document(text: str) -> None:
    root = ElementTree.fromstring(f'<g xmlns:x="y">{label(text, 1, 2)}{element("g", data_x=text)}</g>')
    assert root[0].text in (shown(text), None)
    assert root[1].attrib["data-x"] == shown(text)


@given(ANY_TEXT)
def test_what_is_shown_is_one_line_and_stays_so(text: str) -> None:
    assert len(shown(text).splitlines()) <= 1
    assert shown(shown(text)) == shown(text)
    assert not set(shown(text)) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@given(titles())
def test_a_title_of_a_record_is_shown_as_it_is(title: str) -> None:
    assert shown(title) == title


@given(ANY_TEXT, st.floats(30, 500))
def test_lines_fit_and_lose_no_letter(text: str, room: float) -> None:
    lines = lines_of(text, SIZE, room)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(width_of(line, SIZE) <= room for line in lines)


@given(ANY_TEXT, st.floats(30, 200), st.integers(1, 3))
def test_a_cut_text_says_that_it_is_cut(text: str, room: float, most: int) -> None:
    lines, whole = lines_of(text, SIZE, room, most=most), lines_of(text, SIZE, room)
    assert len(lines) == min(len(whole), most)
    assert (lines == whole) == (len(whole) <= most)
    assert lines == whole or lines[-1].endswith("…")
    assert all(width_of(line, SIZE) <= room for line in lines)


@pytest.mark.parametrize(
    ("text", "right", "tag"),
    [
        ("Rabat", False, None),
        ("الرباط", True, "und-Arab"),
        ("(2021) בני גנץ", True, "und-Hebr"),
        ("Visit of بني غانتس", False, None),
        ("2021", False, None),
        ("", False, None),
    ],
)
def test_direction_is_that_of_the_first_letter(text: str, right: bool, tag: str | None) -> None:
    assert runs_from_right(text) is right
    assert script_tag(text) == tag


@pytest.mark.parametrize(
    ("side", "latin", "arabic"),
    [("left", None, "end"), ("right", "end", None), ("middle", "middle", "middle")],
)
def test_a_side_is_a_side_in_either_direction(side: str, latin: str | None, arabic: str | None) -> None:
    one, other = (ElementTree.fromstring(label(text, 0, 0, side=side)) for text in ("Rabat", "الرباط"))
    assert one.get("text-anchor") == latin
    assert (other.get("text-anchor"), other.get("direction")) == (arabic, "rtl")


@given(st.floats(-1e6, 1e6))
def test_numbers_are_short_and_near(value: float) -> None:
    assert abs(float(number(value)) - value) <= 0.00501
    assert "e" not in number(value)
    assert number(value) != "-0"
