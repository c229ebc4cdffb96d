"""All tables by name, in the order in which everything lists them: what a table refers to stands before it."""

from collections.abc import Mapping
from types import MappingProxyType

from ilma_data.export.tables import (
    agreements,
    domains,
    evidence,
    meetings,
    records,
    retired,
    signatories,
    sources,
)
from ilma_data.export.tables.dyad_year import DYAD_YEAR
from ilma_data.export.tables.events import EVENTS
from ilma_data.export.tables.table import Table

_TABLES: tuple[Table, ...] = (
    records.RECORDS,
    signatories.SIGNATORIES,
    signatories.NAMES,
    signatories.OFFICES,
    signatories.OFFICE_DATES,
    domains.DOMAINS,
    domains.ALTERNATIVE_LABELS,
    domains.RELATED_DOMAINS,
    sources.SOURCES,
    sources.AUTHORS,
    meetings.MEETINGS,
    meetings.PLACES,
    meetings.PARTICIPANTS,
    agreements.AGREEMENTS,
    agreements.OTHER_TITLES,
    agreements.PARTIES,
    agreements.SIGNATURES,
    agreements.MILESTONES,
    agreements.RELATIONS,
    domains.RECORD_DOMAINS,
    records.DIFFERENT_FROM,
    evidence.EVIDENCE,
    evidence.SUPPORTS,
    evidence.DISPUTES,
    evidence.CLAIMS,
    retired.RETIRED,
    retired.SUCCESSORS,
    EVENTS,
    DYAD_YEAR,
)

TABLES: Mapping[str, Table] = MappingProxyType({table.name: table for table in _TABLES})
"""The tables by name."""
