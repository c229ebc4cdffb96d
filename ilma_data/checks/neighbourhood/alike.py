"""Rules that compare records with one another: those that may be one thing, share an office, a code or an address."""

from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple
from weakref import WeakKeyDictionary

from ilma_data.checks.neighbourhood.need import Names
from ilma_data.checks.neighbourhood.version import Version
from ilma_data.checks.rules.plausibility.probable_duplicate import ALIKE as ALIKE_TITLES
from ilma_data.checks.rules.plausibility.two_holders import single_office
from ilma_data.checks.rules.shared.doubles import ALIKE as ALIKE_NAMES
from ilma_data.checks.rules.shared.doubles import address
from ilma_data.checks.rules.shared.likeness import are_alike, folded
from ilma_data.checks.rules.shared.look_alikes import skeleton
from ilma_data.checks.rules.shared.near_texts import letters, letters_apart
from ilma_data.model.agreement import Agreement
from ilma_data.model.meeting import Meeting
from ilma_data.model.signatory import Person
from ilma_data.model.source import Source
from ilma_data.store.document import JsonValue

Value = Mapping[str, JsonValue]
"""A record as JSON, checked for nothing."""


class Alike(ABC):
    """A rule that compares a record with its like."""

    def reach(self, then: Version, now: Version, changed: Names) -> Names:
        """Those that are like a changed record, or were."""
        return self.beside(then, changed) | self.beside(now, changed)

    def beside(self, version: Version, names: Names) -> Names:
        """Those that are like a named record."""
        return {other for name in names & version.names for other in self._like(version, name)}

    def _like(self, version: Version, name: str) -> Names:
        """What `like` gives, found once for each version."""
        found = version.alike.get((self, name))
        if found is None:
            found = version.alike[self, name] = self.like(version, name)
        return found

    @abstractmethod
    def like(self, version: Version, name: str) -> Names:
        """The files of the records that are like this one, by what their JSON says; others may be among them."""


class Doubles(Alike):
    """Agreements, or meetings, of the same sides and with like titles."""

    def like(self, version: Version, name: str) -> Names:
        """Of its own type: those that name a side of it, if it has any; the title decides among them."""
        named = version.named(name)
        if named is None or named.record_type not in (Agreement.type, Meeting.type):
            return frozenset()
        sides, title = _sides(version.value(name)), _title(version, name)
        candidates = version.in_collection(named.record_type)
        for side in sides:
            candidates &= version.mentions(side, named.record_type)
        return {
            other
            for other in candidates
            if _may_be_alike(title, _title(version, other), ALIKE_TITLES)
            and _sides(version.value(other)) == sides
        }


class _Signatory(NamedTuple):
    """The preferred name of a signatory, and all forms of it, folded."""

    name: str
    forms: frozenset[str]


class Namesakes(Alike):
    """Signatories of one kind with like names, or with a form of a name in common."""

    def __init__(self) -> None:
        self._known: WeakKeyDictionary[Version, Mapping[str, _Signatory]] = WeakKeyDictionary()

    def like(self, version: Version, name: str) -> Names:
        """Those of another kind may be among them."""
        least = ALIKE_NAMES.get(_text(version.value(name), "kind"))
        if name not in version.in_collection(Person.type) or least is None:
            return frozenset()
        own = self._look(version, name)
        return {
            other
            for other, look in self._looks(version)
            if not own.forms.isdisjoint(look.forms) or _may_be_alike(own.name, look.name, least)
        }

    def _looks(self, version: Version) -> Iterator[tuple[str, _Signatory]]:
        """All signatories of a version. They are looked at but once, also for versions before it."""
        if version not in self._known:
            names = version.in_collection(Person.type) & version.apart
            self._known[version] = {name: self._look(version, name) for name in names}
        yield from self._known[version].items()
        if version.later is not None:
            yield from ((name, look) for name, look in self._looks(version.later) if version.shares(name))

    def _look(self, version: Version, name: str) -> _Signatory:
        preferred = _folded(version.text_at(name, "name") or "")
        forms = version.texts_at(name, "text")
        if forms is None:
            forms = [_text(form, "text") for form in _items(version.value(name), "names")]
        return _Signatory(preferred, frozenset([preferred, *(_folded(form or "") for form in forms)]))


