"""Texts that are alike are found without comparing each with each: the same pairs, in the same order, none lost."""

import difflib
import random
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ilma_data.checks.rules.plausibility.probable_duplicate import ALIKE as ALIKE_TITLES
from ilma_data.checks.rules.shared import near_texts
from ilma_data.checks.rules.shared.doubles import ALIKE
from ilma_data.checks.rules.shared.likeness import are_alike, folded, shared_in_order
from ilma_data.checks.rules.shared.near_texts import alike_pairs, letters, letters_apart
from ilma_data.dataset.loading import load

LEAST = st.sampled_from(sorted({*ALIKE.values(), ALIKE_TITLES, 0.5, 1.0}))

EDITS = st.lists(st.tuples(st.integers(0, 40), st.sampled_from(["", "a", "b", "ab", "é "])), max_size=4)


def plainly_alike(one: str, other: str, least: float) -> bool:
    return difflib.SequenceMatcher(None, one, other, autojunk=False).ratio() >= least


def all_pairs(texts: list[str], least: float) -> list[tuple[int, int]]:
    places = combinations(range(len(texts)), 2)
    return [(one, other) for one, other in places if plainly_alike(texts[one], texts[other], least)]


@st.composite
def families(draw: st.DrawFn) -> list[str]:
    """Texts that are others with a few letters put in, taken out or moved; with few letters in all."""
    texts = draw(st.lists(st.text("abcé ", max_size=24), min_size=1, max_size=4))
    for _ in range(draw(st.integers(1, 12))):
        text = draw(st.sampled_from(texts))
        for place, letter in draw(EDITS):
            text = (
                text[:place] + letter + text[place:]
                if letter
                else text[: place - 1] + text[place:] + text[place - 1 : place] * (place % 2)
            )
        texts.append(text)
    return draw(st.permutations(texts))


@given(families(), LEAST)
def test_pairs_are_those_of_comparing_each_with_each(texts: list[str], least: float) -> None:
    assert alike_pairs(texts, least) == all_pairs(texts, least)


@settings(max_examples=max(settings().max_examples // 4, 5))
@given(st.lists(st.sampled_from("abcd"), min_size=20, max_size=40), st.randoms(use_true_random=False), LEAST)
def test_pairs_of_long_texts_in_numbers_are_found_by_their_pieces(
    word: list[str], chooser: random.Random, least: float
) -> None:
    texts = []
    for _ in range(15):
        letters_of_one = list(word)
        for _ in range(chooser.randrange(8)):
            place = chooser.randrange(len(letters_of_one))
            if chooser.random() < 0.5:
                letters_of_one.insert(place, chooser.choice("abcd"))
            else:
                letters_of_one.insert(chooser.randrange(len(word) - 10), letters_of_one.pop(place))
        texts.append("".join(letters_of_one[chooser.randrange(4) :]))
    assert alike_pairs(texts, least) == all_pairs(texts, least)


@pytest.mark.parametrize("least", sorted({*ALIKE.values(), ALIKE_TITLES}))
def test_pairs_of_the_packaged_names_and_titles(least: float) -> None:
    texts = [folded(one.name) for one in load().signatories][::4]
    texts = [*texts, *(text[1:] for text in texts[::5])]
    assert alike_pairs(texts, least) == all_pairs(texts, least) != []


def test_few_texts_are_compared_in_full(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = []

    def counted(one: str, other: str, least: float) -> bool:
        compared.append((one, other))
        return are_alike(one, other, least)

    monkeypatch.setattr(near_texts, "are_alike", counted)
    chooser = random.Random(6)
    for number in (1_000, 4_000):
        names = ["".join(chooser.choices("abcdefghijklmnopqrstuvwxyz ", k=20)) for _ in range(number)]
        compared.clear()
        alike_pairs(names, 0.9)
        assert len(compared) < number / 10


@given(st.text("ab ", max_size=30), st.text("ab ", max_size=30), LEAST)
def test_alike_is_what_the_plain_measure_says(one: str, other: str, least: float) -> None:
    assert are_alike(one, other, least) == plainly_alike(one, other, least)
    if plainly_alike(one, other, least):
        apart = letters_apart(len(one) + len(other), least)
        assert abs(len(one) - len(other)) <= apart
        assert (letters(one) ^ letters(other)).bit_count() <= apart


@given(st.text("abc", max_size=12), st.text("abcd", max_size=12))
def test_what_is_shared_in_order_is_the_longest_common_subsequence(one: str, other: str) -> None:
    longest = [[0] * (len(other) + 1) for _ in range(len(one) + 1)]
    for i, letter in enumerate(one):
        for j, beside in enumerate(other):
            longest[i + 1][j + 1] = (
                longest[i][j] + 1 if letter == beside else max(longest[i][j + 1], longest[i + 1][j])
            )
    assert shared_in_order(one, other) == longest[-1][-1]


@given(st.text(max_size=30), st.text(max_size=3), st.integers(0, 30))
def test_letters_differ_in_no_more_bits_than_letters_were_put_in(text: str, more: str, place: int) -> None:
    longer = text[:place] + more + text[place:]
    assert (letters(text) ^ letters(longer)).bit_count() <= len(more)


@given(st.text("abcdeAÉéß '-ﬁ", max_size=20))
def test_texts_of_plain_letters_are_folded_like_all_others(text: str) -> None:
    plain = "".join(letter for letter in text if letter.isascii())
    assert folded(plain) == folded(plain + "\u0301")  # an accent, which folding takes away
