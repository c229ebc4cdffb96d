"""The first look at the records in some lines: each by itself, and what must be known of it for the others."""

from dataclasses import dataclass, field

from ilma_data.checks.coverage import Coverage, coverage
from ilma_data.checks.finding import Finding
from ilma_data.checks.lines.census import Census, hashed, likely_name
from ilma_data.checks.lines.line import Line
from ilma_data.checks.lines.reading import ALONE, Known, findings_of, read_line, shown
from ilma_data.checks.link import links_of
from ilma_data.checks.record_file import RecordFile
from ilma_data.checks.rules.shared.dangling import allowed_kinds
from ilma_data.checks.sieve.glance import Glance, SignatoryDetail
from ilma_data.checks.sieve.looking import glance
from ilma_data.checks.tree import Tree
from ilma_data.model.base import Record
from ilma_data.model.ids import is_id
from ilma_data.model.records import COLLECTIONS
from ilma_data.model.signatory import Organization, Person, State

_EVERY = dict.fromkeys(COLLECTIONS, Known(is_id))


@dataclass
class FirstLook:
    """What was seen so far: how many records and facts, and the signatories' kinds with those that links ask for.

    What ids there are and which are named stands in the `census`.
    """

    census: Census
    records: int = 0
    facts: int = 0
    supported: int = 0
    kinds: dict[int, str] = field(default_factory=dict)
    wanted: dict[tuple[str, ...], set[int]] = field(default_factory=dict)

    def findings(self, line: Line) -> list[Finding]:
        """What is wrong with the record in a line, as far as it shows without any other; its ids are counted."""
        name = likely_name(line)
        if name is not None and (seen := glance(line.raw, *name)) is not None:
            self._add_glance(name[1], seen)
            return []
        self.census.add_line(line)
        file, found = read_line(line)
        record = file.record
        if record is not None:
            found += findings_of(file, Tree({file.name: file}, _EVERY), ALONE)
            self._add_kinds(file, record)
            if not file.faults:
                self._count(coverage(record))
        return [shown(one) for one in found]

    def of_wrong_kind(self) -> set[int]:
        """The signatories to which some link leads that asks for another kind."""
        return {
            one
            for kinds, targets in self.wanted.items()
            for one in targets
            if self.kinds.get(one, kinds[0]) not in kinds
        }

    def _count(self, facts: Coverage) -> None:
        self.records += 1
        self.facts += facts.values
        self.supported += facts.supported

    def _add_glance(self, record_id: str, seen: Glance) -> None:
        self.census.add_glance(record_id, seen)
        self._count(Coverage(seen.facts, seen.facts))
        if isinstance(seen.detail, SignatoryDetail):
            self.kinds[hashed(record_id.encode())] = seen.detail.kind
        for target, kinds in seen.kinds:
            self.wanted.setdefault(kinds, set()).add(hashed(target.encode()))

    def _add_kinds(self, file: RecordFile, record: Record) -> None:
        if isinstance(record, Person | Organization | State) and not file.faults:
            self.kinds[hashed(record.id.encode())] = record.kind
        for link in links_of(file, record):
            if (kinds := allowed_kinds(link)) is not None:
                self.wanted.setdefault(kinds, set()).add(hashed(link.target.encode()))
