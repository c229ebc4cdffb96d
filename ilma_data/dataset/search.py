"""Finding records by their names and titles, however they are spelt."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from ilma_data.dataset.display import Rows
from ilma_data.model.base import Record
from ilma_data.model.ids import RecordId
from ilma_data.model.keys import keys_of

_SEARCHED = ("title", "name", "publisher", "other_titles", "names", "label", "alternative_labels")
"""The fields that hold names and titles: a text, texts, parts with a `text`, or a text for each language."""

_WORDS = re.compile(r"\w+")


class _Characters(dict[int, int | str | None]):
    """What `str.translate` makes of characters: of some what is given, of signs above and below letters nothing."""

    def __init__(self, given: Mapping[str, str | None]) -> None:
        super().__init__((ord(character), made) for character, made in given.items())

    def __missing__(self, character: int) -> int | None:
        made = None if unicodedata.combining(chr(character)) else character
        self[character] = made
        return made


_FOLDED = _Characters({
    "ى": "ي", "ة": "ه", "ـ": None, "ٱ": "ا", "ک": "ك", "ی": "ي",  # Arabic: forms that spellings mix
    "ך": "כ", "ם": "מ", "ן": "נ", "ף": "פ", "ץ": "צ",  # Hebrew: final forms
    "'": None, "’": None, "‘": None, "ʼ": None, "ʻ": None, "ʾ": None, "ʿ": None, "`": None, "´": None,
    '"': None, "“": None, "”": None, "„": None, "׳": None, "״": None,
    "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "ı": "i",  # Latin: letters that are no letter and an accent
})  # fmt: skip
"""Letters that are one in a search, and signs inside words."""

_ALEF = _Characters(dict.fromkeys("أإآٱ", "ا"))


class Hit(NamedTuple):
    """A record that was found: the path of the name that fits, and its text."""

    record: RecordId
    path: str
    text: str


class Hits(Rows[Hit]):
    """The records that were found, the likeliest first."""

    __slots__ = ()
    called = "records found"


def found(text: str, records: Iterable[Record]) -> Hits:
    """The records with a name of which every word of the text begins a word, each once, the likeliest first.

    Likeliest is a name that is just the text, then one with fewer other words. Nothing is found for an empty text.
    """
    wanted = folded(text).split()
    if not wanted:
        return Hits()
    hits: list[tuple[int, str, Hit]] = []
    for record in records:
        ranked = [
            (len(words) - len(wanted), Hit(record.id, path, name))
            for path, name in names_of(record)
            if _fits(wanted, words := folded(name).split())
        ]
        if ranked:
            surplus, hit = min(ranked, key=lambda one: one[0])
            hits.append((surplus, str(record.id), hit))
    return Hits(hit for _, _, hit in sorted(hits))


def folded(text: str) -> str:
    """A text without what spellings differ in: case, accents, vowel points, hyphens, forms of letters.

    >>> folded("Forces Armées Royales"), folded("אַבְּרָהָם") == folded("אברהם"), folded("El-Ghazwani")
    ('forces armees royales', True, 'el ghazwani')
    """
    plain = unicodedata.normalize("NFKD", text.casefold()).translate(_FOLDED)
    return " ".join(_WORDS.findall(plain))


def as_typed(text: str) -> str:
    """The folded text, and beside it the text with alef alone folded, as most people type Arabic, where they differ.

    For an index that takes what is asked as it is.

    >>> as_typed("الرئيس أحمد"), as_typed("Rabat")
    ('الرييس احمد الرئيس احمد', 'rabat')
    """
    full = folded(text)
    if not _ARABIC.search(text):
        return full
    words = _WORDS.findall(unicodedata.normalize("NFC", text.casefold()).translate(_ALEF))
    return full if words == full.split() else f"{full} {' '.join(words)}"


_ARABIC = re.compile("[\u0600-\u06ff]")


def names_of(record: Record) -> Iterator[tuple[str, str]]:
    """The names and titles of a record, in every spelling and script, each with its path."""
    for field in _searched(type(record)):
        value = getattr(record, field)
        if isinstance(value, str):
            yield field, value
        elif isinstance(value, tuple):
            for key, item in zip(keys_of(value), value, strict=True):
                is_text = isinstance(item, str)
                yield (f"{field}[{key}]", item) if is_text else (f"{field}[{key}].text", item.text)
        elif value is not None:
            for language in type(value).model_fields:
                if (text := getattr(value, language)) is not None:
                    yield f"{field}.{language}", text


@cache
def _searched(model: type[Record]) -> tuple[str, ...]:
    """The fields of a model that hold names and titles, in its order."""
    return tuple(name for name in model.model_fields if name in _SEARCHED)


def _fits(wanted: list[str], words: list[str]) -> bool:
    """Whether each wanted word begins a word of its own."""
    left = list(words)
    for word in wanted:
        match = next((one for one in left if one.startswith(word)), None)
        if match is None:
            return False
        left.remove(match)
    return True
