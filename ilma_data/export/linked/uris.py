"""URIs: of a record from its id, of a value from its path, of a term from its name.

The data set has no address of its own yet, so they are names (URNs, as the `$id` of the JSON Schemas are). Once it has
one, `BASE` is the one place to change.
"""

import hashlib
import json
from urllib.parse import quote, unquote

from pydantic import JsonValue

BASE = "urn:ilma-data:"
VOCABULARY = f"{BASE}vocabulary:"
DATASET = f"{BASE}dataset"
DOMAINS = f"{BASE}domains"
"""The concept scheme of the domains."""

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
"""That of the records."""

EDTF = "http://id.loc.gov/datatypes/edtf/EDTF"
"""The datatype of dates, as the Library of Congress names it."""

PREFIXES = {
    "ilma": VOCABULARY,
    "bibo": "http://purl.org/ontology/bibo/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "skosxl": "http://www.w3.org/2008/05/skos-xl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""The prefixes of the vocabularies in use."""

RECORD_PREFIXES = {
    record_type: f"{BASE}{record_type}/"
    for record_type in ("agreement", "meeting", "signatory", "domain", "source")
}
"""Prefixes of the records' own URIs, for Turtle."""


def record_uri(record_id: str) -> str:
    """The URI of a record.

    >>> record_uri("domain/water")
    'urn:ilma-data:domain/water'
    """
    return BASE + record_id


def value_uri(record_id: str, path: str) -> str:
    """The URI of a value in a record: that of the record, and the path as evidence has it for a fragment (RFC 3986).

    >>> value_uri("agreement/water-accord-2021", "milestones[signed].date")
    'urn:ilma-data:agreement/water-accord-2021#milestones%5Bsigned%5D.date'
    """
    return f"{record_uri(record_id)}#{quote(path, safe='/')}"


def path_of(uri: str) -> str:
    """The path in the URI of a value.

    >>> path_of("urn:ilma-data:agreement/water-accord-2021#milestones%5Bsigned%5D.date")
    'milestones[signed].date'
    """
    return unquote(uri.partition("#")[2])


def content_uri(record_id: str, name: str, content: JsonValue) -> str:
    """The URI of a part that no path picks, such as an entry of evidence: it is named after what it holds."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"{record_uri(record_id)}#{name}-{hashlib.sha256(text.encode()).hexdigest()[:16]}"


def expanded(compact: str) -> str:
    """The URI that a name such as `skos:broader` stands for. Raises `KeyError` for a prefix that is not in use."""
    prefix, _, name = compact.partition(":")
    return PREFIXES[prefix] + name
