"""What Israel and Morocco agreed, who signed it, where they met, in which domains, and which source says so.

>>> import ilma_data
>>> dataset = ilma_data.load()
>>> dataset.agreements["agreement/defence-memorandum-2021"].instrument.value
'memorandum-of-understanding'

Importing the package loads nothing but this module: each name is fetched when it is first asked for (PEP 562).
"""

import sys

__version__ = "0.1.0"

TYPE_CHECKING = (
    False  # type checkers take it for true; importing `typing` for it would double the cost of this module
)

if TYPE_CHECKING:
    from ilma_data.dataset.collection import Collection as Collection
    from ilma_data.dataset.conditions import UnknownWordError as UnknownWordError
    from ilma_data.dataset.dataset import Dataset as Dataset
    from ilma_data.dataset.errors import InvalidRecordsError as InvalidRecordsError
    from ilma_data.dataset.errors import MissingExtraError as MissingExtraError
    from ilma_data.dataset.errors import RetiredIdWarning as RetiredIdWarning
    from ilma_data.dataset.errors import UnknownIdError as UnknownIdError
    from ilma_data.dataset.inverse_links import Reference as Reference
    from ilma_data.dataset.loading import load as load
    from ilma_data.dataset.timeline import Timeline as Timeline
    from ilma_data.dataset.timeline import TimelineEntry as TimelineEntry
    from ilma_data.export.citations.cite import UnknownStyleError as UnknownStyleError
    from ilma_data.export.citations.cite import cite as cite
    from ilma_data.export.errors import ExportError as ExportError
    from ilma_data.export.errors import UnknownFormatError as UnknownFormatError
    from ilma_data.export.errors import UnreadableExportError as UnreadableExportError
    from ilma_data.export.formats import write_export as write_export
    from ilma_data.export.reading import read_export as read_export
    from ilma_data.export.tables.bound import UnknownTableError as UnknownTableError
    from ilma_data.export.tables.bound import tables as tables
    from ilma_data.model.agreement import Agreement as Agreement
    from ilma_data.model.date_forms import EdtfError as EdtfError
    from ilma_data.model.dates import EdtfDate as EdtfDate
    from ilma_data.model.dates import Truth as Truth
    from ilma_data.model.domain import Domain as Domain
    from ilma_data.model.meeting import Meeting as Meeting
    from ilma_data.model.paths import PathError as PathError
    from ilma_data.model.retired import Retired as Retired
    from ilma_data.model.signatory import Organization as Organization
    from ilma_data.model.signatory import Person as Person
    from ilma_data.model.signatory import State as State
    from ilma_data.model.source import Source as Source
    from ilma_data.packaged import UnknownSchemaError as UnknownSchemaError
    from ilma_data.packaged import schema as schema

_HOME = {
    "Agreement": "ilma_data.model.agreement",
    "Collection": "ilma_data.dataset.collection",
    "Dataset": "ilma_data.dataset.dataset",
    "Domain": "ilma_data.model.domain",
    "EdtfDate": "ilma_data.model.dates",
    "EdtfError": "ilma_data.model.date_forms",
    "ExportError": "ilma_data.export.errors",
    "InvalidRecordsError": "ilma_data.dataset.errors",
    "Meeting": "ilma_data.model.meeting",
    "MissingExtraError": "ilma_data.dataset.errors",
    "Organization": "ilma_data.model.signatory",
    "PathError": "ilma_data.model.paths",
    "Person": "ilma_data.model.signatory",
    "Reference": "ilma_data.dataset.inverse_links",
    "Retired": "ilma_data.model.retired",
    "RetiredIdWarning": "ilma_data.dataset.errors",
    "Source": "ilma_data.model.source",
    "State": "ilma_data.model.signatory",
    "Timeline": "ilma_data.dataset.timeline",
    "TimelineEntry": "ilma_data.dataset.timeline",
    "Truth": "ilma_data.model.dates",
    "UnknownFormatError": "ilma_data.export.errors",
    "UnknownIdError": "ilma_data.dataset.errors",
    "UnknownSchemaError": "ilma_data.packaged",
    "UnknownStyleError": "ilma_data.export.citations.cite",
    "UnknownTableError": "ilma_data.export.tables.bound",
    "UnknownWordError": "ilma_data.dataset.conditions",
    "UnreadableExportError": "ilma_data.export.errors",
    "cite": "ilma_data.export.citations.cite",
    "load": "ilma_data.dataset.loading",
    "read_export": "ilma_data.export.reading",
    "schema": "ilma_data.packaged",
    "tables": "ilma_data.export.tables.bound",
    "write_export": "ilma_data.export.formats",
}
"""Where each public name is defined."""

__all__ = ["__version__", *_HOME]  # noqa: PLE0604 - the names are texts, which ruff does not see through the star


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    __import__(_HOME[name])  # `importlib` itself would be one more module to load
    found = globals()[name] = getattr(sys.modules[_HOME[name]], name)
    return found


def __dir__() -> list[str]:
    return sorted(__all__)
