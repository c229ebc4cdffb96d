"""The terms of other vocabularies that mean what ours do."""

from collections.abc import Mapping
from types import MappingProxyType

WELL_KNOWN: Mapping[str, str] = MappingProxyType({
    "id": "dcterms:identifier",
    "title": "dcterms:title",
    "other_titles": "dcterms:alternative",
    "summary": "dcterms:description",
    "different_from": "owl:differentFrom",
    "Meeting.places": "schema:location",
    "Meeting.part_of": "schema:superEvent",
    "Person.name": "foaf:name",
    "Person.offices": "org:hasMembership",
    "Organization.name": "foaf:name",
    "Organization.part_of": "org:subOrganizationOf",
    "State.name": "foaf:name",
    "Office.organization": "org:organization",
    "Office.title": "ilma:officeTitle",
    "NameForm.text": "skosxl:literalForm",
    "Place.name": "schema:name",
    "Place.state": "schema:containedInPlace",
    "Value.amount": "schema:value",
    "Value.currency": "schema:currency",
    "DomainLink.domain": "dcterms:subject",
    "Domain.label": "skos:prefLabel",
    "Domain.definition": "skos:definition",
    "Domain.alternative_labels": "skosxl:altLabel",
    "Domain.broader": "skos:broader",
    "Domain.related": "skos:related",
    "AlternativeLabel.text": "skosxl:literalForm",
    "language": "dc:language",
    "Source.authors": "bibo:authorList",
    "Source.publisher": "dc:publisher",
    "Source.published": "dcterms:issued",
    "Source.url": "schema:url",
    "Source.archived_url": "schema:archivedAt",
    "source": "dcterms:source",
    "note": "skos:note",
    "Retired.successors": "dcterms:isReplacedBy",
    "Evidence.supports": "ilma:supportsPath",
    "Dispute.field": "ilma:aboutPath",
})  # fmt: skip
"""The properties that are not a field's name in camel case: by field, or by class and field."""

CLASSES_BESIDE: Mapping[str, str] = MappingProxyType({
    "Meeting": "schema:Event",
    "Person": "foaf:Person",
    "Organization": "org:Organization",
    "State": "schema:Country",
    "Domain": "skos:Concept",
    "Source": "dcterms:BibliographicResource",
    "Office": "org:Membership",
    "NameForm": "skosxl:Label",
    "AlternativeLabel": "skosxl:Label",
    "Place": "schema:Place",
    "Value": "schema:MonetaryAmount",
})  # fmt: skip
"""The classes of other vocabularies that parts and records have beside our own."""
