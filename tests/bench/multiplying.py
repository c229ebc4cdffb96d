"""Any number of records: sets from the public strategies, copied under new ids, names and addresses, and linked across.

A link leads to another copy of what it led to: the dates are the same there, so that what held in the set holds among
the copies. Each copy is still named by as many. Other links meet: groups of copies share a target, and some states
and domains are named by records of every set, as Israel and Morocco are.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import NamedTuple
from zlib import crc32

from ilma_data.model.base import Record
from ilma_data.model.ids import RecordId
from ilma_data.model.paths import nodes
from ilma_data.model.records import file_name
from ilma_data.model.retired import Retired
from ilma_data.model.signatory import State
from ilma_data.store.canonical import to_bytes
from ilma_data.testing import RecordSet
from tests.bench.seeds import FORM, ID, NAME, PAGE, TITLE, prepared_sets
from tests.bench.words import words

SETS = 200  # drawn from the strategies; half a minute
FEWEST = 20  # records that can be made
_FEW = 40  # states and of domains that records of all sets name
_GROUP = 8  # copies that share a target

_SLOT = re.compile(f"({ID.pattern}|{TITLE}|{NAME}|{FORM.format('[0-9]+')}|{PAGE})".encode())


class Copy(NamedTuple):
    """A copy of a set: which set, and which of its copies."""

    set_number: int
    number: int

    def renamed(self, record_id: str) -> str:
        """The id that a record of the set has in this copy."""
        return f"{record_id}-{self.set_number}-{self.number}"


class Made(NamedTuple):
    """A record that was made: the name of its file below the records folder, and its bytes."""

    file: str
    raw: bytes


class Template:
    """A record of a set, cut where its copies differ."""

    def __init__(self, record: Record, raw: bytes) -> None:
        self.record_type = record.type
        self.id = str(record.id)
        self.parts = _SLOT.split(raw)

    def filled(self, copy: Copy, targets: Mapping[str, str]) -> Made:
        """The record of a copy; `targets` are the ids that it has instead of those of the set."""
        own = copy.renamed(self.id)
        parts = list(self.parts)
        for place in range(1, len(parts), 2):
            slot = parts[place].decode()
            if slot.startswith(("Zq", "zq")):
                parts[place] = _filled_in(slot, own, copy).encode()
            elif slot in targets:
                parts[place] = targets[slot].encode()
        return Made(file_name(self.record_type, own), b"".join(parts))


def _filled_in(slot: str, own: str, copy: Copy) -> str:
    if slot == PAGE:
        return f"page-{copy.set_number}-{copy.number}"
    return words(f"{own} {slot}", 4 if slot == TITLE else 2)


@dataclass(frozen=True)
class _Link:
    """Where a record of a set leads, and how freely its copies may lead elsewhere."""

    target: str
    shift: int | None  # None: to its own copy alone
    is_first: bool  # the only one that surely names the target
    to_many: str | None  # "state" or "domain" where records of all sets may share the target


class Records:
    """So many records without a finding, the same for the same seed.

    `apart` copies have no links to the others and none from them, for who breaks one: a hundredth of the records.
    """

    def __init__(self, number: int, *, seed: int = 1, sets: int = SETS) -> None:
        if number < FEWEST:
            raise ValueError(f"{number} records: {FEWEST} at least")
        self.number = number
        self.seed = seed
        self.sets = prepared_sets(sets, seed)
        self._copies, self._left = _copies(number, self.sets)
        self.apart = self._chosen_apart()
        self._reserved = [0] * len(self.sets)
        for one in self.apart:
            self._reserved[one.set_number] += 1
        self._links = [
            [_links(record, records) for record in records[: len(records) if self._copies[set_number] else 0]]
            for set_number, records in enumerate(self.sets)
        ]
        self._shared = self._chosen_shared()

    def files(self, instead: Mapping[Copy, Mapping[str, bytes]] | None = None) -> Iterator[Made]:
        """Every record as its file; for some copies the bytes of other files `instead`, by the ids of the set."""
        return self._all(bytes, instead or {})

    def lines(self) -> Iterator[bytes]:
        """Every record as a line of JSON Lines, with its line feed; retired ids too."""
        return (made.raw for made in self._all(_one_line, {}))

    def _all(
        self, form: Callable[[bytes], bytes], instead: Mapping[Copy, Mapping[str, bytes]]
    ) -> Iterator[Made]:
        templates = [
            [Template(record, form(to_bytes(record))) for record in records] for records in self.sets
        ]
        for number in range(max(self._copies)):
            for set_number, copies in enumerate(self._copies):
                if number >= copies:
                    continue
                copy = Copy(set_number, number)
                others = instead.get(copy, {})
                for record, template, links in zip(
                    self.sets[set_number], templates[set_number], self._links[set_number], strict=True
                ):
                    chosen = Template(record, others[template.id]) if template.id in others else template
                    yield chosen.filled(copy, self._targets(copy, links))
        first = next(number for number, copies in enumerate(self._copies) if copies)
        living = [record for record in self.sets[first] if not isinstance(record, Retired)]
        for number in range(self._left):
            again, at = divmod(number, len(living))
            gone = _retired(Copy(first, 0).renamed(living[at].id), again)
            yield gone._replace(raw=form(gone.raw))

    def _targets(self, copy: Copy, links: Sequence[_Link]) -> dict[str, str]:
        """The id that each id in a record of this copy becomes. What a dispute reports is no link and stays near."""
        reserved = self._reserved[copy.set_number]
        free = self._copies[copy.set_number] - reserved
        targets = {str(one.id): copy.renamed(one.id) for one in self.sets[copy.set_number]}
        shared: list[_Link] = []
        for link in links:
            at = copy.number
            if link.shift is not None and at >= reserved:
                if link.is_first:
                    at = reserved + (at - reserved + link.shift) % free
                elif link.to_many is not None and (at + link.shift) % 4:
                    shared.append(link)
                else:
                    at = reserved + (at - reserved) // _GROUP * _GROUP
            targets[link.target] = Copy(copy.set_number, at).renamed(link.target)
        for link in shared:
            few = self._shared[link.to_many or ""]
            if few and (one := few[(copy.number + (link.shift or 0)) % len(few)]) not in targets.values():
                targets[link.target] = one
        return targets

    def _chosen_apart(self) -> tuple[Copy, ...]:
        """A copy for each hundredth record, of as many sets as there are."""
        copies = [
            Copy(set_number, number)
            for number in range(max(self._copies))
            for set_number in Random(f"{self.seed} {number}").sample(range(len(self.sets)), len(self.sets))
            if number < self._copies[set_number]
        ]
        return tuple(copies[: self.number // 100])

    def _chosen_shared(self) -> dict[str, list[str]]:
        """The states and the domains that records of all sets may name."""
        shared: dict[str, list[str]] = {"state": [], "domain": []}
        for set_number, records in enumerate(self.sets):
            if self._copies[set_number] > self._reserved[set_number]:
                copy = Copy(set_number, self._reserved[set_number])
                for record in records:
                    if (kind := _kind(record)) in shared and len(shared[kind]) < _FEW:
                        shared[kind].append(copy.renamed(record.id))
        return shared


def _copies(number: int, sets: Sequence[RecordSet]) -> tuple[list[int], int]:
    """How many copies of each set make this number of records, and how many retired ids are left to make."""
    whole, left = divmod(number, sum(map(len, sets)))
    copies = [whole] * len(sets)
    for set_number, records in enumerate(sets):
        if len(records) <= left:
            copies[set_number] += 1
            left -= len(records)
    return copies, left


def _links(record: Record, records: RecordSet) -> list[_Link]:
    """The links of a record of a set, each target once; the ids in its evidence are among them."""
    by_id = {str(one.id): one for one in records if not isinstance(one, Retired)}
    beside = {str(one) for one in getattr(record, "different_from", ())}
    links = []
    for target in dict.fromkeys(_targets_of(record)):
        if target == record.id or target not in by_id:
            continue
        first = next(one for one in records if target in _targets_of(one) and target != one.id)
        is_near = isinstance(record, Retired) or target in beside
        links.append(
            _Link(
                target,
                None if is_near else crc32(f"{record.id} {target}".encode()),
                first is record,
                _kind(by_id[target]) if record.type != "domain" else None,
            )
        )
    return links


def _targets_of(record: Record) -> Iterable[str]:
    return [str(node.value) for node in nodes(record) if isinstance(node.value, RecordId)]


def _kind(record: Record) -> str | None:
    if isinstance(record, State):
        return "state"
    return "domain" if record.type == "domain" else None


def _one_line(raw: bytes) -> bytes:
    """As `ilma export jsonl` writes it."""
    return json.dumps(json.loads(raw), ensure_ascii=False).encode() + b"\n"


def _retired(successor: str, number: int) -> Made:
    gone = f"{successor}-gone-{number}"
    value = {"id": gone, "reason": "merged", "successors": [successor], "retired_in": "0.1.0"}
    raw = (json.dumps(value, indent=2) + "\n").encode()
    return Made(file_name("retired", gone), raw)
