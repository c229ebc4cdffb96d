"""What changed between two data sets, as facts and not as lines: records added, corrected, retired, removed."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ilma_data.dataset.dataset import Dataset
from ilma_data.model.base import Part, Record
from ilma_data.model.evidence import Claim, Dispute, Evidence
from ilma_data.model.keys import keys_of


class ChangeKind(StrEnum):
    """What happened to a record."""

    ADDED = "added"
    CORRECTED = "corrected"
    RETIRED = "retired"
    REMOVED = "removed"
    """It is gone, and nothing says where to: an id that was published never disappears like that."""


@dataclass(frozen=True)
class ValueChange:
    """A value of a record that is another now. `before` is None where it is new, `after` where it is gone.

    `path` is the value's evidence path: of an item that came or went as a whole, the path of the item.
    """

    path: str
    before: object
    after: object


@dataclass(frozen=True)
class Change:
    """What happened to one record. `record` is as it is now, or as it was last where it is removed.

    Of a retired id, it is the record under `retired/`. Only a corrected record has `values`.
    """

    kind: ChangeKind
    record: Record
    values: tuple[ValueChange, ...] = ()


def changes(old: Dataset, new: Dataset) -> tuple[Change, ...]:
    """What changed from one data set to another: collection by collection, in the order of the ids.

    The order of the items of a list is no change, nor is how a file is written.
    """
    return tuple(
        change
        for name in new.all_collections
        for record_id in sorted({*old.all_collections[name].ids, *new.all_collections[name].ids})
        for change in _of_record(name, record_id, old, new)
    )


def _of_record(collection: str, record_id: str, old: Dataset, new: Dataset) -> Iterator[Change]:
    before = old.all_collections[collection].get(record_id)
    after = new.all_collections[collection].get(record_id)
    if after is None:
        if before is not None and record_id not in new.retired:
            yield Change(ChangeKind.REMOVED, before)
    elif before is None:
        kind = ChangeKind.RETIRED if collection == new.retired.name else ChangeKind.ADDED
        yield Change(kind, after)
    elif type(before) is not type(
        after
    ):  # a person that is an organization now, say: nothing can be compared
        yield Change(ChangeKind.CORRECTED, after, (ValueChange("kind", _kind(before), _kind(after)),))
    elif values := tuple(_of_part("", before, after)):
        yield Change(ChangeKind.CORRECTED, after, values)


def _kind(record: Record) -> object:
    return getattr(record, "kind", None)


def _of_part(path: str, before: Part, after: Part) -> Iterator[ValueChange]:
    for name in type(after).model_fields:
        here = f"{path}.{name}" if path else name
        yield from _of_value(here, getattr(before, name), getattr(after, name))


def _of_value(path: str, before: object, after: object) -> Iterator[ValueChange]:
    if before == after:
        return
    if isinstance(before, Part) and type(before) is type(after):
        yield from _of_part(path, before, after)
    elif isinstance(before, tuple) and isinstance(after, tuple):
        old, new = _by_key(before, without=after), _by_key(after, without=before)
        for key in {**old, **new}:
            yield from _of_value(f"{path}[{key}]", old.get(key), new.get(key))
    else:
        yield ValueChange(path, before, after)


def _by_key(items: Sequence[object], *, without: Sequence[object]) -> Mapping[str, object]:
    """The items of a list that another one lacks, by their keys; of two with the same the second has its number."""
    seen: Counter[str] = Counter()
    found: dict[str, object] = {}
    for key, item in zip(map(_key, items, keys_of(items)), items, strict=True):
        if item in without:
            continue
        seen[key] += 1
        found[key if seen[key] == 1 else f"{key} {seen[key]}"] = item
    return found


def _key(item: object, key: str) -> str:
    """The key of an item; no path leads to evidence, disputes and claims, which go by their source instead."""
    match item:
        case Dispute():
            return f"{item.field} by {item.source}"
        case Evidence() | Claim():
            return str(item.source)
        case _:
            return key
