"""Records that link to one another, for the rules about links: what leads nowhere, back to itself, or not at all."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from ilma_data.checks.rules.plausibility.unused_record import NAMED_BY_OTHERS
from ilma_data.checks.rules.shared.circles import circling, leading_into_circles
from ilma_data.checks.sieve.glance import Glance, RetiredDetail, SignatoryDetail
from ilma_data.checks.sieve.suspects import Suspicions
from ilma_data.model.records import RecordName, file_name
from ilma_data.model.retired import Retired


class Linking:
    """The links of records, as far as they can't be judged at once, for ILMA201, 202, 203, 208, 209 and 406.

    The ids that disputes report, for ILMA304, are looked up with them.
    """

    def __init__(self, record_names: Mapping[str, RecordName], found: Suspicions) -> None:
        self._found = found
        named = record_names.values()
        self._live = {one.record_id for one in named if one.record_type != Retired.type}
        self._retired = {one.record_id for one in named if one.record_type == Retired.type}
        self._unnamed = {one.record_id for one in named if one.record_type in NAMED_BY_OTHERS}
        self._has_partial = False
        self._kinds: dict[str, str] = {}
        self._undecided: dict[tuple[str, Sequence[str]], list[str]] = defaultdict(list)
        self._chains: dict[str, tuple[str, ...]] = {}
        self._successors: dict[str, tuple[str, ...]] = {}

    def add(self, name: str, record_id: str, glance: Glance) -> None:
        """The links of a record."""
        links = glance.links
        if not self._live.issuperset(links):
            self._doubt(name, [one for one in links if one not in self._live])
        if not self._live.issuperset(glance.reported):
            self._found.add("ILMA304", name)
        if record_id in links:
            links = tuple(one for one in links if one != record_id)
        self._unnamed.difference_update(links)
        if glance.chain:
            self._chains[record_id] = glance.chain
        detail = glance.detail
        if isinstance(detail, SignatoryDetail):
            self._kinds[record_id] = detail.kind
        elif isinstance(detail, RetiredDetail):
            self._retire(name, record_id, detail.successors)
        for wanted in glance.kinds:
            kind = self._kinds.get(wanted[0])
            if kind is None or kind not in wanted[1]:
                self._undecided[wanted].append(name)

    def add_partial(self, name: str, record_id: str, links: Glance) -> None:
        """The links of a record of which only a part has the right shape, or none."""
        self.add(name, record_id, links)
        self._has_partial = True

    def judge(self) -> None:
        """Say what may be found, now that all records are known."""
        for (target, allowed), names in self._undecided.items():
            kind = self._kinds.get(target)
            if kind is not None and kind not in allowed:
                self._found.add("ILMA202", *names)
                self._found.read_beside(_files([target]))
        self._found.add("ILMA203", *_files(circling(self._chains)))
        self._found.read_beside(_files(self._around_circles()))
        self._found.add(
            "ILMA209", *(file_name(Retired.type, one) for one in leading_into_circles(self._successors))
        )
        if not self._has_partial:
            self._found.add("ILMA406", *_files(self._unnamed))

    def _doubt(self, name: str, links: Iterable[str]) -> None:
        """Links to what has no record."""
        for target in links:
            if target in self._retired:
                self._found.add("ILMA208", name)
                self._found.read_beside([file_name(Retired.type, target)])
            else:
                self._found.add("ILMA201", name)

    def _retire(self, name: str, record_id: str, successors: tuple[str, ...]) -> None:
        if record_id in self._live:
            self._found.add("ILMA209", name)
            self._found.read_beside(_files([record_id]))
        record_type = record_id.partition("/")[0]
        for successor in successors:
            is_live = successor in self._live and successor.partition("/")[0] == record_type
            if successor == record_id or not (is_live or successor in self._retired):
                self._found.add("ILMA209", name)
        if not self._retired.isdisjoint(successors):
            self._successors[record_id] = successors

    def _around_circles(self) -> Iterable[str]:
        """What the search for circles depends on: what they lead to, and what names that first in the order of ids."""
        narrower: dict[str, list[str]] = defaultdict(list)
        for beginning, ends in self._chains.items():
            for end in ends:
                narrower[end].append(beginning)
        concerned = leading_into_circles(narrower)
        for one in concerned:
            yield one
            yield from sorted(set(narrower[one]) - concerned)[:1]


def _files(record_ids: Iterable[str]) -> Iterable[str]:
    """The names of the files of live records."""
    return (file_name(one.partition("/")[0], one) for one in record_ids)
