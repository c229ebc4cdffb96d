"""The JSON-LD context (JSON-LD 1.1): with it, the JSON of a record is linked data as it stands.

Every class has its own terms (type-scoped contexts), so that `name` may be one thing in a person and another in a
place. A context for each enumeration makes URIs of its words, and one makes URIs of ids.
"""

from collections.abc import Collection
from typing import TypeAlias

from pydantic import JsonValue

from ilma_data.export.linked.uris import BASE, PREFIXES, VOCABULARY
from ilma_data.export.linked.vocabulary import FIELD_VALUE, Holds, Property, parts, properties_of, word_uri

JsonObject: TypeAlias = dict[str, JsonValue]


def context() -> JsonObject:
    """The value of `@context`: the prefixes, what the export adds to records, then every class with its terms."""
    added = {one.key: _term(one) for model in parts() for one in properties_of(model).values() if one.derived}
    classes: JsonObject = {
        model.__name__: {
            "@id": VOCABULARY + model.__name__,
            "@context": {
                one.key: _term(one, taken=properties_of(model))
                for one in properties_of(model).values()
                if not one.derived
            },
        }
        for model in parts()
    }
    return {
        "@version": 1.1,
        **PREFIXES,
        **dict(sorted(added.items())),
        FIELD_VALUE: VOCABULARY + FIELD_VALUE,
        **classes,
    }


def _term(one: Property, taken: Collection[str] = ()) -> JsonValue:
    """How JSON-LD reads a key; `taken` are the keys of its class, which a word that is one of them must not be."""
    if one.holds is Holds.NOTHING:
        return None
    term: JsonObject = {"@id": one.uri}
    match one.holds:
        case Holds.TYPED:
            term["@type"] = one.datatypes[0]
        case Holds.ENGLISH:
            term["@language"] = "en"
        case Holds.LABELS:
            term["@container"] = "@language"
        case Holds.URI:
            term["@type"] = "@id"
        case Holds.LINK:
            term |= {"@type": "@vocab", "@context": {"@vocab": BASE}}
        case Holds.WORD:
            assert one.words is not None
            own: JsonObject = {word.value: word_uri(word) for word in one.words if word.value in taken}
            stem = f"{VOCABULARY}{one.words.__name__}-"
            term |= {"@type": "@vocab", "@context": {"@vocab": stem, **own}}
        case _:
            pass
    if one.many:
        term["@container"] = "@list" if one.ordered else "@set"
    return term
