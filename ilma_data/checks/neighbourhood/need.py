"""What a need is, and the two simplest ones: of a rule that looks at one record alone, and of one that looks at all."""

from collections.abc import Set
from typing import Protocol

from ilma_data.checks.neighbourhood.version import Version

Names = Set[str]
"""Names of files below the records folder."""


class Need(Protocol):
    """What rules look at besides the file in which a finding stands."""

    def reach(self, then: Version, now: Version, changed: Names) -> Names:
        """The files in which a finding may have come, gone or altered since then, because of the changed ones.

        Those that have changed themselves, or are no longer there, may be among them.
        """

    def beside(self, version: Version, names: Names) -> Names:
        """The files that it takes for the findings in the named ones to be those of the full run."""


class OwnRecord:
    """A rule that looks at one record after the other."""

    def reach(self, then: Version, now: Version, changed: Names) -> Names:  # noqa: ARG002 - see Need
        """No other."""
        return frozenset()

    def beside(self, version: Version, names: Names) -> Names:  # noqa: ARG002 - see Need
        """No other."""
        return frozenset()


class Everything:
    """A rule of which nobody has said what it looks at."""

    def reach(self, then: Version, now: Version, changed: Names) -> Names:  # noqa: ARG002 - see Need
        """All of them."""
        return now.names

    def beside(self, version: Version, names: Names) -> Names:
        """All of them, unless nothing is asked."""
        return version.names if names else frozenset()


def changed_ids(then: Version, now: Version) -> dict[str, Names]:
    """The ids of each type that have come or gone."""
    if then.ids is now.ids:
        return {record_type: frozenset() for record_type in now.ids}
    return {record_type: then.ids[record_type] ^ now.ids[record_type] for record_type in now.ids}
