"""The rule that looks for records that no other one names: all others may."""

from ilma_data.checks.neighbourhood.need import Names, changed_ids
from ilma_data.checks.neighbourhood.version import Version
from ilma_data.dataset.errors import nearest_ids
from ilma_data.model.domain import Domain
from ilma_data.model.records import COLLECTIONS
from ilma_data.model.signatory import Person
from ilma_data.model.source import Source

_TYPES = (Person.type, Domain.type, Source.type)
"""The types of records that are there because others name them."""


class Named:
    """That some other record names a record.

    One that does is enough; where none is found, all are looked at, for what a finding elsewhere may mean is excused.
    """

    def reach(self, then: Version, now: Version, changed: Names) -> Names:
        """What the changed files named, what a link to nowhere may have meant, and all where a finding has gone.

        That is for whoever knows the findings: see `everything`.
        """
        ids = {str(link.target) for name in changed for link in then.links(name)}
        ids -= {str(link.target) for name in changed for link in now.links(name)}
        for record_type, changed_of_type in changed_ids(then, now).items():
            if record_type in _TYPES and changed_of_type:
                for unknown in then.unknown_ids(record_type):
                    ids.update(nearest_ids(unknown, then.ids[record_type]) or now.ids[record_type])
        files = {now.file_of(one) for one in ids if one.partition("/")[0] in _TYPES}
        return {name for name in files if name is not None}

    def everything(self, version: Version) -> Names:
        """All records that others should name."""
        return frozenset[str]().union(*map(version.in_collection, _TYPES))

    def beside(self, version: Version, names: Names) -> Names:
        """For each record one that names it; or everything. Where one of them is faulty, the rule finds nothing."""
        if any(
            version.named(name) is not None and version.record(name) is None for name in names & version.names
        ):
            return frozenset()
        found = set()
        for name in names & self.everything(version):
            witness = _witness(version, name)
            if witness is None:
                return version.names
            found.add(witness)
        return found


def _witness(version: Version, name: str) -> str | None:
    """A file that names the record of another."""
    named = version.named(name)
    if named is None:
        return None
    for record_type in COLLECTIONS:  # mostly the first has one
        mentions = version.mentions(named.record_id, record_type) - {name}
        # Those that are typed already come first, and the others in an order that is always the same.
        for other in sorted(mentions, key=lambda one: (one not in version.typed, one)):
            if any(link.target == named.record_id != link.record_id for link in version.links(other)):
                return other
    return None
