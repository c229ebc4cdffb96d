"""A part of a record in words: in pieces, because each may have evidence of its own."""

from __future__ import annotations

from enum import Enum

from ilma_data.model.dates import EdtfDate
from ilma_data.model.ids import RecordId
from ilma_data.model.parts import is_part
from ilma_data.model.vocabulary.word import Word
from ilma_data.report.names import described
from ilma_data.report.words import label, plain

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from typing import NamedTuple

    from ilma_data.model.agreement import Milestone, Party, Relation, Signature, Value
    from ilma_data.model.base import Part
    from ilma_data.model.domain import AlternativeLabel, DomainLink
    from ilma_data.model.meeting import Participant
    from ilma_data.model.places import Place
    from ilma_data.model.signatory import NameForm, Office
    from ilma_data.report.names import Names
else:
    from ilma_data.untyped import NamedTuple


class Piece(NamedTuple):
    """Words for one field of a part; `field` is its path from the part."""

    text: str
    field: str


def words_for(value: object, names: Names) -> str:
    """One value in words: dates described, links by name, enumerations in plain words."""
    match value:
        case EdtfDate():
            return value.describe()
        case RecordId():
            return names.named(value)
        case Enum() | Word():
            return plain(str(value))
        case tuple():
            return ", ".join(words_for(item, names) for item in value)
        case _ if is_part(value):
            return ", ".join(piece.text for piece in phrase(value, names))
        case _:
            return str(value)


def phrase(part: Part, names: Names) -> Iterator[Piece]:
    """The pieces of a part. A part for which there are no words of its own has its fields with their labels."""
    return _PHRASES.get(type(part).__name__, _labelled)(part, names)


def _labelled(part: Part, names: Names) -> Iterator[Piece]:
    for name in type(part).model_fields:
        value = getattr(part, name)
        if value is not None and value != ():
            yield Piece(f"{label(name)}: {words_for(value, names)}", name)


def _party(part: Party, names: Names) -> Iterator[Piece]:
    yield Piece(names.named(part.signatory), "signatory")
    yield Piece(plain(part.role), "role")


def _signature(part: Signature, names: Names) -> Iterator[Piece]:
    yield Piece(names.named(part.signatory), "signatory")
    yield from _mandate(part, names)


def _participant(part: Participant, names: Names) -> Iterator[Piece]:
    yield Piece(names.named(part.signatory), "signatory")
    yield Piece(plain(part.part), "part")
    yield from _mandate(part, names)


def _mandate(part: Signature | Participant, names: Names) -> Iterator[Piece]:
    if part.capacity is not None:
        yield Piece(f"as {part.capacity}", "capacity")
    if part.on_behalf_of is not None:
        yield Piece(f"for {names.named(part.on_behalf_of)}", "on_behalf_of")


def _milestone(part: Milestone, names: Names) -> Iterator[Piece]:
    """Without the date, which stands before it."""
    yield Piece(plain(part.stage), "stage")
    if part.by is not None:
        yield Piece(f"by {names.named(part.by)}", "by")
    if part.place is not None:
        first, *rest = phrase(part.place, names)
        yield Piece(f"in {first.text}", f"place.{first.field}")
        yield from (Piece(piece.text, f"place.{piece.field}") for piece in rest)
    if part.meeting is not None:
        yield Piece(f"at {names.named(part.meeting)}", "meeting")


def _place(part: Place, names: Names) -> Iterator[Piece]:
    yield Piece(part.name, "name")
    if part.state is not None:
        yield Piece(names.named(part.state), "state")


def _domain_link(part: DomainLink, names: Names) -> Iterator[Piece]:
    yield Piece(names.named(part.domain), "domain")
    yield Piece(plain(part.standing), "standing")


def _relation(part: Relation, names: Names) -> Iterator[Piece]:
    yield Piece(plain(part.kind), "kind")
    yield Piece(names.named(part.agreement), "agreement")


def _value(part: Value, names: Names) -> Iterator[Piece]:
    """An amount without its currency is none: they are one piece."""
    yield Piece(f"{part.amount:,} {part.currency}", "amount")
    yield Piece(words_for(part.basis, names), "basis")


def _name_form(part: NameForm, names: Names) -> Iterator[Piece]:
    yield Piece(part.text, "text")
    yield Piece(words_for(part.kind, names), "kind")
    if part.language is not None:
        yield Piece(f"language {part.language}", "language")
    yield Piece(f"script {part.script}", "script")


def _alternative_label(part: AlternativeLabel, names: Names) -> Iterator[Piece]:  # noqa: ARG001 - all phrases are called alike
    yield Piece(part.text, "text")
    yield Piece(f"language {part.language}", "language")


def _office(part: Office, names: Names) -> Iterator[Piece]:
    yield Piece(part.title, "title")
    if part.organization is not None:
        yield Piece(names.named(part.organization), "organization")
    if part.since is not None:
        yield Piece(f"since {described(part.since)}", "since")
    if part.until is not None:
        yield Piece(f"until {described(part.until)}", "until")
    if part.attested:
        yield Piece(f"attested {', '.join(map(described, part.attested))}", "attested")


_PHRASES: Mapping[str, Callable[..., Iterator[Piece]]] = {
    "Party": _party,
    "Signature": _signature,
    "Participant": _participant,
    "Milestone": _milestone,
    "Place": _place,
    "DomainLink": _domain_link,
    "Relation": _relation,
    "Value": _value,
    "NameForm": _name_form,
    "AlternativeLabel": _alternative_label,
    "Office": _office,
}
"""How each part is said, by the name of its model: views of plain data have the same names."""
