"""How like two names or titles are, for the rules that look for the same thing recorded twice."""

import difflib
import re
import unicodedata
from functools import lru_cache

_ARTICLES = {
    "al",
    "el",
    "ben",
    "bin",
    "the",
    "of",
    "and",
    "for",
    "in",
    "on",
    "de",
    "la",
    "le",
    "du",
    "des",
    "et",
}
"""Words that spellings add and drop."""

_APOSTROPHE = re.compile("['\u2018\u2019\u02bc`]")

_WORD = re.compile(r"\w+")


def folded(text: str) -> str:
    """A name without what spellings differ in: case, accents, hyphens, apostrophes, articles, the order of words.

    >>> folded("El-Farouk, Belkhir") == folded("Belkhir El Farouk") == folded("belkhir al-farouk")
    True
    """
    plain = text.lower() if text.isascii() else _without_accents(text)
    words = _WORD.findall(_APOSTROPHE.sub("", plain))
    return " ".join(sorted(word for word in words if word not in _ARTICLES) or sorted(words))


def _without_accents(text: str) -> str:
    split = unicodedata.normalize("NFKD", text)
    return "".join(one for one in split if not unicodedata.combining(one)).casefold()


def are_alike(one: str, other: str, least: float) -> bool:
    """Whether two folded texts share at least this part (0 to 1) of their characters, in order."""
    if one == other:
        return True
    both = len(one) + len(other)
    # As alike as their lengths, and then as what they share in order, is the most that they can be.
    if 2.0 * min(len(one), len(other)) / both < least or 2.0 * shared_in_order(one, other) / both < least:
        return False
    return difflib.SequenceMatcher(None, one, other, autojunk=False).ratio() >= least


def shared_in_order(one: str, other: str) -> int:
    """The length of the longest common subsequence of two texts.

    After H. Hyyrö, Bit-parallel LCS-length computation revisited (2004): a bit for each letter of the one.
    """
    places = _places(one)
    every = (1 << len(one)) - 1
    left = every
    for letter in other:
        if at := places.get(letter):
            reached = left & at
            left = (left + reached | left - reached) & every
    return len(one) - left.bit_count()


@lru_cache(maxsize=1_000)  # one text is compared with several, one after the other
def _places(text: str) -> dict[str, int]:
    """Where each letter stands, as bits."""
    places: dict[str, int] = {}
    for place, letter in enumerate(text):
        places[letter] = places.get(letter, 0) | 1 << place
    return places
