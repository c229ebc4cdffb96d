"""How text is laid out: nothing is lost, nothing is too wide but single words, and nothing moves the cursor."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilma_data.report.escape import printable, printables
from ilma_data.report.json_text import json_text
from ilma_data.report.measure import aligned, cells, padded, wrapped
from ilma_data.report.page import Entry, Page, Section

SECTION = Section(
    "Milestones",
    [
        Entry("signed at a place with quite a long name (meeting/with-a-rather-long-id-2021)", "4 May 2021"),
        Entry("denied", details=["a detail that says more than fits on one line of this page"]),
        Entry("ratified", "a label that is far too long for the margin"),
    ],
)


def test_a_section_hangs_its_text_beside_the_labels() -> None:
    assert list(Page(width=40).section(SECTION)) == [
        "Milestones",
        "  4 May 2021  signed at a place with",
        "              quite a long name",
        "              (meeting/with-a-rather-long-id-2021)",
        "              denied",
        "                a detail that says",
        "                  more than fits on one",
        "                  line of this page",
        "  a label that is far too long for the margin",
        "              ratified",
    ]


def test_rows_are_one_line_each_where_a_program_reads_them() -> None:
    rows = [
        ("4 May 2021", "signed", "A title of several words  agreement/x"),
        ("2021", "talks", "B  meeting/y"),
    ]
    assert list(Page(width=40).rows(rows)) == [
        "4 May 2021  signed  A title of several words  agreement/x",
        "2021        talks   B  meeting/y",
    ]


def test_rows_wrap_in_their_columns_on_a_terminal() -> None:
    rows = [("from 4 May 2021 to June 2021", "signed", "A title of several words  agreement/x")]
    assert list(Page(width=44, wraps_rows=True).rows(rows)) == [
        "from 4 May    signed  A title of several",
        "2021 to June          words  agreement/x",
        "2021",
    ]


def test_colour_sets_off_ids_without_changing_the_layout() -> None:
    plain = list(Page(width=40).section(SECTION))
    coloured = list(Page(width=40, colour=True).section(SECTION))
    assert coloured[3] == "              (\x1b[2mmeeting/with-a-rather-long-id-2021\x1b[0m)"
    assert [re.sub("\x1b\\[[0-9;]*m", "", line) for line in coloured] == plain


@given(st.text(st.characters(codec="utf-8"), max_size=200), st.integers(20, 60))
def test_no_text_reaches_the_terminal_unescaped(text: str, width: int) -> None:
    section = Section(text, [Entry(text, text, [text])])
    for line in [*Page(width).section(section), *Page(width, wraps_rows=True).rows([(text, text)])]:
        assert printable(line) == line


@given(st.text("ab é特\u0301 ", max_size=80), st.integers(1, 30))
def test_wrapping_keeps_every_word_and_is_too_wide_only_for_a_single_one(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert " ".join(lines) == text
    assert all(cells(line) <= width or " " not in line.strip(" ") for line in lines)


@pytest.mark.parametrize(
    "text", ["Rabat", "בני גנץ", "المملكة المغربية", "Défense « nationale »", "می\u200cخواهم", "特"]
)
def test_names_in_every_script_stay_as_they_are(text: str) -> None:
    assert printable(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\nb", r"a\nb"),
        ("\x1b]0;x\x07", r"\x1b]0;x\x07"),
        ("\x9b31m", r"\x9b31m"),
        ("\u202eevil\u2066", r"\u202eevil\u2066"),
        ("\udcff", r"\udcff"),
        ("\U000e0041", r"\U000e0041"),
        ("a\u2028b", r"a\u2028b"),
    ],
)
def test_what_moves_or_hides_text_is_escaped(text: str, shown: str) -> None:
    assert printable(text) == shown


@given(st.text(st.characters(), max_size=50))
def test_json_is_safe_to_look_at_and_means_the_same(text: str) -> None:
    written = json_text(text)
    assert json.loads(written) == text
    assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", written)


TEXTS = st.text(st.sampled_from("ab –é\u0301特\n\u202e") | st.characters(), max_size=12)


@given(st.lists(TEXTS, min_size=1))
def test_a_column_is_escaped_and_aligned_as_its_texts_are(texts: list[str]) -> None:
    shown = printables(texts)
    assert shown == [printable(text) for text in texts]
    assert aligned(shown) == [padded(text, max(map(cells, shown))) for text in shown]


@given(st.text("ab  ", max_size=60), st.integers(1, 12))
def test_plain_text_is_broken_as_any_other_of_its_width(text: str, width: int) -> None:
    wide = text.replace("a", "特").replace("b", "特")  # two cells each, and no way round the plain one
    doubled = text.replace("a", "aa").replace("b", "aa")
    assert [len(line) for line in wrapped(doubled, width)] == [cells(line) for line in wrapped(wide, width)]
