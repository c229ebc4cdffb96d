"""What the models refuse and the exported JSON Schema accepts, because it cannot be said there, or not readably.

Nothing is the other way round: what a model accepts, the schema accepts.
"""

from dataclasses import dataclass

from pydantic import JsonValue

from ilma_data.model.agreement import Milestone
from ilma_data.model.base import Part
from ilma_data.model.evidence import Evidence, Locator
from ilma_data.model.signatory import Person


@dataclass(frozen=True, slots=True)
class CrossFieldRule:
    """Something that a model refuses and the schema accepts: the `example` is such a thing, for that `model`.

    `message` is a regular expression found in pydantic's message for it, and in that of no other mistake.
    """

    name: str
    why: str
    message: str
    model: type[Part]
    example: dict[str, JsonValue]


_CALENDAR = (
    "A pattern cannot count: it knows neither the length of months nor which of two dates is the earlier."
)

CROSS_FIELD_RULES = (
    CrossFieldRule(
        "impossible-day",
        _CALENDAR,
        "[0-9]{4} has (28|29|30|31) days;",
        Milestone,
        {"stage": "signed", "date": "2021-11-31"},
    ),
    CrossFieldRule(
        "reversed-span",
        _CALENDAR,
        "it ends before it starts;",
        Milestone,
        {"stage": "signed", "date": "2021-11-25/2021-11-23"},
    ),
    CrossFieldRule(
        "interval-of-one-day",
        _CALENDAR,
        "it is an interval of one day;",
        Milestone,
        {"stage": "signed", "date": "2021-11-24/2021-11-24"},
    ),
    CrossFieldRule(
        "set-of-one-date",
        _CALENDAR,
        "it is a set of one date;",
        Milestone,
        {"stage": "signed", "date": "[2021-11..2021-11]"},
    ),
    CrossFieldRule(
        "decomposed-text",
        "A pattern knows no letter that is written as several characters: JSON Schema has no word for NFC.",
        "not in composed form",
        Locator,
        {"section": "Cafe\u0301"},
    ),
    CrossFieldRule(
        "repeated-item",
        "`uniqueItems` compares whole items; a model compares their keys, and takes null for an absent value.",
        "stands twice in ",
        Person,
        {
            "id": "signatory/example",
            "kind": "person",
            "name": "Example",
            "names": [
                {"text": "Example", "language": "en", "script": "Latn", "kind": "official"},
                {"text": "Example", "language": "en", "script": "Latn", "kind": "alias"},
            ],
            "offices": [],
            "evidence": [],
        },
    ),
    CrossFieldRule(
        "implies-without-note",
        "One key decides whether another may be absent; conditions in a schema make the messages unreadable.",
        "`implies` without a note: ",
        Evidence,
        {"source": "source/example", "basis": "implies", "supports": ["instrument"]},
    ),
    CrossFieldRule(
        "locator-without-place",
        "The schema counts the keys, and a key that holds null is one.",
        "a locator that names no place: ",
        Locator,
        {"page": None},
    ),
    CrossFieldRule(
        "whole-number-with-fraction",
        "To JSON Schema 2.0 is an integer; to a strict model it is not.",
        "Input should be a valid integer",
        Locator,
        {"paragraph": 2.0},
    ),
)
"""The whole list: a record that the schema accepts and its model refuses breaks one of these."""
