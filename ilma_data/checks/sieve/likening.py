"""Records that look like one another, for the rules that look for one thing recorded twice, or for what is shared."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import combinations
from typing import NamedTuple

from ilma_data.checks.rules.plausibility.probable_duplicate import Look, known_apart, pairs_that_may_be_one
from ilma_data.checks.rules.plausibility.sovereign_code import is_of_no_state
from ilma_data.checks.rules.plausibility.two_holders import at_one_time, single_office
from ilma_data.checks.rules.shared.doubles import address, like_names
from ilma_data.checks.rules.shared.likeness import folded
from ilma_data.checks.rules.shared.look_alikes import skeleton
from ilma_data.checks.sieve.days import HeldOffice, dated
from ilma_data.checks.sieve.glance import (
    AgreementDetail,
    Detail,
    MeetingDetail,
    Office,
    SignatoryDetail,
    SourceDetail,
)
from ilma_data.checks.sieve.sharing import shared
from ilma_data.checks.sieve.suspects import Suspicions
from ilma_data.model.records import RecordName

LEAST_TO_SHARE = 10_000
"""Fewer records than that one process has compared before several have begun."""


class _Event(NamedTuple):
    """An agreement or a meeting. `sides` stand for what they are; `apart` is that of a `Look`."""

    name: str
    record_id: str
    sides: int
    date: str
    title: str
    apart: tuple[str, ...]


class _Signatory(NamedTuple):
    """A signatory. `forms` stand for those of its name."""

    record_id: str
    name: str
    preferred: str
    forms: tuple[int, ...]
    apart: tuple[str, ...]


class Likening:
    """What records share, as far as it can't be judged at once, for ILMA401, 402, 405, 407, 408 and 409."""

    def __init__(self, record_names: Mapping[str, RecordName], found: Suspicions) -> None:
        self._record_names = record_names
        self._found = found
        self._events: dict[type, list[_Event]] = defaultdict(list)
        self._signatories: dict[str, list[_Signatory]] = defaultdict(list)
        self._holders: dict[tuple[str, str], list[tuple[str, Office]]] = defaultdict(list)
        self._shared: dict[tuple[str, Hashable], list[str]] = {}
        self._first: dict[Hashable, str] = {}

    def add(self, name: str, record_id: str, detail: Detail) -> None:
        """What a record may share with others."""
        if isinstance(detail, SourceDetail):
            if detail.url is not None:
                self._share("ILMA408", address(detail.url), name)
        elif isinstance(detail, SignatoryDetail):
            self._add_signatory(name, record_id, detail)
        elif isinstance(detail, AgreementDetail):
            self._add_event(name, record_id, detail, detail.first_date, detail.different_from)
        elif isinstance(detail, MeetingDetail):
            apart = known_apart(detail.different_from, detail.part_of)
            self._add_event(name, record_id, detail, detail.period, apart)

    def judge(self, jobs: int = 1) -> None:
        """Say what may be found, now that all records are known; by so many processes where much is to be compared."""
        tasks = [("ILMA401", partial(_events_alike, events)) for events in self._events.values()]
        tasks += [("ILMA402", partial(_namesakes, kind, found)) for kind, found in self._signatories.items()]
        compared = sum(len(task.args[-1]) for _, task in tasks)
        found = shared([task for _, task in tasks], jobs if compared >= LEAST_TO_SHARE else 1)
        pairs = [(code, pair) for (code, _), of_task in zip(tasks, found, strict=True) for pair in of_task]
        pairs += [("ILMA405", pair) for holders in self._holders.values() for pair in _at_one_time(holders)]
        for code, (earlier, later) in pairs:
            self._suspect(code, later, earlier)
        for (code, _), names in self._shared.items():
            first, *others = sorted(names, key=lambda name: self._record_names[name].record_id)
            for other in others:
                self._suspect(code, other, first)
        for first, *others in self._look_alikes():
            for other in others:
                self._suspect("ILMA409", other, first)

    def _look_alikes(self) -> Iterator[list[str]]:
        """The files of ids that look like one another, in their order; the ids are not all the same."""
        first: dict[str, str] = {}
        alike: dict[str, list[str]] = {}
        for name, named in self._record_names.items():
            looks = skeleton(named.record_id)
            if (other := first.setdefault(looks, name)) is not name:
                alike.setdefault(looks, [other]).append(name)
        for names in alike.values():
            if len({self._record_names[name].record_id for name in names}) > 1:
                yield sorted(names)

    def _suspect(self, code: str, name: str, like: str) -> None:
        self._found.add(code, name)
        self._found.read_beside([like])

    def _add_event(
        self,
        name: str,
        record_id: str,
        detail: AgreementDetail | MeetingDetail,
        date: str | None,
        apart: tuple[str, ...],
    ) -> None:
        if date is not None:
            self._events[type(detail)].append(
                _Event(name, record_id, hash(detail.sides), date, detail.title, apart)
            )

    def _add_signatory(self, name: str, record_id: str, detail: SignatoryDetail) -> None:
        preferred = folded(detail.name)
        forms = {preferred, *(folded(one) for one in detail.forms if one != detail.name)}
        self._signatories[detail.kind].append(
            _Signatory(record_id, name, preferred, tuple(map(hash, forms)), detail.different_from)
        )
        for code in detail.codes:
            self._share("ILMA407", code, name)
            if is_of_no_state(code):
                self._found.add("ILMA407", name)
        for office in detail.offices:
            if (key := single_office(office.organization, office.title)) is not None:
                self._holders[key].append((name, office))

    def _share(self, code: str, what: Hashable, name: str) -> None:
        """Something that no two records should have in common; kept by its hash, which takes less room."""
        key = hash((code, what))
        first = self._first.setdefault(key, name)
        if first is not name:
            self._shared.setdefault((code, key), [first]).append(name)


def _events_alike(found: Iterable[_Event]) -> list[tuple[str, str]]:
    """The files of every two that may be one, in their order."""
    events = sorted(found)
    looks = [Look(one.record_id, one.sides, dated(one.date), one.title, one.apart) for one in events]
    return [(events[first].name, events[second].name) for first, second in pairs_that_may_be_one(looks)]


def _namesakes(kind: str, found: Iterable[_Signatory]) -> list[tuple[str, str]]:
    """The files of every two with like names, in the order of the ids."""
    signatories = sorted(found)
    like = like_names(kind, [one.preferred for one in signatories], (one.forms for one in signatories))
    pairs = ((signatories[first], signatories[second]) for first, second in like)
    return [
        (earlier.name, later.name)
        for earlier, later in pairs
        if earlier.record_id not in later.apart and later.record_id not in earlier.apart
    ]


def _at_one_time(holders: Sequence[tuple[str, Office]]) -> Iterator[tuple[str, str]]:
    """The files of two who hold one office at one time, in their order."""
    if len(holders) < 2:
        return
    held = sorted(
        (name, number, HeldOffice.of(office.since, office.until, office.attested))
        for number, (name, office) in enumerate(holders)
    )
    for (earlier, _, one), (later, _, other) in combinations(held, 2):
        if earlier != later and at_one_time(one, other):
            yield earlier, later
