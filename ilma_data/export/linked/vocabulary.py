"""The terms: which property each field of the models is, what it holds, and which classes a part of a record has.

All of JSON-LD, Turtle, the vocabulary and the shapes follow from `properties_of` and `types_of`. A field that is not in
`WELL_KNOWN` is a property of our own, by its name in camel case.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum, auto
from functools import cache
from types import MappingProxyType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from ilma_data.export.linked.uris import EDTF, PREFIXES, VOCABULARY, expanded
from ilma_data.export.linked.well_known import CLASSES_BESIDE, WELL_KNOWN
from ilma_data.model.base import Part, Record
from ilma_data.model.date_forms import Precision
from ilma_data.model.dates import EdtfDate
from ilma_data.model.domain import Label
from ilma_data.model.ids import RecordId
from ilma_data.model.records import MODELS


class Holds(Enum):
    """What stands under a key, and so how JSON-LD reads it."""

    LITERAL = auto()
    """Text, an integer or a boolean, as JSON has it."""
    TYPED = auto()
    """Text of a datatype."""
    ENGLISH = auto()
    """Text in English, the editors' own."""
    LABELS = auto()
    """One text in each language."""
    WORD = auto()
    """A word of an enumeration."""
    LINK = auto()
    """The id of a record."""
    URI = auto()
    """A URI as it is."""
    PART = auto()
    """A part of the record."""
    NOTHING = auto()
    """What is of no meaning outside the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Property:
    """A key of a part of a record, and the property that it is.

    `datatypes` are URIs, of literals alone; `words` is the enumeration of words; `classes` are the names of the models
    of parts or of the records that links lead to. `derived` are those that follow from other fields: their keys hold a
    colon, as no field's name does.
    """

    key: str
    uri: str
    holds: Holds
    datatypes: tuple[str, ...] = ()
    words: type[StrEnum] | None = None
    classes: tuple[str, ...] = ()
    many: bool = False
    ordered: bool = False
    required: bool = False
    derived: bool = False
    description: str = ""


FIELD_VALUE = "FieldValue"
"""The class of what a record says in one field: RDF's reification, for evidence and disputes to lead to."""

_ADDRESSES = {"url", "archived_url"}
_ENGLISH = {"summary", "definition"}
_ORDERED = {"authors"}
_XSD = PREFIXES["xsd"]


@cache
def parts() -> tuple[type[Part], ...]:
    """The models of all records and of their parts, each once: records first, parts in the order where they stand."""
    found: dict[type[Part], None] = dict.fromkeys(model for models in MODELS.values() for model in models)
    waiting = list(found)
    while waiting:
        for field in waiting.pop(0).model_fields.values():
            for member in members(field.annotation):
                if isinstance(member, type) and issubclass(member, Part) and member not in found:
                    found[member] = None
                    waiting.append(member)
    return tuple(one for one in found if one is not Label)


def types_of(model: type[Part]) -> tuple[str, ...]:
    """The classes of a part as JSON-LD writes them: our own first."""
    name = model.__name__
    return (name, CLASSES_BESIDE[name]) if name in CLASSES_BESIDE else (name,)


@cache
def properties_of(model: type[Part]) -> Mapping[str, Property]:
    """The properties of a part by their keys in JSON: its fields in their order, then what follows from them."""
    own = [_property(model, name, field) for name, field in model.model_fields.items()]
    return MappingProxyType({one.key: one for one in (*own, *_derived(model))})


@cache
def words() -> tuple[type[StrEnum], ...]:
    """The enumerations whose words are terms, each once."""
    found = (one.words for model in parts() for one in properties_of(model).values())
    return tuple(dict.fromkeys(one for one in found if one is not None))


def word_uri(word: StrEnum) -> str:
    """The URI of a word of an enumeration."""
    return f"{VOCABULARY}{type(word).__name__}-{word.value}"


def date_fields(model: type[Part]) -> Iterator[str]:
    """The fields that hold one date."""
    for name, field in model.model_fields.items():
        if EdtfDate in members(field.annotation) and not _is_many(field.annotation):
            yield name


