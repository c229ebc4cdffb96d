"""Which source says so, who says otherwise, and what somebody claims: the sections that show them."""

from __future__ import annotations

from enum import Enum

from ilma_data.model.dates import EdtfDate, EdtfError
from ilma_data.model.ids import RecordId
from ilma_data.model.kinds import is_source
from ilma_data.model.parts import is_part
from ilma_data.model.vocabulary.word import Word
from ilma_data.report.names import Names, described
from ilma_data.report.page import Entry, Section
from ilma_data.report.phrases import words_for
from ilma_data.report.words import place_in_source, plain

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from ilma_data.dataset.dataset import Dataset
    from ilma_data.model.base import Record
    from ilma_data.model.evidence import Claim, Dispute, Evidence
    from ilma_data.model.paths import Node
    from ilma_data.report.references import Values


def evidence_sections(record: Record, dataset: Dataset, names: Names, values: Values) -> Iterator[Section]:
    """The evidence, the disputes and the claims of a record; none of those that it has none of."""
    evidence: tuple[Evidence, ...] = getattr(record, "evidence", ())
    disputes: tuple[Dispute, ...] = getattr(record, "disputes", ())
    claims: tuple[Claim, ...] = getattr(record, "claims", ())
    if evidence:
        numbered = enumerate(evidence, 1)
        yield Section("Evidence", [_evidence(number, one, dataset, names) for number, one in numbered])
    if disputes:
        yield Section("Disputes", [_dispute(one, values, names) for one in disputes])
    if claims:
        yield Section("Claims", [_claim(one, names) for one in claims])


def citation(cited: Evidence | Dispute | Claim, names: Names) -> str:
    """The source and the place in it."""
    return f"{names.named(cited.source)}, {place_in_source(cited.locator)}"


def _evidence(number: int, evidence: Evidence, dataset: Dataset, names: Names) -> Entry:
    source = dataset.find(evidence.source)
    about = []
    if is_source(source):
        publisher = (
            [source.publisher or "publisher not known"] if source.title or not source.publisher else []
        )
        about = [*publisher, described(source.published)]
    details = [f"{evidence.basis}: {', '.join(evidence.supports)}"]
    if evidence.note is not None:
        details.append(f"note: {evidence.note}")
    return Entry(
        "; ".join([names.named(evidence.source), *about, place_in_source(evidence.locator)]),
        f"[{number}]",
        details,
    )


def _dispute(dispute: Dispute, values: Values, names: Names) -> Entry:
    disputed = values.named(dispute.field)
    details = [f"reported by {citation(dispute, names)}"]
    if disputed is not None and disputed.value is None:
        details.append("this record leaves it open")
    elif disputed is not None and not isinstance(disputed.value, tuple) and not is_part(disputed.value):
        details.append(f"this record has: {words_for(disputed.value, names)}")
    details.append(f"outcome: {plain(dispute.outcome)}")
    details.append(f"reason: {dispute.reason}")
    return Entry(f"{dispute.field}: {_reported(dispute, disputed, names)}", details=details)


def _reported(dispute: Dispute, disputed: Node | None, names: Names) -> str:
    """What the source reports, in the words for the type of the field in dispute."""
    reported = dispute.reported
    if reported is None:
        return "denied, or left out where it would have to stand"
    if not isinstance(reported, str) or disputed is None:
        return str(reported)
    for allowed in _classes(disputed.field.annotation):
        try:
            if issubclass(allowed, EdtfDate | RecordId | Enum | Word):
                return words_for(allowed(reported), names)
        except (EdtfError, ValueError):
            continue
    return reported


def _classes(annotation: Any) -> Iterator[type]:
    """Every class in an annotation, through unions and tuples."""
    if isinstance(annotation, type):
        yield annotation
    for argument in getattr(annotation, "__args__", ()):
        yield from _classes(argument)


def _claim(claim: Claim, names: Names) -> Entry:
    details = []
    if claim.scope is not None:
        details.append(f"of: {claim.scope}")
    if claim.claimed_by is not None:
        details.append(f"claimed by {names.named(claim.claimed_by)}")
    details.append(f"carried by {citation(claim, names)}")
    return Entry(claim.claim, details=details)
