"""How like two names or titles are, for the rules that look for the same thing recorded twice."""

import difflib
import re
import unicodedata

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


def folded(text: str) -> str:
    """A name without what spellings differ in: case, accents, hyphens, apostrophes, articles, the order of words.

    >>> folded("El-Farouk, Belkhir") == folded("Belkhir El Farouk") == folded("belkhir al-farouk")
    True
    """
    plain = "".join(
        one for one in unicodedata.normalize("NFKD", text) if not unicodedata.combining(one)
    ).casefold()
    words = re.findall(r"\w+", re.sub("['\u2018\u2019\u02bc`]", "", plain))
    return " ".join(sorted(word for word in words if word not in _ARTICLES) or sorted(words))


def are_alike(one: str, other: str, least: float) -> bool:
    """Whether two folded texts share at least this part (0 to 1) of their characters, in order."""
    matcher = difflib.SequenceMatcher(None, one, other, autojunk=False)
    return matcher.real_quick_ratio() >= least and matcher.quick_ratio() >= least and matcher.ratio() >= least
