"""The models as JSON Schema (draft 2020-12): one closed, self-contained document per record type, and one for all.

The schema says what a file of JSON must look like to editors and to programs in other languages. It refuses nothing
that the models accept; what the models refuse besides is in `cross_field_rules`. `scripts/generate` writes the
documents to `schemas/`; to read one, `ilma_data.packaged.schema` needs no model.
"""

import json
import re
from copy import deepcopy
from functools import cache
from typing import Annotated, Any, TypeAlias, get_args

from pydantic import JsonValue, TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue

from ilma_data.model import text
from ilma_data.model.agreement import Agreement
from ilma_data.model.base import Part, editorial
from ilma_data.model.dates import EdtfDate
from ilma_data.model.domain import Domain
from ilma_data.model.evidence import FieldPath
from ilma_data.model.ids import ID_TYPES, AnyRecordId, RecordId
from ilma_data.model.meeting import Meeting
from ilma_data.model.records import MODELS, adapter
from ilma_data.model.retired import Retired
from ilma_data.model.signatory import Signatory
from ilma_data.model.source import OriginLabel, Source

JsonObject: TypeAlias = dict[str, JsonValue]

SCHEMA_VERSION = "1.0.0"
"""MAJOR: a record that was valid no longer is. MINOR: more is accepted. PATCH: other words only."""

_DIALECT = "https://json-schema.org/draft/2020-12/schema"

# In the order in which they are written. A keyword that is not here is one whose reading by other validators nobody
# has looked at: exporting it raises ValueError.
_KEYWORDS = (
    "$schema", "$id", "title", "description", "$comment", "$ref", "type", "const", "enum",
    "minLength", "maxLength", "pattern", "not", "minimum", "maximum", "items", "minItems", "maxItems", "uniqueItems",
    "anyOf", "oneOf", "properties", "required", "minProperties", "additionalProperties", "default", "examples", "$defs",
)  # fmt: skip

_ABOUT = {"description", "$comment"}
# Pydantic's titles repeat the names of the keys; Ajv's strict mode refuses discriminators.
_NOISE = {"title", "discriminator"}

FORMS: dict[str, Any] = {
    "Title": text.Title,
    "Name": text.Name,
    "Sentence": text.Sentence,
    "Summary": text.Summary,
    "LanguageTag": text.LanguageTag,
    "ScriptCode": text.ScriptCode,
    "CountryCode": text.CountryCode,
    "CurrencyCode": text.CurrencyCode,
    "Url": text.Url,
    "SchemaReference": text.SchemaReference,
    "Sha256": text.Sha256,
    "WikidataId": text.WikidataId,
    "RorId": text.RorId,
    "VersionNumber": text.VersionNumber,
    "FieldPath": FieldPath,
    "OriginLabel": OriginLabel,
    "EdtfDate": EdtfDate,
    **{id_type.__name__: id_type for id_type in ID_TYPES.values()},
    "AnyRecordId": AnyRecordId,
}
"""The forms of text that records hold, by the names that they have in `$defs`."""


class DatasetFile(Part):
    """All records in one JSON document."""

    schema_reference: Annotated[
        text.SchemaReference | None,
        editorial("Where an editor finds the JSON Schema; nothing else reads it.", alias="$schema"),
    ] = None
    schema_version: Annotated[
        text.VersionNumber, editorial("The version of the schema that the records follow.")
    ]
    version: Annotated[text.VersionNumber, editorial("The version of the data set.")]
    agreements: Annotated[tuple[Agreement, ...], editorial("What was agreed.")]
    meetings: Annotated[tuple[Meeting, ...], editorial("Who met whom, where and when.")]
    signatories: Annotated[tuple[Signatory, ...], editorial("All who sign, or meet for those who sign.")]
    domains: Annotated[tuple[Domain, ...], editorial("The fields of cooperation.")]
    sources: Annotated[tuple[Source, ...], editorial("The pages, statements and texts that say so.")]
    retired: Annotated[tuple[Retired, ...], editorial("Ids that are no longer records of their own.")]


