"""Texts that may be alike, found among many without comparing each with each. No two that are alike are lost.

`are_alike` measures 2m/(a+b), where a and b are the lengths of two texts and m is what they share in order, which is
no more than their longest common subsequence. So who is alike is few letters apart: by the d letters that one must
take out of the one or put in to get the other, and d is at most a+b-2m for the least m that will do.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations, pairwise

from ilma_data.checks.rules.shared.likeness import are_alike

_MOST_COUNTED = 8
"""Of a letter; what stands in a text more often counts as so often."""

_BITS = [
    [((1 << count) - 1) << (_MOST_COUNTED * place) for place in range(32)]
    for count in range(_MOST_COUNTED + 1)
]
"""For each count of a letter, and each place on which a letter may fall, as many bits."""


def alike_pairs(texts: Sequence[str], least: float) -> list[tuple[int, int]]:
    """The places of every two texts, the earlier first, of which `are_alike` says so; in order."""
    places: dict[str, list[int]] = defaultdict(list)
    for place, text in enumerate(texts):
        places[text].append(place)
    found = [pair for equal in places.values() for pair in combinations(equal, 2)]
    for one, other in _few_letters_apart(sorted(places, key=len), least):
        found += (
            (min(pair), max(pair))
            for pair in ((first, second) for first in places[one] for second in places[other])
            if are_alike(texts[min(pair)], texts[max(pair)], least)
        )
    return sorted(found)


@lru_cache(maxsize=10_000)
def letters_apart(length: int, least: float) -> int:
    """How many letters alike texts are apart at most, by the sum of their lengths; negative where none are alike."""
    shared = int(least * length / 2)
    shared -= shared > 0  # the product may be rounded up
    while length and 2.0 * shared / length < least:
        shared += 1
    return length - 2 * shared


def letters(text: str) -> int:
    """The letters of a text with their counts, as bits: texts that differ in n bits are n letters apart, or more."""
    bits = 0
    for letter in set(text):
        # Letters may fall on one place. Then the count is that of the more frequent one, which differs no more.
        count = text.count(letter)
        bits |= _BITS[min(_MOST_COUNTED, count)][ord(letter) % 32]
    return bits


_counted = lru_cache(maxsize=10_000)(letters)


def _few_letters_apart(texts: Iterable[str], least: float) -> Iterator[tuple[str, str]]:
    """Every two different texts that may be alike, once. The texts come from short to long.

    Cut a text into d+1 pieces. Where it is at most d letters from another, some piece stands in the other unchanged
    with exactly as many letters put in or taken out before it as there are pieces before it: count the letters less
    the pieces along the text; that begins with 0, ends below 0 and falls by 1 at most, so it falls below 0 first after
    a piece in which nothing has changed.
    """
    of_length: dict[int, _OfLength] = {}
    for text in texts:
        for length, apart, places in _reachable(len(text), least):
            if (others := of_length.get(length)) is not None:
                yield from ((other, text) for other in others.near(text, apart, places))
        if len(text) not in of_length:
            of_length[len(text)] = _OfLength(_pieces(len(text), least))
        of_length[len(text)].add(text)


class _OfLength:
    """Texts of one length, by their pieces."""

    def __init__(self, pieces: Sequence[tuple[int, int]]) -> None:
        self._texts: list[str] = []
        self._pieces = pieces
        self._with_piece: list[dict[str, list[str]]] = []
        self._indexed = 0

    def add(self, text: str) -> None:
        self._texts.append(text)

    def near(self, text: str, apart: int, places: Sequence[tuple[int, int, int]]) -> Iterator[str]:
        """Those that may be as many letters apart from a text, which is no shorter; the places of pieces are in it."""
        others: Collection[str] = self._texts
        if len(others) > len(places):  # to compare with a few is quicker than to look for their pieces
            self._index()
            found = (self._with_piece[number].get(text[start:end]) for number, start, end in places)
            others = {other for with_piece in found if with_piece is not None for other in with_piece}
        if others:
            counted = _counted(text)
            yield from (other for other in others if (_counted(other) ^ counted).bit_count() <= apart)

    def _index(self) -> None:
        """Take up the pieces of those that have come since."""
        if not self._with_piece:
            self._with_piece = [{} for _ in self._pieces]
        for text in self._texts[self._indexed :]:
            for with_piece, (start, end) in zip(self._with_piece, self._pieces, strict=True):
                with_piece.setdefault(text[start:end], []).append(text)
        self._indexed = len(self._texts)


@lru_cache(maxsize=1_000)
def _reachable(longer: int, least: float) -> tuple[tuple[int, int, tuple[tuple[int, int, int], ...]], ...]:
    """The lengths of the texts no longer than one that may be alike: each with the letters apart, and the places."""
    found = []
    for length in range(longer, -1, -1):
        if (apart := letters_apart(length + longer, least)) < longer - length:
            break
        found.append((length, apart, _places(length, longer, least)))
    return tuple(found)


@lru_cache(maxsize=10_000)
def _pieces(length: int, least: float) -> tuple[tuple[int, int], ...]:
    """Where the pieces of a text begin and end: one more than it has letters apart from a longer one that is alike."""
    most, longer = 0, length
    while (apart := letters_apart(length + longer, least)) >= longer - length:
        most, longer = max(most, apart), longer + 1
    bounds = [number * length // (most + 1) for number in range(most + 2)]
    return tuple(pairwise(bounds))


def _places(length: int, longer: int, least: float) -> tuple[tuple[int, int, int], ...]:
    """Where the pieces of a text can stand in a longer one that is alike: the number, the beginning, the end."""
    apart = letters_apart(length + longer, least)
    return tuple(
        (number, start + shift, end + shift)
        for number, (start, end) in enumerate(_pieces(length, least)[: apart + 1])
        for shift in range(-number, number + 1, 2)
        if abs(longer - length - shift) <= apart - number and start + shift >= 0 and end + shift <= longer
    )
