"""Domains: the fields in which the two sides cooperate, as concepts after SKOS."""

# ruff: noqa: PLC0414 - the words of a record are found with it, too

from typing import Annotated

from ilma_data.model.base import Part, Record, editorial, factual
from ilma_data.model.evidence import Disputes, EvidenceList
from ilma_data.model.ids import DomainId
from ilma_data.model.keys import KEYS
from ilma_data.model.record_types import COLLECTIONS
from ilma_data.model.text import LanguageTag, Name, Sentence
from ilma_data.model.vocabulary import DefenceArea as DefenceArea
from ilma_data.model.vocabulary import PloverContext as PloverContext
from ilma_data.model.vocabulary import Standing as Standing


class DomainLink(Part):
    """A domain, and how it stands in the record that names it."""

    key_field = "domain"
    keys = KEYS["DomainLink"]

    domain: Annotated[DomainId, factual("The domain.")]
    standing: Annotated[Standing, factual("How it stands in this record.")]


class Label(Part):
    """The preferred label in each language. English and French are the editors'; others are as sources show them."""

    en: Annotated[Name, editorial("English.")]
    fr: Annotated[Name | None, editorial("French.")] = None
    ar: Annotated[Name | None, factual("Arabic, where a source shows it.")] = None
    he: Annotated[Name | None, factual("Hebrew, where a source shows it.")] = None


class AlternativeLabel(Part):
    """Another wording under which sources name the domain."""

    key_field = "text"
    keys = KEYS["AlternativeLabel"]

    text: Annotated[Name, factual("The wording.")]
    language: Annotated[LanguageTag, factual("Its language.")]


class Matches(Part):
    """The nearest concepts of other vocabularies."""

    kinne_2018: Annotated[
        DefenceArea | None, editorial("Area after Kinne (2018); absent outside defence.")
    ] = None
    plover: Annotated[PloverContext | None, editorial("PLOVER context.")] = None


class Domain(Record):
    """A field of cooperation. Adding one is a new record and no release of the schema."""

    type = "domain"
    collection = COLLECTIONS["domain"]

    id: Annotated[DomainId, editorial("`domain/` and the name of the file.")]
    label: Annotated[Label, editorial("The preferred label in each language.")]
    definition: Annotated[Sentence, editorial("What belongs in it and what does not.")]
    alternative_labels: Annotated[
        tuple[AlternativeLabel, ...], factual("Other wordings that sources use for it.", max_length=50)
    ] = ()
    broader: Annotated[DomainId | None, editorial("The next wider domain; null at the top.")]
    related: Annotated[
        tuple[DomainId, ...],
        editorial("Domains that are near without being wider or narrower.", max_length=20),
    ] = ()
    matches: Annotated[Matches | None, editorial("The nearest concepts of other vocabularies.")] = None
    evidence: EvidenceList = ()
    disputes: Disputes = ()