def members(annotation: Any) -> tuple[Any, ...]:
    """The types that an annotation joins, through `Annotated`, unions and tuples."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return members(get_args(annotation)[0])
    if origin in (Union, UnionType, tuple):
        return tuple(member for argument in get_args(annotation) for member in members(argument))
    return () if annotation in (type(None), ...) else (annotation,)


def camel(name: str) -> str:
    """A field's name in camel case.

    >>> camel("on_behalf_of"), camel("iso_3166_1_alpha_3")
    ('onBehalfOf', 'iso31661Alpha3')
    """
    first, *rest = name.split("_")
    return first + "".join(map(str.capitalize, rest))


def _property(model: type[Part], name: str, field: FieldInfo) -> Property:
    uri = WELL_KNOWN.get(f"{model.__name__}.{name}") or WELL_KNOWN.get(name) or f"ilma:{camel(name)}"
    held = members(field.annotation)
    nullable = type(None) in get_args(field.annotation)
    holds, datatypes, enumeration, classes = _held(name, held)
    return Property(
        key=field.alias or name,
        uri=expanded(uri),
        holds=holds,
        datatypes=datatypes,
        words=enumeration,
        classes=classes,
        many=_is_many(field.annotation),
        ordered=name in _ORDERED,
        required=field.is_required() and not nullable and not _is_many(field.annotation),
        description=field.description or "",
    )


def _held(
    name: str, held: tuple[Any, ...]
) -> tuple[Holds, tuple[str, ...], type[StrEnum] | None, tuple[str, ...]]:
    first = held[0]
    if name == "schema_reference":
        return Holds.NOTHING, (), None, ()
    if first is EdtfDate:
        return Holds.TYPED, (EDTF,), None, ()
    if name in _ADDRESSES:
        return Holds.TYPED, (f"{_XSD}anyURI",), None, ()
    if name in _ENGLISH:
        return Holds.ENGLISH, (PREFIXES["rdf"] + "langString",), None, ()
    if first is Label:
        return Holds.LABELS, (PREFIXES["rdf"] + "langString",), None, ()
    if isinstance(first, type):
        if issubclass(first, RecordId) and name != "id":
            return Holds.LINK, (), None, _linked_classes(first)
        if issubclass(first, StrEnum):
            return Holds.WORD, (), first, ()
        if issubclass(first, Part):
            return Holds.PART, (), None, tuple(one.__name__ for one in held)
    return Holds.LITERAL, tuple(dict.fromkeys(map(_datatype, held))), None, ()


def _datatype(held: Any) -> str:
    values = get_args(held) if get_origin(held) is Literal else (held,)
    if values == (True,):
        return f"{_XSD}boolean"
    return f"{_XSD}integer" if held is int else f"{_XSD}string"


def _linked_classes(id_type: type[RecordId]) -> tuple[str, ...]:
    return tuple(model.__name__ for model in MODELS.get(id_type.type, ()))


def _is_many(annotation: Any) -> bool:
    if get_origin(annotation) in (Annotated, Union, UnionType):
        return any(map(_is_many, get_args(annotation)))
    return get_origin(annotation) is tuple


def _derived(model: type[Part]) -> Iterator[Property]:
    for name in date_fields(model):
        for end in ("Earliest", "Latest"):
            yield _made(
                f"ilma:{camel(name)}{end}",
                Holds.TYPED,
                f"The {'first' if end == 'Earliest' else 'last'} day that `{name}` can mean.",
                datatypes=(f"{_XSD}date",),
            )
        yield _made(
            f"ilma:{camel(name)}Precision", Holds.WORD, f"How closely `{name}` is known.", words=Precision
        )
    if "identifiers" in model.model_fields:
        yield _made("owl:sameAs", Holds.URI, "The same thing in another register.", many=True)
    if model.__name__ == "Retired":
        yield _made("owl:deprecated", Holds.LITERAL, "That the id is retired.", datatypes=(f"{_XSD}boolean",))
    if model.__name__ == "Evidence":
        yield _made("ilma:supports", Holds.URI, "The values that it supports.", many=True)
    if model.__name__ == "Dispute":
        yield _made("ilma:about", Holds.URI, "The value in dispute.")
    if issubclass(model, Record) and "evidence" in model.model_fields:
        yield _made(
            "ilma:fieldValues",
            Holds.PART,
            "What the record says in a field that evidence or a dispute names.",
            classes=(FIELD_VALUE,),
            many=True,
        )


def _made(key: str, holds: Holds, description: str, **more: Any) -> Property:
    return Property(key=key, uri=expanded(key), holds=holds, derived=True, description=description, **more)
