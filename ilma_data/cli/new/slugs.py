"""Slugs: what to call a new record, from its title or name, or from the address of a page."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from itertools import count
from urllib.parse import unquote

LONGEST = 60
"""Characters of a derived slug; ids may be longer, but are typed again and again."""

_SMALL_WORDS = {
    "a", "an", "and", "as", "at", "au", "aux", "between", "by", "dans", "de", "des", "du", "en", "et", "for", "from",
    "in", "into", "its", "la", "le", "les", "of", "on", "or", "par", "pour", "sur", "the", "to", "un", "une", "with",
}  # fmt: skip
_SUBDOMAINS = {"www", "m", "amp", "ar", "en", "es", "fr", "he", "mobile"}
_ENDINGS = {"ac", "co", "com", "edu", "gob", "gouv", "gov", "mil", "net", "org"}
_YEAR = re.compile("(?<![0-9])((?:19|20)[0-9][0-9])(?![0-9])")


def slug_of_title(title: str, year: str | None = None) -> str:
    """The words of a title that say something, with the year where the title names none; empty for other scripts.

    >>> slug_of_title("Memorandum on the water of the lake", "2021")
    'memorandum-water-lake-2021'
    """
    words = [word for word in _words(title) if word not in _SMALL_WORDS]
    ending = [year] if year and year not in words and words else []
    return _joined(words, ending)


def slug_of_name(name: str) -> str:
    """The words of a name, all of them.

    >>> slug_of_name("Abdellatif Loudiyi"), slug_of_name("Université de Fès")
    ('abdellatif-loudiyi', 'universite-de-fes')
    """
    return _joined(_words(name))


def slug_of_address(url: str, date: str | None = None) -> str:
    """The name of the site, the year and month, and what the address says of the page.

    >>> slug_of_address("https://www.courier.example/2021/05/two-neighbours-share-a-lake-118.html")
    'courier-2021-05-two-neighbours-share-lake'
    >>> slug_of_address("https://fr.courier.org.example/98", "2021-05-1X")
    'courier-2021-05'
    """
    rest = re.sub("^[a-z]+://", "", url, flags=re.IGNORECASE)
    host, _, path = re.split("[?#]", rest, maxsplit=1)[0].partition("/")
    pieces = [unquote(piece) for piece in path.split("/")]
    said = max((_telling(piece) for piece in reversed(pieces)), key=len, default=[])
    return _joined([*_words(_site(host)), *_when(pieces, date), *said[:5]])


def free(slug: str, is_free: Callable[[str], bool]) -> str:
    """The slug itself, or with the first number that makes it one that is not taken."""
    if not slug or is_free(slug):
        return slug
    return next(one for one in (f"{slug}-{number}" for number in count(2)) if is_free(one))


def year_of(dates: Iterable[str | None]) -> str | None:
    """The first year that stands in some dates.

    >>> year_of([None, "[2022-03-20..2022-03-25]"])
    '2022'
    """
    return next((found[1] for date in dates if date and (found := _YEAR.search(date))), None)


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", re.sub("['\u2018\u2019\u02bc]", "", text))
    return re.findall("[a-z0-9]+", plain.encode("ascii", "ignore").decode().lower())


def _joined(words: Iterable[str], ending: Iterable[str] = ()) -> str:
    """The words with hyphens, as many as there is room for, and always the ending."""
    end = "".join(f"-{word}" for word in ending)
    slug = ""
    for word in words:
        longer = f"{slug}-{word}" if slug else word
        if len(longer) + len(end) > LONGEST:
            break
        slug = longer
    return (slug + end).strip("-")


def _site(host: str) -> str:
    labels = re.sub(":[0-9]*$", "", host.lower()).split(".")
    while len(labels) > 1 and labels[0] in _SUBDOMAINS:
        labels.pop(0)
    if len(labels) > 1:
        labels.pop()
    while len(labels) > 1 and labels[-1] in _ENDINGS:
        labels.pop()
    return labels[-1]


def _when(pieces: list[str], date: str | None) -> list[str]:
    """Year and month, from the date where it is known, else from the folders of the address."""
    if date and (found := re.search("([0-9]{4})(?:-([0-9]{2}))?(?![0-9])", date)):
        return [part for part in found.groups() if part]
    joined = "/".join(pieces)
    if found := re.search("(?:^|/)((?:19|20)[0-9]{2})[/-](0[1-9]|1[0-2])(?:[/-]|$)", joined):
        return [found[1], found[2]]
    year = year_of(pieces)
    return [year] if year else []


def _telling(piece: str) -> list[str]:
    """The words of a folder or page that say something: no numbers, no ending of a file."""
    words = _words(re.sub("[.](html?|php|aspx?|jsp|pdf)$", "", piece, flags=re.IGNORECASE))
    return [word for word in words if not word.isdigit() and word not in _SMALL_WORDS and len(word) > 1]
