"""Domains: the fields in which the two sides cooperate, as concepts after SKOS."""

from enum import StrEnum
from typing import Annotated

from ilma_data.model.base import Part, Record, editorial, factual
from ilma_data.model.evidence import Disputes, EvidenceList
from ilma_data.model.ids import DomainId
from ilma_data.model.text import LanguageTag, Name, Sentence


class Standing(StrEnum):
    """How a domain stands in a record."""

    COVERED = "covered"
    AGREED = "agreed"
    EXTENDED = "extended"
    REVIEWED = "reviewed"
    DISCUSSED = "discussed"
    SOUGHT = "sought"
    BACKGROUND = "background"


class DomainLink(Part):
    """A domain, and how it stands in the record that names it."""

    key_field = "domain"

    domain: Annotated[DomainId, factual("The domain.")]
    standing: Annotated[Standing, factual("How it stands in this record.")]

    def keys(self) -> tuple[str, ...]:
        """The domain; with the standing where it stands in two ways."""
        return (self.domain, f"{self.domain} as {self.standing}")


class Label(Part):
    """The preferred label in each language. English and French are the editors'; others are as sources show them."""

    en: Annotated[Name, editorial("English.")]
    fr: Annotated[Name | None, editorial("French.")] = None
    ar: Annotated[Name | None, factual("Arabic, where a source shows it.")] = None
    he: Annotated[Name | None, factual("Hebrew, where a source shows it.")] = None


class AlternativeLabel(Part):
    """Another wording under which sources name the domain."""

    key_field = "text"

    text: Annotated[Name, factual("The wording.")]
    language: Annotated[LanguageTag, factual("Its language.")]

    def keys(self) -> tuple[str, ...]:
        """The wording; with the language where two languages share it."""
        return (self.text, f"{self.text} in {self.language}")


class DefenceArea(StrEnum):
    """An area of defence cooperation after Kinne (2018), International Organization 72(4), abstract."""

    POLICY_COORDINATION = "policy-coordination"
    RESEARCH_AND_DEVELOPMENT = "research-and-development"
    JOINT_EXERCISES = "joint-exercises"
    TRAINING_AND_EDUCATION = "training-and-education"
    PROCUREMENT = "procurement"
    CLASSIFIED_INFORMATION = "classified-information"


class PloverContext(StrEnum):
    """A context of the PLOVER event ontology, as in the Open Event Data Alliance's CAMEO2PLOVER table of 2021.

    Those of its contexts that cooperation can have; a domain for which it has none has no match.
    """

    MILITARY = "military"
    INTELLIGENCE = "intelligence"
    DIPLOMATIC = "diplomatic"
    ECONOMIC = "economic"
    LEGAL = "legal"
    HUMANITARIAN = "humanitarian"


class Matches(Part):
    """The nearest concepts of other vocabularies."""

    kinne_2018: Annotated[
        DefenceArea | None, editorial("Area after Kinne (2018); absent outside defence.")
    ] = None
    plover: Annotated[PloverContext | None, editorial("PLOVER context.")] = None


class Domain(Record):
    """A field of cooperation. Adding one is a new record and no release of the schema."""

    type = "domain"
    collection = "domains"

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
