"""Rules that follow links: to a record, to a retired id, to an id that no record has; and along chains."""

from collections.abc import Iterator, Mapping

from ilma_data.checks.neighbourhood.need import Names, changed_ids
from ilma_data.checks.neighbourhood.version import Version
from ilma_data.checks.rules.links.cycle import CHAINS, leads_on
from ilma_data.model.base import Record
from ilma_data.model.retired import Retired
from ilma_data.model.signatory import Organization, Person, State
from ilma_data.store.document import JsonValue


class Targets:
    """What a link leads to: whether it is there, retired, and of which kind; or what it may mean, where it is not."""

    def reach(self, then: Version, now: Version, changed: Names) -> Names:
        """The files that name an id that has come, gone, or changed its kind or its retirement; or no known one."""
        ids = set[str]().union(*changed_ids(then, now).values())
        for name in changed:
            named, before, after = now.named(name) or then.named(name), then.record(name), now.record(name)
            if named is None:
                continue
            is_other = (
                before != after if named.record_type == Retired.type else _is_of_other_kind(before, after)
            )
            if is_other:
                ids.add(named.record_id)
        return _with_links_to_nowhere(then, now).union(*map(now.mentions, ids))

    def beside(self, version: Version, names: Names) -> Names:
        """The signatories to which links lead, and the retirements."""
        found = set()
        for name in names:
            for link in version.links(name):
                if link.target.type == Person.type:
                    found.add(version.file_of(link.target))
                found.add(version.file_of(link.target, retired=True))
        return {name for name in found if name is not None}


def _is_of_other_kind(before: Record | None, after: Record | None) -> bool:
    """Whether a link to it may have become wrong. To what can't be read, none is."""
    if not isinstance(after, Person | Organization | State):
        return False
    return not isinstance(before, Person | Organization | State) or before.kind != after.kind


def _with_links_to_nowhere(then: Version, now: Version) -> frozenset[str]:
    """The files with an id that no record has, where what it may mean has changed with the ids of its type."""
    ids = changed_ids(then, now)
    found = set(ids[Retired.type])
    for record_type, changed_of_type in ids.items():
        if changed_of_type:
            found |= {*changed_of_type, *then.unknown_ids(record_type), *now.unknown_ids(record_type)}
    return frozenset[str]().union(*map(now.mentions, found))


class Retirements:
    """Retired ids: their successors, and whether they have a record still."""

    def reach(self, then: Version, now: Version, changed: Names) -> Names:
        """What leads to a changed retirement or on from it, and what names an id that has come, gone or can be read."""
        found = _leading_on(then, changed) | _leading_on(now, changed)
        found |= _leading_to(then, changed) | _leading_to(now, changed)
        ids = set[str]().union(*changed_ids(then, now).values())
        for name in changed:
            named = now.named(name) or then.named(name)
            if named is not None and (then.record(name) is None) != (now.record(name) is None):
                ids.add(named.record_id)
        return set(found).union(*(now.mentions(one, Retired.type) for one in ids))

    def beside(self, version: Version, names: Names) -> Names:
        """The retirements to which they lead on, and the records that a retired id still has."""
        found = _leading_on(version, names)
        ids = [named.record_id for name in found if (named := version.named(name)) is not None]
        return {*found, *(name for name in map(version.file_of, ids) if name is not None)}


def _leading_on(version: Version, names: Names) -> Names:
    """The retirements among some files, and all to which these lead on."""
    found: set[str] = set()
    due = set(names & version.in_collection(Retired.type))
    while due:
        name = due.pop()
        found.add(name)
        record = version.file(name).record
        for successor in getattr(record, "successors", None) or ():
            following = version.file_of(successor, retired=True)
            due |= {following} - found if following is not None else set()
    return found


def _leading_to(version: Version, names: Names) -> Names:
    """The retirements among some files, and all that lead to these."""
    found: set[str] = set()
    due = set(names & version.in_collection(Retired.type))
    while due:
        name = due.pop()
        found.add(name)
        if (named := version.named(name)) is not None:
            due |= version.mentions(named.record_id, Retired.type) - found
    return found


class Chains:
    """Chains of links: where one leads back to its beginning, its finding depends on all chains of that type."""

    def reach(self, then: Version, now: Version, changed: Names) -> Names:
        """The records from which a chain leads into a circle, of the types of which a chain has changed."""
        types = {
            named.record_type
            for name in changed
            if (named := now.named(name) or then.named(name)) and _links(then, name) != _links(now, name)
        }
        return {
            name
            for one in types & CHAINS.keys()
            for version in (then, now)
            for name in _circling(version, version.in_collection(one), one)
        }

    def beside(self, version: Version, names: Names) -> Names:
        """All records of a type, where a chain leads from a named file into a circle."""
        return {
            name
            for one in CHAINS
            if _circling(version, _leading_from(version, names & version.in_collection(one), one), one)
            for name in version.in_collection(one)
        }


def _links(version: Version, name: str) -> Names:
    """The ids to which chains lead on from a file that is there."""
    return {str(link.target) for link in version.links(name) if leads_on(link)}


def _leading_from(version: Version, names: Names, record_type: str) -> Names:
    """Some files, and all to which chains lead on from them."""
    found: set[str] = set()
    due = set(names)
    while due:
        found |= due
        due = {other for name in due for other in _steps(version, name, record_type)} - found
    return found


def _circling(version: Version, names: Names, record_type: str) -> Names:
    """Those of some files of a type from which a chain leads on for ever within these."""
    keys = [f'"{field}"'.encode() for field in CHAINS[record_type]]
    steps: Mapping[str, Names] = {
        name: _steps(version, name, record_type)
        for name in names
        if any(version.holds(name, key) for key in keys)
    }
    left = {name for name, following in steps.items() if following}
    while ending := {name for name in left if not steps[name] & left}:
        left -= ending
    return left


def _steps(version: Version, name: str, record_type: str) -> Names:
    """The files to which the chain leads on from a file, by what its JSON says."""
    value = version.value(name)
    texts = {text for field in CHAINS[record_type] for text in _texts(value.get(field))}
    ids = {text for text in texts if text in version.ids[record_type]}
    return {following for one in ids if (following := version.file_of(one)) is not None}


def _texts(value: JsonValue) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for member in value.values() if isinstance(value, dict) else value:
            yield from _texts(member)
