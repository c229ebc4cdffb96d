"""`statements.csv`: one row for each value and each place in a source that supports it, disputes it or claims it.

The columns are those of OpenSanctions' statements, where ours mean the same; `docs/linked-data.md` has them all.
"""

import csv
import hashlib
import io
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ilma_data.dataset.dataset import Dataset
from ilma_data.export.exported import ExportedFile
from ilma_data.export.property_types import type_of
from ilma_data.export.recent import with_recent
from ilma_data.export.spreadsheet import safe_cell
from ilma_data.model.base import Part, Record
from ilma_data.model.date_forms import EdtfError
from ilma_data.model.dates import EdtfDate
from ilma_data.model.domain import Label
from ilma_data.model.evidence import Claim, Dispute, Evidence, Locator
from ilma_data.model.paths import Node, PathError, Supported, factual_values, resolve
from ilma_data.model.retired import Retired
from ilma_data.model.source import Source

DATASET = "ilma-data"


class Statement(NamedTuple):
    """A row. An empty cell says that there is nothing to say, or that nobody knows; the columns are in this order."""

    id: str
    """A digest of the rest: what says the same has the same id in every version, what says another thing another."""
    entity_id: str
    """The record."""
    canonical_id: str
    """The same: there is one record for each thing."""
    schema: str
    """What kind of record it is, such as `Agreement` or `Person`."""
    prop: str
    """The field, without keys: `milestones.date`. Of a claim: `claims`."""
    path: str
    """The field as evidence has it, with keys: `milestones[signed].date`."""
    prop_type: str
    """What the value is, in FollowTheMoney's words: entity, date, name, number, language, country and others."""
    value: str
    """The value; of a dispute, what the source reports instead (nothing where it denies the value)."""
    value_earliest: str
    """Of a date: the first day that it can mean."""
    value_latest: str
    """Of a date: the last day that it can mean."""
    value_precision: str
    """Of a date: how closely it is known."""
    lang: str
    """The language of the value, where the record says it."""
    dataset: str
    """`ilma-data`."""
    kind: str
    """What the source does: supports, disputes or claims; `unsupported` for a value that has no source."""
    source: str
    """The source."""
    origin: str
    """What the source repeats, or itself: sources of one origin count once."""
    locator: str
    """The place in the source."""
    basis: str
    """How the source supports the value: states or implies."""
    outcome: str
    """What became of what is reported otherwise."""
    claimed_by: str
    """Who asserts a claim, where it is not the source."""
    note: str
    """How the source implies it, why the record keeps its value, or what a claim ranges over."""


def statement_files(dataset: Dataset, *, raw: bool = False) -> Iterator[ExportedFile]:
    """`statements.csv` (UTF-8, RFC 4180). Unless `raw`, no cell is a formula to a spreadsheet: see `spreadsheet`."""
    yield ExportedFile("statements.csv", _csv(dataset, raw=raw))


def statements(dataset: Dataset) -> Iterator[Statement]:
    """The statements of all records that have evidence, in the order of the records, then of the values in them.

    A source is its own evidence and makes no statement. What several entries of evidence say alike stands once.
    """
    looked_up = with_recent(dataset)
    for collection in dataset.collections.values():
        for record in collection:
            if not isinstance(record, Source | Retired):
                yield from dict.fromkeys(_of_record(record, looked_up))


def _csv(dataset: Dataset, *, raw: bool) -> Iterator[bytes]:
    yield _line(Statement._fields)
    for row in statements(dataset):
        yield _line(row if raw else tuple(map(safe_cell, row)))


def _line(cells: Sequence[str]) -> bytes:
    written = io.StringIO()
    csv.writer(written).writerow(cells)
    return written.getvalue().encode()


