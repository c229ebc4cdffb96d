"""The files in which rules may have findings, and those that must be read with them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple


class Suspects(NamedTuple):
    """The names of the files in which each rule may have findings, by its code, and of what must be read beside them.

    What is `beside` holds whatever else the rules look at for the findings in suspects of any rule.
    """

    by_rule: Mapping[str, frozenset[str]]
    beside: frozenset[str]

    @property
    def all(self) -> frozenset[str]:
        """All that must be read."""
        return self.beside.union(*self.by_rule.values())


class Suspicions:
    """Suspects, as they are found."""

    def __init__(self) -> None:
        self._by_rule: dict[str, set[str]] = defaultdict(set)
        self._beside: set[str] = set()

    def add(self, code: str, *names: str) -> None:
        """A rule may find something in these files."""
        self._by_rule[code].update(names)

    def read_beside(self, names: Iterable[str]) -> None:
        """What is found in others may depend on these files."""
        self._beside.update(names)

    def suspects(self, codes: Iterable[str]) -> Suspects:
        """Those of the rules with these codes, a set for each."""
        return Suspects(
            {code: frozenset(self._by_rule.get(code, ())) for code in codes}, frozenset(self._beside)
        )
