"""The texts are such as records hold, in every script, and as awkward as they may be."""

from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ilma_data.model import source, text
from ilma_data.model.text import Form
from ilma_data.testing import names, sentences, slugs, summaries, titles
from ilma_data.testing.texts import text_of


def form_of(alias: object) -> Form:
    return next(member for member in get_args(alias) if isinstance(member, Form))


FORMS = {
    name: form_of(alias)
    for module in (text, source)
    for name, alias in vars(module).items()
    if any(isinstance(member, Form) for member in get_args(alias))
}


@pytest.mark.parametrize("name", FORMS)
@given(data=st.data())
def test_text_has_the_form_that_it_is_for(name: str, data: st.DataObject) -> None:
    assert FORMS[name].check(data.draw(text_of(FORMS[name])))


@given(names(), titles(), sentences(), summaries())
def test_named_strategies_give_what_they_are_named_for(
    name: str, title: str, note: str, summary: str
) -> None:
    for form, drawn in (("Name", name), ("Title", title), ("Sentence", note), ("Summary", summary)):
        assert FORMS[form].check(drawn) == drawn


@given(slugs())
def test_slug_fits_every_id(slug: str) -> None:
    assert len(slug) <= 83
    assert all(
        part and part.isascii() and part.isalnum() and part.islower() | part.isdigit()
        for part in slug.split("-")
    )


def test_names_come_in_every_script_and_every_length() -> None:
    drawn: list[str] = []

    @settings(max_examples=500)
    @given(names())
    def draw(name: str) -> None:
        drawn.append(name)

    draw()
    letters = set("".join(drawn))
    for script in (
        "a\N{LATIN SMALL LETTER E WITH ACUTE}",
        "\u0644\u200c\u064b",
        "\u05d0\u05b8",
        "\U0001f600",
        "\"\\'/~",
    ):
        assert letters.issuperset(script)
    assert {1, 200} <= set(map(len, drawn))
