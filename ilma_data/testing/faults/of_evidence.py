"""Faults of evidence and disputes: 301 to 304."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Any, get_args

from ilma_data.model.base import Mark, Part, Record, is_unknown, item_type
from ilma_data.model.dates import EdtfDate
from ilma_data.model.domain import Domain
from ilma_data.model.evidence import Evidence
from ilma_data.model.ids import RecordId
from ilma_data.model.paths import Node, PathError, Steps, factual_values, nodes, resolve, supported
from ilma_data.model.signatory import Organization, Person, State
from ilma_data.model.source import Source
from ilma_data.testing.faults import sound
from ilma_data.testing.faults.edit import drop, put
from ilma_data.testing.faults.fault import Fault, ValueFault, first, live, mutation, spare_links
from ilma_data.testing.support import is_writable


@mutation("ILMA301")
def path_that_leads_nowhere(records: Sequence[Record]) -> Iterator[Fault]:
    """Evidence names a value that the record does not have."""
    for record in records:
        for index, evidence in _evidence(record):
            there = ("evidence", index, "supports", len(evidence.supports))
            for path in (
                "colour",
                "id[signed]",
                "id.slug",
                "names[nobody of this name]",
                "evidence[0].source",
            ):
                yield ValueFault(record, put(there, path), there)


@mutation("ILMA301")
def misspelt_path(records: Sequence[Record]) -> Iterator[Fault]:
    """A path of evidence is misspelt; what it means can be told."""
    for record in records:
        for index, evidence in _evidence(record):
            for number, path in enumerate(evidence.supports[:1]):  # to tell what is meant takes long
                wrong = f"{path[0]}{path[2]}{path[1]}{path[3:]}"
                if _means(record, wrong, path):
                    there = ("evidence", index, "supports", number)
                    yield ValueFault(record, put(there, wrong), there)


@mutation("ILMA301")
def disputed_field_that_is_none(records: Sequence[Record]) -> Iterator[Fault]:
    """A dispute is about a value that the record does not have."""
    for record in records:
        there = ("disputes", len(getattr(record, "disputes", ())))
        for path in ("colour", "id[signed]", "milestones[never]"):
            if "disputes" in type(record).model_fields:
                yield ValueFault(record, put(there, _dispute(records, path, None)), (*there, "field"))


@mutation("ILMA301")
def evidence_for_nothing(records: Sequence[Record]) -> Iterator[Fault]:
    """Evidence names a value that is not known."""
    for record in records:
        unknown = [
            node.path
            for node in nodes(record)
            if node.mark is Mark.FACTUAL and is_unknown(node.value) and is_writable(node.path)
        ]
        for index, evidence in _evidence(record):
            there = ("evidence", index, "supports", len(evidence.supports))
            for path in unknown:
                yield ValueFault(record, put(there, path), there)


@mutation("ILMA302")
def evidence_dropped(records: Sequence[Record]) -> Iterator[Fault]:
    """A path is missing from evidence, and nothing else supports what it names."""
    spare = {(record.id, node.steps) for record, node in spare_links(records)}
    for record in records:
        named = [resolve(record, path) for _, evidence in _evidence(record) for path in evidence.supports]
        values = list(factual_values(record))
        for index, evidence in _evidence(record):
            for number, path in enumerate(evidence.supports):
                node = resolve(record, path)
                rest = [other for other in named if other.steps != node.steps]
                lost = [value.steps for value in values if not supported(value, rest)]
                if len(rest) != len(named) - 1 or not _is_all_of(node, lost, values):
                    continue
                entry: Steps = ("evidence", index)
                if len(evidence.supports) > 1:
                    yield ValueFault(record, drop((*entry, "supports", number)), _place_of(node, lost))
                elif (record.id, (*entry, "source")) in spare:
                    yield ValueFault(record, drop(entry), _place_of(node, lost))


@mutation("ILMA302")
def new_value_without_evidence(records: Sequence[Record]) -> Iterator[Fault]:
    """A value is new, and no evidence names it."""
    source = first(records, Source).id
    new = sound.person("no-such-person", source)
    named = sound.meeting("no-such-meeting", source, participants=(new.id,))
    signatories: list[State | Organization | Person] = [new]
    signatories += [*live(records, State), *live(records, Organization), *live(records, Person)]
    for signatory in signatories:
        if all("names" not in evidence.supports for evidence in signatory.evidence):
            name = {"text": "Ἄλλο ὄνομα", "language": None, "script": "Grek", "kind": "alias"}
            there = ("names", len(signatory.names))
            yield ValueFault(signatory, put(there, name), there, beside=(named, new))
    for record in live(records, Domain):
        if record.label.he is None and all(
            "label" not in evidence.supports for _, evidence in _evidence(record)
        ):
            yield ValueFault(record, put(("label", "he"), "תחום"), ("label", "he"))


@mutation("ILMA303")
def evidence_for_our_own_words(records: Sequence[Record]) -> Iterator[Fault]:
    """Evidence names a value that is the editors'."""
    for record in records:
        for path in (node.path for node in nodes(record) if _is_ours(node)):
            for index, evidence in _evidence(record):
                there = ("evidence", index, "supports", len(evidence.supports))
                yield ValueFault(record, put(there, path), there)
            if "evidence" in type(record).model_fields:
                new: Steps = ("evidence", len(getattr(record, "evidence", ())))
                evidence_of_it = {"source": _any_source(records), "basis": "states", "supports": [path]}
                yield ValueFault(record, put(new, evidence_of_it), (*new, "supports", 0))


