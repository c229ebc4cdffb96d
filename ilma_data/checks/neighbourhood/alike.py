"""Rules that compare records with one another: those that may be one thing, share an office, a code or an address."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from functools import lru_cache

from ilma_data.checks.neighbourhood.need import Names
from ilma_data.checks.neighbourhood.version import Version
from ilma_data.checks.rules.plausibility.probable_duplicate import ALIKE as ALIKE_TITLES
from ilma_data.checks.rules.plausibility.two_holders import single_office
from ilma_data.checks.rules.shared.doubles import ALIKE as ALIKE_NAMES
from ilma_data.checks.rules.shared.doubles import address
from ilma_data.checks.rules.shared.likeness import are_alike, folded
from ilma_data.checks.rules.shared.look_alikes import skeleton
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


class Namesakes(Alike):
    """Signatories of one kind with like names, or with a form of a name in common."""

    def like(self, version: Version, name: str) -> Names:
        """All signatories are compared."""
        signatories = version.in_collection(Person.type)
        value = version.value(name)
        least = ALIKE_NAMES.get(kind := _text(value, "kind"))
        if name not in signatories or least is None:
            return frozenset()
        preferred, forms = _folded(_text(value, "name")), _forms(value)
        return {
            other
            for other in signatories
            if _text(beside := version.value(other), "kind") == kind
            and (
                not forms.isdisjoint(_forms(beside))
                or _may_be_alike(preferred, _folded(_text(beside, "name")), least)
            )
        }


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


class Codes(Alike):
    """States with a code in common."""

    _KEYS = ("iso_3166_1_alpha_3", "cow_code")

    def like(self, version: Version, name: str) -> Names:
        """All signatories in which a code stands are compared."""
        signatories = version.in_collection(Person.type)
        codes = self._codes(version.value(name)) if name in signatories else frozenset()
        if not codes:
            return frozenset()
        return {
            other
            for other in signatories
            if version.holds(other, b"iso_3166") and not codes.isdisjoint(self._codes(version.value(other)))
        }

    def _codes(self, value: Value) -> frozenset[str | int]:
        found = (value.get(key) for key in self._KEYS)
        return frozenset(code for code in found if isinstance(code, str | int))


class Pages(Alike):
    """Sources with one address."""

    def like(self, version: Version, name: str) -> Names:
        """All sources are compared."""
        sources = version.in_collection(Source.type)
        page = _page(version, name) if name in sources else None
        return frozenset() if page is None else {other for other in sources if _page(version, other) == page}


class LookAlikes(Alike):
    """Records, live or retired, whose ids look alike."""

    def like(self, version: Version, name: str) -> Names:
        """All ids are compared, as the names of the files have them."""
        named = version.named(name)
        if named is None:
            return frozenset()
        looks = skeleton(named.record_id)
        return {other for other, one in version.record_names.items() if skeleton(one.record_id) == looks}


def _may_be_alike(one: str, other: str, least: float) -> bool:
    """Whether two texts are alike in either order: the measure is not the same in both."""
    both = len(one) + len(other)
    if both and 2.0 * min(len(one), len(other)) / both < least:
        return False  # no need to compare them: as alike as their lengths is the most that they can be
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


def _page(version: Version, name: str) -> str | None:
    url = version.text_at(name, "url")
    return None if url is None else address(url)
