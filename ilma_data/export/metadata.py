"""What the data set is, for search engines and catalogues: schema.org's `Dataset`, and Croissant (MLCommons) for tools.

Both are computed from the citation's facts, the records and the files that they describe. What is not known is left
out: the data set has no address and, before its release, no date of publication, so `url` and `datePublished` are
absent though Croissant wants them. Croissant 1.0 and 1.1 differ, for what is said here, in the version's name alone.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Literal, NamedTuple, TypeAlias

from pydantic import JsonValue

from ilma_data.dataset.known_by import begun
from ilma_data.export.citations import facts
from ilma_data.export.citations.apa import reference
from ilma_data.export.citations.bibtex import entry
from ilma_data.export.citations.work import data_set
from ilma_data.export.exported import ExportedFile, FileDescription
from ilma_data.export.linked.uris import DATASET, LICENCE
from ilma_data.export.tables.acts import EventRecord
from ilma_data.export.tables.table import Column, ColumnType, Making, Row, Table
from ilma_data.model.agreement import Agreement
from ilma_data.model.meeting import Meeting

JsonObject: TypeAlias = dict[str, JsonValue]

CroissantVersion: TypeAlias = Literal["1.0", "1.1"]

DESCRIPTION = (
    "A versioned data set of the agreements between Israel and Morocco, of the people and organizations that signed "
    "them, of the meetings where they were made and of the domains in which the two states cooperate. Defence is its "
    "heart; civil cooperation is in it too. Every factual value names the source that says so and the place in it, "
    "sources that disagree are kept as disputes, and uncertain dates are typed as such. The code is under the MIT "
    "licence, the records are under CC BY 4.0."
)
"""The abstract of `CITATION.cff`; a test compares them."""

_CROISSANT = "http://mlcommons.org/croissant/"
_CONTEXT: JsonObject = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "cr": _CROISSANT,
    "rai": f"{_CROISSANT}RAI/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileObject": "cr:fileObject",
    "fileProperty": "cr:fileProperty",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}
"""The context of the specification (Croissant 1.0, appendix 1)."""

_MORE_IN_1_1: JsonObject = {
    "arrayShape": "cr:arrayShape",
    "containedIn": "cr:containedIn",
    "description": {"@container": "@language"},
    "isArray": "cr:isArray",
    "name": {"@container": "@language"},
}

_TYPES = {
    ColumnType.STRING: "sc:Text",
    ColumnType.EDTF: "sc:Text",
    ColumnType.INTEGER: "sc:Integer",
    ColumnType.BOOLEAN: "sc:Boolean",
    ColumnType.DATE: "sc:Date",
}


class TableFile(NamedTuple):
    """A table and the CSV file that holds it."""

    table: Table
    file: FileDescription


class Days(NamedTuple):
    """The first and the last day of agreements and meetings."""

    first: date
    last: date


def _days_covered() -> Making:
    held: list[Days] = []

    def add(record: EventRecord) -> tuple[()]:
        if (when := begun(record)) is not None:
            days = Days(when.earliest, when.latest or when.earliest)
            held[:] = [Days(min(days.first, one.first), max(days.last, one.last)) for one in held or (days,)]
        return ()

    return Making(add, lambda: held)


DAYS_COVERED = Table(
    name="days_covered",
    title="Days covered",
    description="One row: the first and the last day of agreements and meetings; none where none has a date.",
    columns=tuple(
        Column(name=name, type=ColumnType.DATE, description=f"The {name} day.") for name in Days._fields
    ),
    primary_key=(),
    models=(Agreement, Meeting),
    make=lambda _: _days_covered(),
)


def days_in(rows: Iterable[Row]) -> Days | None:
    """What the rows of `DAYS_COVERED` say; None where there is none."""
    return next((row for row in rows if isinstance(row, Days)), None)


def metadata_files(
    covered: Days | None, tables: Sequence[TableFile] = (), others: Sequence[FileDescription] = ()
) -> Iterator[ExportedFile]:
    """`dataset.jsonld` and `croissant.json`, for files that lie beside them: tables as CSV, and any others."""
    files = [*(one.file for one in tables), *others]
    yield ExportedFile("dataset.jsonld", _encoded(schema_org(covered, files)))
    yield ExportedFile("croissant.json", _encoded(croissant(covered, tables, others)))


def schema_org(covered: Days | None, files: Iterable[FileDescription] = ()) -> JsonObject:
    """The data set as a schema.org `Dataset` in JSON-LD, with a `DataDownload` for each file beside it."""
    return {
        "@context": {"@vocab": "https://schema.org/"},
        "@id": DATASET,
        "@type": "Dataset",
        **_said_of(covered),
        "identifier": DATASET,
        "isAccessibleForFree": True,
        "creditText": reference(data_set()),
        **_distribution(
            [{"@type": "DataDownload", **_file(one), "contentSize": f"{one.size} B"} for one in files]
        ),
    }


def croissant(
    covered: Days | None,
    tables: Sequence[TableFile] = (),
    others: Sequence[FileDescription] = (),
    *,
    version: CroissantVersion = "1.1",
) -> JsonObject:
    """The data set in Croissant's terms: each file as a `FileObject`, each table as a `RecordSet` with its columns."""
    files = [*(one.file for one in tables), *others]
    return {
        "@context": dict(sorted((_CONTEXT | (_MORE_IN_1_1 if version == "1.1" else {})).items())),
        "@type": "sc:Dataset",
        **_said_of(covered),
        "conformsTo": _CROISSANT + version,
        "citeAs": entry(data_set(), "bibtex").strip(),
        **_distribution(
            [
                {"@type": "cr:FileObject", "@id": one.name, **_file(one), "contentSize": f"{one.size} B"}
                for one in files
            ]
        ),
        **({"recordSet": [_record_set(one) for one in tables]} if tables else {}),
    }


def _said_of(covered: Days | None) -> JsonObject:
    return {
        "name": facts.TITLE,
        "description": DESCRIPTION,
        "version": facts.VERSION,
        "license": LICENCE,
        "creator": {"@type": "Organization", "name": facts.AUTHOR},
        "keywords": list(facts.KEYWORDS),
        **({} if facts.RELEASED is None else {"datePublished": facts.RELEASED}),
        **({} if covered is None else {"temporalCoverage": "/".join(day.isoformat() for day in covered)}),
    }


def _file(one: FileDescription) -> JsonObject:
    return {
        "name": one.name,
        "contentUrl": one.name,
        "encodingFormat": one.media_type,
        "sha256": one.sha256,
    }


def _distribution(files: list[JsonValue]) -> JsonObject:
    return {"distribution": files} if files else {}


def _record_set(one: TableFile) -> JsonObject:
    """A table without its foreign keys: mlcroissant joins what a key refers to, and fails at a ring."""
    table = one.table
    key: list[JsonValue] = [{"@id": f"{table.name}/{column}"} for column in table.primary_key]
    return {
        "@type": "cr:RecordSet",
        "@id": table.name,
        "name": table.name,
        "description": table.description,
        **({"key": key if len(key) > 1 else key[0]} if key else {}),
        "field": [_field(one, column) for column in table.columns],
    }


def _field(one: TableFile, column: Column) -> JsonObject:
    return {
        "@type": "cr:Field",
        "@id": f"{one.table.name}/{column.name}",
        "name": column.name,
        "description": column.description,
        "dataType": _TYPES[column.type],
        "source": {"fileObject": {"@id": one.file.name}, "extract": {"column": column.name}},
    }


def _encoded(value: JsonObject) -> Iterator[bytes]:
    yield (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()