def export() -> dict[str, JsonObject]:
    """The documents by name: each record type in the order of `records.MODELS`, then `dataset`."""
    documents = {name: _document(name, name.title(), adapter(name)) for name in MODELS}
    return documents | {"dataset": _document("dataset", "Data set", TypeAdapter(DatasetFile))}


class _Generator(GenerateJsonSchema):
    def handle_ref_overrides(self, json_schema: JsonSchemaValue) -> JsonSchemaValue:
        """Leave a field its description also where the definition that it refers to has the same."""
        return json_schema


def _document(name: str, title: str, models: TypeAdapter[Any]) -> JsonObject:
    generated = models.json_schema(schema_generator=_Generator)
    definitions = generated.pop("$defs") | _forms()
    body = {
        "$schema": _DIALECT,
        "$id": f"urn:ilma-data:schema:{name}:{SCHEMA_VERSION}",
        "title": title,
        # Only signatories have none of their own: there are three models of them.
        "description": "All who sign, or meet for those who sign; `kind` tells which.",
        **_tidied(generated),
    }
    return _ordered(body | {"$defs": _reachable(body, definitions)})


def _tidied(schema: JsonSchemaValue) -> JsonSchemaValue:
    """A schema as pydantic has it, without its noise, with known forms by their names and keywords in our order."""
    about = {keyword: value for keyword, value in schema.items() if keyword in _ABOUT}
    rules = {keyword: value for keyword, value in schema.items() if keyword not in _ABOUT | _NOISE}
    if "default" in rules and rules["default"] is None:
        del rules["default"]
    if (form := _name_of_form(rules)) is not None:
        if about.get("description") == _forms()[form]["description"]:
            del about["description"]
        return _ordered({**about, "$ref": f"#/$defs/{form}"})
    if rules.get("type") == "array":
        rules["uniqueItems"] = True
    for keyword in rules.keys() & {"items", "not"}:
        rules[keyword] = _tidied(rules[keyword])
    for keyword in rules.keys() & {"anyOf", "oneOf"}:
        rules[keyword] = [_tidied(branch) for branch in rules[keyword]]
    if "properties" in rules:
        rules["properties"] = {name: _tidied(value) for name, value in rules["properties"].items()}
    return _ordered(about | rules)


def _ordered(schema: JsonSchemaValue) -> JsonSchemaValue:
    return {keyword: schema[keyword] for keyword in sorted(schema, key=_KEYWORDS.index)}


@cache
def _forms() -> dict[str, JsonSchemaValue]:
    forms = {}
    for name, form in FORMS.items():
        schema = TypeAdapter(form).json_schema()
        forms[name] = _ordered({"description": _described(form)} | schema | {"not": _ordered(schema["not"])})
    return forms


def _described(form: Any) -> str:
    expected = form.expected() if isinstance(form, type) and issubclass(form, RecordId) else ""
    for mark in get_args(form):
        if isinstance(mark, text.Form):
            expected = mark.expected
    return expected[:1].upper() + expected[1:] + "."


def _name_of_form(rules: JsonSchemaValue) -> str | None:
    for name, form in _forms().items():
        if rules == {keyword: value for keyword, value in form.items() if keyword != "description"}:
            return name
    return None


def _reachable(body: JsonSchemaValue, definitions: dict[str, JsonSchemaValue]) -> dict[str, JsonSchemaValue]:
    """The definitions to which a schema refers, and those to which they refer, by name."""
    reached: dict[str, JsonSchemaValue] = {}
    waiting = [body]
    while waiting:
        for name in re.findall(r'"#/\$defs/([^"]+)"', json.dumps(waiting.pop())):
            if name not in reached:
                reached[name] = deepcopy(definitions[name]) if name in FORMS else _tidied(definitions[name])
                waiting.append(reached[name])
    return dict(sorted(reached.items()))