@mutation("ILMA304")
def report_of_another_type(records: Sequence[Record]) -> Iterator[Fault]:
    """What a dispute reports could not stand in the field in dispute."""
    for record in records:
        if "disputes" not in type(record).model_fields:
            continue
        there = ("disputes", len(getattr(record, "disputes", ())))
        for node in nodes(record):
            if node.mark is Mark.FACTUAL and is_writable(node.path):
                for wrong in _of_other_types(node):
                    yield ValueFault(
                        record, put(there, _dispute(records, node.path, wrong)), (*there, "reported")
                    )


def _evidence(record: Record) -> Iterator[tuple[int, Evidence]]:
    listed: tuple[Evidence, ...] = getattr(record, "evidence", ())
    return enumerate(listed)


def _any_source(records: Sequence[Record]) -> str:
    return str(first(records, Source).id)


def _dispute(records: Sequence[Record], path: str, reported: object) -> dict[str, Any]:
    where = {"field": path, "source": _any_source(records), "reported": reported}
    return {**where, "outcome": "open", "reason": "The two can't be told apart."}


def _means(record: Record, wrong: str, path: str) -> bool:
    """Whether a path leads nowhere, and can be told to mean this one."""
    try:
        resolve(record, wrong)
    except PathError as error:
        return (
            error.nearest is not None and resolve(record, error.nearest).steps == resolve(record, path).steps
        )
    return False


def _is_all_of(node: Node, lost: Sequence[Steps], values: Sequence[Node]) -> bool:
    """Whether the values that lost their evidence are all that the node holds, and no others."""
    return bool(lost) and set(lost) == {
        value.steps for value in values if value.steps[: len(node.steps)] == node.steps
    }


def _place_of(node: Node, lost: Sequence[Steps]) -> Steps:
    """Where it is seen that a node has no evidence: at what it holds where that is one thing, else where it stands."""
    if len(lost) == 1:
        return lost[0]
    return (*node.steps, 0) if isinstance(node.value, tuple) and len(node.value) == 1 else node.steps


def _is_ours(node: Node) -> bool:
    """Whether the editors answer for all of it."""
    holds_factual = isinstance(node.value, Part) and any(
        below.mark is Mark.FACTUAL for below in nodes(node.value)
    )
    is_ours = node.mark is Mark.EDITORIAL and not holds_factual and not is_unknown(node.value)
    return is_ours and node.steps[0] not in ("evidence", "disputes", "claims") and is_writable(node.path)


def _of_other_types(node: Node) -> list[object]:
    """What a dispute about a value can't report."""
    annotation: Any = node.field.annotation
    if node.is_item or isinstance(node.value, tuple) or item_type(annotation) is not None:
        return []
    held = next(kind for kind in (*get_args(annotation), annotation) if kind is not type(None))
    if held is int:
        return ["many"]
    if isinstance(held, type) and issubclass(held, EdtfDate):
        return ["yesterday", 2021]
    if isinstance(held, type) and issubclass(held, StrEnum):
        return ["something-else", 7]
    if isinstance(held, type) and issubclass(held, RecordId):
        return ["somebody", 7, "treaty/somebody"]
    return [7]
