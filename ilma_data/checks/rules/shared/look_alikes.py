"""Letters that look like others: what an id seems to be, to who reads it."""

import unicodedata

_TWINS = (("rn", "m"), ("vv", "w"), ("1", "l"), ("0", "o"))
"""What can't be told apart in many fonts, within the letters of an id (after UTS #39, confusables)."""

_TO_LATIN = str.maketrans(
    # Cyrillic, Greek, Armenian and others, as UTS #39 maps them; one for one.
    "аәбвԁеёһіїјкӏмпорԛгѕтуүԝхѵ" + "αβεηικνορτυχωγ" + "ցհոսօ" + "ɑɡıʟ",
    "aa6bdeehiijklmnopqrstyywxv" + "abenikvoptuxwy" + "ghnuo" + "agil",
)


def skeleton(record_id: str) -> str:
    """An id as it looks: the same for two that can't be told apart.

    >>> skeleton("domain/rnodern-1") == skeleton("domain/modem-l") == "domain/modem-l"
    True
    """
    for twin, meant in _TWINS:
        record_id = record_id.replace(twin, meant)
    return record_id


def plain_letters(text: str) -> str:
    """A text with plain Latin letters in place of those that look like them, or that have an accent.

    >>> plain_letters("wаtеr"), plain_letters("Fès"), plain_letters("ｗａｔｅｒ")
    ('water', 'Fes', 'water')
    """
    split = unicodedata.normalize("NFKD", text.translate(_TO_LATIN))
    return "".join(one for one in split if not unicodedata.combining(one)).translate(_TO_LATIN)
