"""How an answer is written: a word, an id, a number, a text; and a part of a record on one line, `ID as ROLE`.

A part is written as evidence paths pick it from its list, so that whoever has seen the one knows the other. A link may
be a slug alone, and `none` stands for null.
"""

from typing import Any, NamedTuple

from pydantic.fields import FieldInfo

from ilma_data.cli.new.fields import is_flag, is_number, takes_null, target_of
from ilma_data.cli.new.questions import Question
from ilma_data.model.agreement import Milestone, Party, Relation, Signature
from ilma_data.model.base import Part
from ilma_data.model.domain import DomainLink
from ilma_data.model.meeting import Meeting, Participant
from ilma_data.model.places import Place
from ilma_data.model.signatory import Office

NONE = "none"
_LONGEST_NUMBER = 15  # digits; what is longer is no number that a record holds


class Notation(NamedTuple):
    """The two fields of a part that its line holds, the word between them, and what the second is where it is left out.

    `rest` are the other keys that the part must have.
    """

    first: str
    joined_by: str
    second: str
    default: str | None = None
    rest: tuple[str, ...] = ()


_NOTATIONS: dict[type[Part], Notation] = {
    Party: Notation("signatory", "as", "role", "party"),
    Signature: Notation("signatory", "for", "on_behalf_of"),
    Milestone: Notation("stage", "on", "date", NONE),
    DomainLink: Notation("domain", "as", "standing", "covered"),
    Relation: Notation("kind", "", "agreement"),
    Place: Notation("name", "in", "state", NONE),
    Participant: Notation("signatory", "as", "part", "attendee"),
    Office: Notation("organization", "as", "title", rest=("since", "until")),
}


def notation_of(question: Question) -> Notation | None:
    """How the items of a list are written; None where they are plain values.

    A domain is covered by an agreement, and discussed at a meeting, where nothing else is said.
    """
    if question.item is None:
        return None
    notation = _NOTATIONS[question.item]
    if question.item is DomainLink and question.model is Meeting:
        return notation._replace(default="discussed")
    return notation


def described(question: Question) -> str:
    """How to write an item, such as "SIGNATORY as ROLE"."""
    notation = notation_of(question)
    if notation is None:
        return question.name.upper()
    first, second = (name.upper().replace("_", " ") for name in (notation.first, notation.second))
    return " ".join(filter(None, [first, notation.joined_by, second]))


def value_of(question: Question, text: str) -> Any:
    """The JSON value that an answer means; for a list, that of one item. What it does not fit stays as it is."""
    notation = notation_of(question)
    if notation is not None and question.item is not None:
        return _part(question.item, notation, text)
    if question.name == "id":
        return text if "/" in text else f"{question.model.type}/{text}"
    return _plain(question.field, text)


def _part(part: type[Part], notation: Notation, text: str) -> dict[str, Any]:
    first, second = _halves(part, notation, text)
    made: dict[str, Any] = {notation.first: _plain(part.model_fields[notation.first], first)}
    if second is None:
        second = notation.default
    if second is not None:
        made[notation.second] = _plain(part.model_fields[notation.second], second)
    return made | dict.fromkeys(notation.rest)


def _halves(part: type[Part], notation: Notation, text: str) -> tuple[str, str | None]:
    if not notation.joined_by:
        first, found, second = text.partition(" ")
    elif part is Place:
        # "Embassy in Rabat" is a name; what can be no id is no state.
        first, found, second = text.rpartition(f" {notation.joined_by} ")
        if second != second.lower() or " " in second:
            found = ""
        if not found:
            first = text
    else:
        first, found, second = text.partition(f" {notation.joined_by} ")
    return (first.strip(), second.strip()) if found else (text.strip(), None)


def _plain(field: FieldInfo, text: str) -> Any:
    if is_flag(field):
        return True
    if is_number(field) and text.isascii() and text.isdigit() and len(text) <= _LONGEST_NUMBER:
        return int(text)
    if text == NONE and takes_null(field):
        return None
    target = target_of(field.annotation)
    return f"{target}/{text}" if target and text and "/" not in text else text
