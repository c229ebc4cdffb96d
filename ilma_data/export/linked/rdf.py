"""RDF 1.1 as the serializer takes it: a subject with its properties, and the objects of each."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from ilma_data.export.linked.uris import PREFIXES, expanded

XSD_STRING = PREFIXES["xsd"] + "string"


class Uri(str):
    """A URI in full."""

    __slots__ = ()


class Literal(NamedTuple):
    """A text with a datatype, a language or neither (then it is a plain string)."""

    text: str
    datatype: str | None = None
    language: str | None = None


class Listed(NamedTuple):
    """An RDF list: its order counts."""

    items: Sequence["Object"]


class Blank(NamedTuple):
    """A node without a URI, with what is said of it."""

    properties: Sequence[tuple[Uri, Sequence["Object"]]]


Object: TypeAlias = Uri | Literal | Listed | Blank

Properties: TypeAlias = Sequence[tuple[Uri, Sequence[Object]]]


@dataclass(frozen=True, slots=True)
class Subject:
    """A thing with a URI, and what is said of it: properties in their order, the objects of each in theirs."""

    uri: Uri
    properties: Properties


def uri(compact: str) -> Uri:
    """The URI that a name such as `skos:broader` stands for."""
    return Uri(expanded(compact))


def integer(number: int) -> Literal:
    """A whole number."""
    return Literal(str(number), PREFIXES["xsd"] + "integer")


def boolean(value: bool) -> Literal:
    """True or false."""
    return Literal(str(value).lower(), PREFIXES["xsd"] + "boolean")


def english(text: str) -> Literal:
    """A text in English."""
    return Literal(text, language="en")
