"""The records' own words as a reader says them: enumerations, names of fields, places in a source, counts."""

from __future__ import annotations

TYPE_CHECKING = False

if TYPE_CHECKING:
    from ilma_data.model.evidence import Locator

_HYPHENATED = {"co-chair", "non-binding"}
_LABELS = {
    "iso_3166_1_alpha_3": "ISO 3166-1 alpha-3",
    "cow_code": "Correlates of War number",
    "kinne_2018": "Kinne (2018)",
    "plover": "PLOVER",
    "url": "URL",
    "archived_url": "Archived at",
    "sha256": "SHA-256",
    "ror": "ROR",
    "en": "English",
    "fr": "French",
    "ar": "Arabic",
    "he": "Hebrew",
}


def plain(word: str) -> str:
    """A word of an enumeration in plain words.

    >>> plain("memorandum-of-understanding"), plain("non-binding")
    ('memorandum of understanding', 'non-binding')
    """
    return word if word in _HYPHENATED else word.replace("-", " ")


def label(field: str) -> str:
    """The name of a field as a label.

    >>> label("text_access"), label("sha256")
    ('Text access', 'SHA-256')
    """
    return _LABELS.get(field) or field.replace("_", " ").capitalize()


def place_in_source(locator: Locator | None) -> str:
    """The place that a locator names, or that there is none.

    >>> from ilma_data.model.evidence import Locator
    >>> place_in_source(Locator(paragraph=2, caption=True))
    'paragraph 2, caption'
    """
    if locator is None:
        return "place not recorded"
    named = {name: getattr(locator, name) for name in type(locator).model_fields}
    return ", ".join(
        name if value is True else f"{name} {value}" for name, value in named.items() if value is not None
    )


def count(number: int, noun: str) -> str:
    """A number with its noun.

    >>> count(1, "record"), count(1204, "finding")
    ('1 record', '1,204 findings')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