class Sharing(Alike):
    """A rule that compares records that share something: it is looked up, in all records of a version at once."""

    def __init__(self) -> None:
        self._sharing: WeakKeyDictionary[Version, Mapping[Hashable, Names]] = WeakKeyDictionary()

    def like(self, version: Version, name: str) -> Names:
        """Those that share something with it."""
        return {other for one in self.shared(version, name) for other in self._with(version, one)}

    @abstractmethod
    def shared(self, version: Version, name: str) -> Iterable[Hashable]:
        """What a record may share with others; nothing for one of a type that shares none."""

    def _with(self, version: Version, one: Hashable) -> Iterator[str]:
        """The files of a version that share something."""
        if version not in self._sharing:
            found: dict[Hashable, set[str]] = defaultdict(set)
            for name in version.apart:
                for shared in self.shared(version, name):
                    found[shared].add(name)
            self._sharing[version] = found
        yield from self._sharing[version].get(one, ())
        if version.later is not None:
            yield from (name for name in self._with(version.later, one) if version.shares(name))


class Holders(Alike):
    """Persons with an office of one title in one organization, of those that one person holds at a time."""

    def like(self, version: Version, name: str) -> Names:
        """Those who name the organization are compared."""
        signatories = version.in_collection(Person.type)
        offices = _single_offices(version.value(name)) if name in signatories else frozenset()
        return {
            other
            for organization in {organization for organization, _ in offices}
            for other in version.mentions(organization, Person.type)
            if not offices.isdisjoint(_single_offices(version.value(other)))
        }


class Codes(Sharing):
    """States with a code in common."""

    _KEYS = ("iso_3166_1_alpha_3", "cow_code")

    def shared(self, version: Version, name: str) -> Iterable[Hashable]:
        """The codes, of a file in which one may stand."""
        if name not in version.in_collection(Person.type) or not version.holds(name, b"iso_3166"):
            return ()
        found = (version.value(name).get(key) for key in self._KEYS)
        return [code for code in found if isinstance(code, str | int)]


class Pages(Sharing):
    """Sources with one address."""

    def shared(self, version: Version, name: str) -> Iterable[Hashable]:
        """The address."""
        url = version.text_at(name, "url") if name in version.in_collection(Source.type) else None
        return () if url is None else (address(url),)


class LookAlikes(Sharing):
    """Records, live or retired, whose ids look alike."""

    def shared(self, version: Version, name: str) -> Iterable[Hashable]:
        """What the id in the name of the file looks like."""
        named = version.named(name)
        return () if named is None else (skeleton(named.record_id),)


def _title(version: Version, name: str) -> str:
    return _folded(version.text_at(name, "title") or "")


def _may_be_alike(one: str, other: str, least: float) -> bool:
    """Whether two folded texts may be alike, in either order: the measure is not the same in both."""
    apart = letters_apart(len(one) + len(other), least)
    if abs(len(one) - len(other)) > apart or (_letters(one) ^ _letters(other)).bit_count() > apart:
        return False
    return are_alike(one, other, least) or are_alike(other, one, least)


_folded = lru_cache(maxsize=100_000)(folded)

_letters = lru_cache(maxsize=100_000)(letters)


def _text(value: Value, key: str) -> str:
    text = value.get(key)
    return text if isinstance(text, str) else ""


def _items(value: Value, key: str) -> Iterator[Value]:
    """The objects in a list of objects."""
    items = value.get(key)
    return (item for item in (items if isinstance(items, list) else ()) if isinstance(item, dict))


def _sides(value: Value) -> frozenset[str]:
    """The parties, or the participants."""
    parties = (
        _text(party, "signatory") for party in _items(value, "parties") if party.get("role") == "party"
    )
    return frozenset([*parties, *(_text(one, "signatory") for one in _items(value, "participants"))])


def _single_offices(value: Value) -> frozenset[tuple[str, str]]:
    """What the offices that have one holder at a time have in common."""
    offices = (
        single_office(_text(office, "organization"), _text(office, "title"))
        for office in _items(value, "offices")
    )
    return frozenset(one for one in offices if one is not None)
