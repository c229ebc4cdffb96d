"""Where ids stand in files, found in their bytes."""

import re
from collections import defaultdict
from collections.abc import Mapping, Set
from functools import cached_property

from ilma_data.model.ids import ID_TYPES

_QUOTED_ID = re.compile(f'"((?:{"|".join(ID_TYPES)})/[a-z0-9-]+)"'.encode())

_SEARCHES = 3
"""So often all texts are searched for an id; for more, all ids in them are written down once."""


class Mentions:
    """The ids that stand in the texts of some files, as texts of their own, without escapes."""

    def __init__(self, texts: Mapping[str, bytes]) -> None:
        self._texts = texts
        self._left = _SEARCHES * len(texts)
        self._found: dict[tuple[str, Set[str] | None], frozenset[str]] = {}

    def of(self, record_id: str, among: frozenset[str] | None = None) -> frozenset[str]:
        """The files in which an id stands; with `among`, those of these."""
        asked = (record_id, among)
        if asked not in self._found:
            self._found[asked] = self._search(record_id, among)
        return self._found[asked]

    def _search(self, record_id: str, among: frozenset[str] | None) -> frozenset[str]:
        names = self._texts.keys() if among is None else among & self._texts.keys()
        if self._left < len(names):
            return frozenset(names & self._index.get(record_id, frozenset()))
        self._left -= len(names)
        quoted, texts = f'"{record_id}"'.encode(), self._texts
        return frozenset(name for name in names if quoted in texts[name])

    @property
    def ids(self) -> Set[str]:
        """All ids."""
        return self._index.keys()

    @cached_property
    def _index(self) -> Mapping[str, Set[str]]:
        found: dict[bytes, set[str]] = defaultdict(set)
        for name, text in self._texts.items():
            for one in _QUOTED_ID.findall(text):
                found[one].add(name)
        return {one.decode(): names for one, names in found.items()}
