"""Signatories: all who sign, or meet for those who sign: persons, organizations and states."""

# ruff: noqa: PLC0414 - the words of a record are found with it, too

from typing import Annotated, Literal

from pydantic import Discriminator

from ilma_data.model.base import Part, Record, editorial, factual
from ilma_data.model.dates import EdtfDate
from ilma_data.model.evidence import Claims, Disputes, EvidenceList
from ilma_data.model.ids import Kinds, SignatoryId
from ilma_data.model.keys import KEYS
from ilma_data.model.record_types import COLLECTIONS
from ilma_data.model.text import CountryCode, LanguageTag, Name, RorId, ScriptCode, WikidataId
from ilma_data.model.vocabulary import NameKind as NameKind
from ilma_data.model.vocabulary import Sector as Sector


class NameForm(Part):
    """A form of a name as sources have it, misprints included."""

    key_field = "text"
    keys = KEYS["NameForm"]

    text: Annotated[Name, factual("The name.")]
    language: Annotated[LanguageTag | None, factual("The language of the text in which it stands.")]
    script: Annotated[ScriptCode, factual("The script in which it is written.")]
    kind: Annotated[NameKind, editorial("What this form is.")]


class Identifiers(Part):
    """Identifiers in other registers, only where somebody has checked that they mean the same thing."""

    wikidata: Annotated[WikidataId | None, factual("Wikidata item.")] = None
    ror: Annotated[RorId | None, factual("Research Organization Registry.")] = None


class Office(Part):
    """An office that a person held. "Former" in a later source is the writer's present and no title."""

    key_field = "organization"
    keys = KEYS["Office"]

    title: Annotated[Name, factual("The title of the office or rank.")]
    organization: Annotated[
        SignatoryId | None, Kinds(("organization", "state")), factual("Where; null where no source says so.")
    ]
    since: Annotated[EdtfDate | None, factual("Since when; null where no source says so.")]
    until: Annotated[
        EdtfDate | None, factual("Until when; null where it is held still or no source says so.")
    ]
    attested: Annotated[
        tuple[EdtfDate, ...],
        factual("Dates at which a source shows the person in this office.", max_length=200),
    ] = ()


DifferentFrom = Annotated[
    tuple[SignatoryId, ...],
    editorial("Signatories whose names are like this one's, and who are others.", max_length=20),
]


class Person(Record):
    """A person whom a source names."""

    type = "signatory"
    collection = COLLECTIONS["signatory"]

    id: Annotated[SignatoryId, editorial("`signatory/` and the name of the file.")]
    kind: Annotated[Literal["person"], editorial("Always `person`.")]
    name: Annotated[Name, factual("The preferred form in Latin script.")]
    names: Annotated[
        tuple[NameForm, ...], factual("The forms in which sources have the name.", max_length=100)
    ]
    offices: Annotated[
        tuple[Office, ...], factual("The offices held in the period of the data set.", max_length=50)
    ]
    identifiers: Annotated[Identifiers | None, factual("Identifiers in other registers.")] = None
    different_from: DifferentFrom = ()
    claims: Claims = ()
    evidence: EvidenceList
    disputes: Disputes = ()


class Organization(Record):
    """A ministry, force, company, university or other body."""

    type = "signatory"
    collection = COLLECTIONS["signatory"]

    id: Annotated[SignatoryId, editorial("`signatory/` and the name of the file.")]
    kind: Annotated[Literal["organization"], editorial("Always `organization`.")]
    name: Annotated[Name, factual("The preferred form in English.")]
    names: Annotated[
        tuple[NameForm, ...], factual("The forms in which sources have the name.", max_length=100)
    ]
    sector: Annotated[Sector, editorial("What kind of organization it is.")]
    state: Annotated[
        SignatoryId | None,
        Kinds(("state",)),
        factual("The state to which it belongs; null for an international one, or where no source says so."),
    ]
    part_of: Annotated[
        SignatoryId | None,
        Kinds(("organization",)),
        factual("The larger organization of which it is a part."),
    ] = None
    identifiers: Annotated[Identifiers | None, factual("Identifiers in other registers.")] = None
    different_from: DifferentFrom = ()
    claims: Claims = ()
    evidence: EvidenceList
    disputes: Disputes = ()


class State(Record):
    """A state: party to agreements, or present where they were made."""

    type = "signatory"
    collection = COLLECTIONS["signatory"]

    id: Annotated[SignatoryId, editorial("`signatory/` and the name of the file.")]
    kind: Annotated[Literal["state"], editorial("Always `state`.")]
    name: Annotated[Name, factual("The usual English name.")]
    names: Annotated[
        tuple[NameForm, ...], factual("The forms in which sources have the name.", max_length=100)
    ]
    iso_3166_1_alpha_3: Annotated[CountryCode | None, factual("ISO 3166-1 alpha-3 code.")]
    cow_code: Annotated[int | None, factual("Correlates of War state number.", ge=2, le=999)]
    identifiers: Annotated[Identifiers | None, factual("Identifiers in other registers.")] = None
    different_from: DifferentFrom = ()
    claims: Claims = ()
    evidence: EvidenceList
    disputes: Disputes = ()


Signatory = Annotated[Person | Organization | State, Discriminator("kind")]
"""Any signatory; `kind` tells which."""