def _of_record(record: Record, dataset: Dataset) -> Iterator[Statement]:
    evidence: list[tuple[Evidence, Supported]] = [
        (one, Supported(node for path in one.supports if (node := _resolved(record, path)) is not None))
        for one in getattr(record, "evidence", ())
    ]
    for node in factual_values(record):
        value = _value(node)
        sources = [one for one, supported in evidence if supported.has(node)]
        for one in sources:
            cited = _Cited("supports", one.source, one.locator, basis=one.basis.value, note=one.note)
            yield _statement(record, value, cited, dataset)
        if not sources:
            yield _statement(record, value, _Cited("unsupported"), dataset)
    for dispute in getattr(record, "disputes", ()):
        yield _statement(record, _reported(record, dispute), _disputing(dispute), dataset)
    for claim in getattr(record, "claims", ()):
        yield _statement(record, _Value("claims", "claims", "string", claim.claim), _claiming(claim), dataset)


class _Value(NamedTuple):
    prop: str
    path: str
    type: str
    text: str
    language: str = ""


class _Cited(NamedTuple):
    kind: str
    source: str = ""
    locator: Locator | None = None
    basis: str = ""
    outcome: str = ""
    claimed_by: str | None = None
    note: str | None = None


def _value(node: Node) -> _Value:
    """A value; of a part, what it is picked by in its list."""
    owner, field, value = node.owner, _field(node), node.value
    path, prop = node.path, _without_keys(node.path)
    if isinstance(value, Part) and value.key_field is not None:
        owner, field, value = value, value.key_field, getattr(value, value.key_field)
        prop = f"{prop}.{field}"
    text = "" if value is None else str(value)
    return _Value(prop, path, type_of(type(owner), field), text, _language(owner, field))


def _reported(record: Record, dispute: Dispute) -> _Value:
    """What a source says otherwise, of the field that it is about."""
    text = "" if dispute.reported is None else str(dispute.reported)
    node = _resolved(record, dispute.field)
    if node is None:
        return _Value(_without_keys(dispute.field), dispute.field, "string", text)
    return _value(node)._replace(text=text, language="")


def _disputing(dispute: Dispute) -> _Cited:
    return _Cited(
        "disputes", dispute.source, dispute.locator, outcome=dispute.outcome.value, note=dispute.reason
    )


def _claiming(claim: Claim) -> _Cited:
    return _Cited("claims", claim.source, claim.locator, claimed_by=claim.claimed_by, note=claim.scope)


def _statement(record: Record, value: _Value, cited: _Cited, dataset: Dataset) -> Statement:
    source = dataset.sources.get(cited.source)
    said = (
        str(record.id), str(record.id), type(record).__name__,
        value.prop, value.path, value.type, value.text, *_days(value), value.language, DATASET,
        cited.kind, str(cited.source), (source and source.origin) or str(cited.source), _place(cited.locator),
        cited.basis, cited.outcome, cited.claimed_by or "", cited.note or "",
    )  # fmt: skip
    return Statement(hashlib.sha256("\0".join(said).encode()).hexdigest()[:40], *said)


def _days(value: _Value) -> tuple[str, str, str]:
    """Of a date: the first and the last day that it can mean, and how closely it is known."""
    try:
        when = EdtfDate(value.text) if value.type == "date" else None
    except EdtfError:  # what a source reports may be any text
        when = None
    if when is None:
        return "", "", ""
    return when.earliest.isoformat(), when.latest.isoformat() if when.latest else "", when.precision.value


def _place(locator: Locator | None) -> str:
    """A locator as text, such as `paragraph 2; caption`."""
    if locator is None:
        return ""
    found = locator.model_dump(exclude_none=True)
    return "; ".join(name if value is True else f"{name} {value}" for name, value in found.items())


def _language(owner: Part, field: str) -> str:
    """The language of a text whose part says it."""
    if isinstance(owner, Label):
        return field
    language = getattr(owner, "language", None) if field == "text" else None
    return language or ""


def _field(node: Node) -> str:
    """The name of the field in which a value stands."""
    return _without_keys(node.path).rpartition(".")[2]


def _without_keys(path: str) -> str:
    return re.sub(r"\[[^\[\]]*\]", "", path)


def _resolved(record: Record, path: str) -> Node | None:
    """What a path names; None where it leads nowhere, which is for `ilma validate` to say."""
    try:
        return resolve(record, path)
    except PathError:
        return None
