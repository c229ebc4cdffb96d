"""Rules that compare records with one another: those that may be one thing, share an office, a code or an address."""

from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
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
        """Of its own type; among those of the same sides the titles decide."""
        named = version.named(name)
        if named is None or named.record_type not in (Agreement.type, Meeting.type):
            return frozenset()
        value = version.value(name)
        sides, title = _sides(value), _folded(_text(value, "title"))
        candidates = version.in_collection(named.record_type)
        if sides:
            candidates &= min(map(version.mentions, sides), key=len)
        return {
            other
            for other in candidates
            if _sides(version.value(other)) == sides
            and _may_be_alike(title, _folded(_text(version.value(other), "title")), ALIKE_TITLES)
        }


class _Named(NamedTuple):
    """A signatory as its names are compared: the preferred one folded, with its letters, and all forms."""

    file: str
    preferred: str
    letters: int
    forms: frozenset[str]

    @classmethod
    def of(cls, file: str, value: Value) -> "_Named":
        """The signatory of a file, by its JSON."""
        preferred = _folded(_text(value, "name"))
        return cls(file, preferred, letters(preferred), _forms(value))

    def may_be_like(self, other: "_Named", least: float) -> bool:
        """Whether the preferred names may be alike."""
        apart = letters_apart(len(self.preferred) + len(other.preferred), least)
        if (self.letters ^ other.letters).bit_count() > apart:
            return False
        return _may_be_alike(self.preferred, other.preferred, least)


class Sharing(Alike):
    """A rule that compares records that share something: it is looked up, in all records of a version at once."""

    def __init__(self) -> None:
        self._sharing: WeakKeyDictionary[Version, Mapping[Hashable, Names]] = WeakKeyDictionary()

    def like(self, version: Version, name: str) -> Names:
        """Those that share something with it."""
        shared = self.shared(version, name)
        return frozenset[str]().union(*(self._by_shared(version).get(one, ()) for one in shared))

    @abstractmethod
    def shared(self, version: Version, name: str) -> frozenset[Hashable]:
        """What a record may share with others; nothing for one of a type that shares none."""

    @abstractmethod
    def sharing(self, version: Version) -> Iterable[str]:
        """The files that may share something."""

    def _by_shared(self, version: Version) -> Mapping[Hashable, Names]:
        if version not in self._sharing:
            found: dict[Hashable, set[str]] = defaultdict(set)
            for name in self.sharing(version):
                for one in self.shared(version, name):
                    found[one].add(name)
            self._sharing[version] = found
        return self._sharing[version]


class Namesakes(Alike):
    """Signatories of one kind with like names, or with a form of a name in common."""

    def __init__(self) -> None:
        self._known: WeakKeyDictionary[Version, Mapping[str, Sequence[_Named]]] = WeakKeyDictionary()

    def like(self, version: Version, name: str) -> Names:
        """All signatories of its kind are compared, most of them by the letters of their names."""
        value = version.value(name)
        least = ALIKE_NAMES.get(kind := _text(value, "kind"))
        if name not in version.in_collection(Person.type) or least is None:
            return frozenset()
        own = _Named.of(name, value)
        return {
            other.file
            for other in self._by_kind(version)[kind]
            if not own.forms.isdisjoint(other.forms) or own.may_be_like(other, least)
        }

    def _by_kind(self, version: Version) -> Mapping[str, Sequence[_Named]]:
        if version not in self._known:
            found: dict[str, list[_Named]] = defaultdict(list)
            for name in version.in_collection(Person.type):
                value = version.value(name)
                found[_text(value, "kind")].append(_Named.of(name, value))
            self._known[version] = found
        return self._known[version]


class Holders(Alike):
    """Persons with an office of one title in one organization, of those that one person holds at a time."""

    def like(self, version: Version, name: str) -> Names:
        """Those who name the organization are compared."""
        signatories = version.in_collection(Person.type)
        offices = _single_offices(version.value(name)) if name in signatories else frozenset()
        return {
            other
            for organization in {organization for organization, _ in offices}
            for other in version.mentions(organization) & signatories
            if not offices.isdisjoint(_single_offices(version.value(other)))
        }


class Codes(Sharing):
    """States with a code in common."""

    _KEYS = ("iso_3166_1_alpha_3", "cow_code")

    def shared(self, version: Version, name: str) -> frozenset[Hashable]:
        """The codes."""
        if name not in version.in_collection(Person.type):
            return frozenset()
        found = (version.value(name).get(key) for key in self._KEYS)
        return frozenset(code for code in found if isinstance(code, str | int))

    def sharing(self, version: Version) -> Iterable[str]:
        """The signatories in which a code stands."""
        return (name for name in version.in_collection(Person.type) if version.holds(name, b"iso_3166"))


class Pages(Sharing):
    """Sources with one address."""

    def shared(self, version: Version, name: str) -> frozenset[Hashable]:
        """The address."""
        url = version.text_at(name, "url") if name in version.in_collection(Source.type) else None
        return frozenset() if url is None else frozenset([address(url)])

    def sharing(self, version: Version) -> Iterable[str]:
        """All sources."""
        return version.in_collection(Source.type)


class LookAlikes(Sharing):
    """Records, live or retired, whose ids look alike."""

    def shared(self, version: Version, name: str) -> frozenset[Hashable]:
        """What the id in the name of the file looks like."""
        named = version.named(name)
        return frozenset() if named is None else frozenset([skeleton(named.record_id)])

    def sharing(self, version: Version) -> Iterable[str]:
        """All records."""
        return version.record_names


def _may_be_alike(one: str, other: str, least: float) -> bool:
    """Whether two texts are alike in either order: the measure is not the same in both."""
    return are_alike(one, other, least) or are_alike(other, one, least)


_folded = lru_cache(maxsize=100_000)(folded)


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


def _forms(value: Value) -> frozenset[str]:
    texts = (_text(value, "name"), *(_text(form, "text") for form in _items(value, "names")))
    return frozenset(map(_folded, texts))


def _single_offices(value: Value) -> frozenset[tuple[str, str]]:
    """What the offices that have one holder at a time have in common."""
    offices = (
        single_office(_text(office, "organization"), _text(office, "title"))
        for office in _items(value, "offices")
    )
    return frozenset(one for one in offices if one is not None)
