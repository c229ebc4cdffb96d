"""A records folder at one time, of which no more is read and typed than somebody asks for."""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from functools import cached_property

from ilma_data.checks.finding import Finding
from ilma_data.checks.link import Link, links_of
from ilma_data.checks.one_file import file_findings, read_file
from ilma_data.checks.record_file import RecordFile
from ilma_data.checks.rules.shared.dangling import MOST_SOUGHT
from ilma_data.checks.tree import Tree
from ilma_data.model.base import Record
from ilma_data.model.ids import ID_TYPES
from ilma_data.model.records import COLLECTIONS, TYPES, RecordName, file_name, record_name
from ilma_data.model.retired import Retired
from ilma_data.store.document import JsonValue
from ilma_data.store.files import RecordFiles

_QUOTED_ID = re.compile(f'"((?:{"|".join(ID_TYPES)})/[a-z0-9-]+)"'.encode())

_OWN_ID_FIRST = re.compile(rb'\s*\{\s*(?:"\$schema"\s*:\s*"[^"\\]*"\s*,\s*)?"id"\s*:\s*"([^"\\]*)"')

_DISGUISE = re.compile(rb"\\u00[2367]|\\/")
"""What may be a letter, a digit, a hyphen or a slash of an id or a key, written as an escape."""


class Version:
    """All files of a records folder at one time and, with `base`, those of the base that it does not hide.

    An earlier version than `later` differs from that in some files only, and shares with it what was made of the rest.
    """

    def __init__(
        self,
        files: RecordFiles,
        base: RecordFiles | None = None,
        later: "Version | None" = None,
        differing: Iterable[str] = (),
    ) -> None:
        self.own_names = frozenset(files.names())
        self.names = self.own_names.union(base.names() if base else ())
        self._files = files
        self._base = base
        self._later = later
        self._differing = frozenset(differing)
        self._apart = self.names if later is None else self.names & self._differing
        self.alike: dict[
            tuple[object, str], Set[str]
        ] = {}  # for those who compare all records, to do so once
        self._typed: dict[str, tuple[RecordFile, tuple[Finding, ...]]] = {}
        self._values: dict[str, Mapping[str, JsonValue]] = {}

    def file(self, name: str) -> RecordFile:
        """A file with its record, as far as it can be read."""
        return self._read_and_typed(name)[0]

    def file_findings(self, name: str) -> tuple[Finding, ...]:
        """What is wrong with a file by itself."""
        return self._read_and_typed(name)[1]

    @property
    def typed(self) -> frozenset[str]:
        """The names of the files that were typed so far."""
        return frozenset(self._typed)

    def record(self, name: str) -> Record | None:
        """The record of a file that is there and has the right shape."""
        if name not in self.names:
            return None
        file = self.file(name)
        return file.record if file.is_whole else None

    def links(self, name: str) -> Iterator[Link]:
        """The links in a file that is there, also where its record is partial."""
        if name in self.names and (record := self.file(name).record) is not None:
            yield from links_of(self.file(name), record)

    def value(self, name: str) -> Mapping[str, JsonValue]:
        """The JSON object in a file, not checked for anything; an empty one where there is none."""
        if name not in self._apart and self._later is not None:
            return self._later.value(name)
        if name not in self._values:
            try:
                value = json.loads(self._raw(name).decode("utf-8-sig"))
            except (ValueError, RecursionError):
                value = None
            self._values[name] = value if isinstance(value, dict) else {}
        return self._values[name]

    def named(self, name: str) -> RecordName | None:
        """What the name of a file says."""
        return self.record_names.get(name)

    def in_collection(self, record_type: str) -> frozenset[str]:
        """The names of the record files of a type."""
        return self._by_type[record_type]

    def file_of(self, record_id: str, *, retired: bool = False) -> str | None:
        """The name of the file of a record, where there is one."""
        name = file_name(Retired.type if retired else record_id.partition("/")[0], record_id)
        return name if name in self.names else None

    def mentions(self, record_id: str) -> frozenset[str]:
        """The files in which an id stands, as a text of its own; its own file among them."""
        own = frozenset(self._quoted_here.get(record_id, ()))
        return own if self._later is None else own | (self._later.mentions(record_id) - self._differing)

    def holds(self, name: str, word: bytes) -> bool:
        """Whether a word may stand in a file."""
        raw = self._raw(name)
        return word in raw or _is_disguised(raw)

    def text_at(self, name: str, key: str) -> str | None:
        """The text at the top of the object in a file, not checked for anything; None where there is none."""
        raw = self._raw(name)
        quoted = f'"{key}"'.encode()
        found = re.search(re.escape(quoted) + rb'\s*:\s*(?:null|"([^"\\]*)")', raw)
        if found is not None and raw.count(quoted) == 1 and not _is_disguised(raw):
            return None if found[1] is None else found[1].decode("utf-8", "replace")
        text = self.value(name).get(key)
        return text if isinstance(text, str) else None

    def unknown_ids(self, record_type: str) -> frozenset[str]:
        """The ids of a type that stand somewhere, as a text of their own, and have no file."""
        return frozenset(
            one
            for one in self._quoted
            if one.startswith(f"{record_type}/") and one not in self.ids[record_type]
        )

    @cached_property
    def has_many_unknown_ids(self) -> bool:
        """Whether so many ids have no file that the nearest ones are not looked for for each."""
        unknown = frozenset[str]().union(*map(self.unknown_ids, ID_TYPES)) - self.ids[Retired.type]
        return len(unknown) > MOST_SOUGHT

    @cached_property
    def ids(self) -> Mapping[str, frozenset[str]]:
        """The ids of each type, as `Tree.ids_of` gives them."""
        later = self._later
        odd = self.with_another_id | later.with_another_id if later else self.with_another_id
        if later is not None and self.names == later.names and not self._differing & odd:
            return later.ids
        found = {record_type: set[str]() for record_type in COLLECTIONS}
        for record_type in COLLECTIONS:
            found[record_type] |= {self.record_names[name].record_id for name in self._by_type[record_type]}
        with_another_id = Tree({name: self.file(name) for name in self.with_another_id})
        for record_type in COLLECTIONS:
            found[record_type] |= with_another_id.ids_of(record_type)
        return {record_type: frozenset(ids) for record_type, ids in found.items()}

    @cached_property
    def with_another_id(self) -> frozenset[str]:
        """The files that may hold another id than their name says."""
        if self._later is None:
            return self._odd_here
        return self._odd_here | (self._later.with_another_id - self._differing)

    def tree(self, names: Iterable[str]) -> Tree:
        """A tree of some of the files, in which all ids are known."""
        there = self.names.intersection(names) | self.hiding
        return Tree({name: self.file(name) for name in sorted(there)}, self.ids)

    @property
    def hiding(self) -> frozenset[str]:
        """What stands in the place of a collection's folder, and hides it."""
        return self.names.intersection(TYPES)

    @cached_property
    def record_names(self) -> Mapping[str, RecordName]:
        """The names of the record files, and what each says."""
        if self._later is None:
            return {name: named for name in self.names if (named := record_name(name)) is not None}
        if self.names == self._later.names:
            return self._later.record_names
        kept = {
            name: named for name, named in self._later.record_names.items() if name not in self._differing
        }
        return kept | {name: named for name in self._apart if (named := record_name(name)) is not None}

    @cached_property
    def _by_type(self) -> Mapping[str, frozenset[str]]:
        if self._later is not None and self.names == self._later.names:
            return self._later._by_type
        found: dict[str, set[str]] = {record_type: set() for record_type in COLLECTIONS}
        for name, named in self.record_names.items():
            found[named.record_type].add(name)
        return {record_type: frozenset(names) for record_type, names in found.items()}

    def _read_and_typed(self, name: str) -> tuple[RecordFile, tuple[Finding, ...]]:
        if name not in self._apart and self._later is not None:
            return self._later._read_and_typed(name)
        if name not in self._typed:
            file = read_file(self._place(name), name)
            if self._base is not None and name in self.own_names and name in self._base.names():
                file.hides = f"{self._base.label}/{name}"
            self._typed[name] = (file, tuple(file_findings(file)))
        return self._typed[name]

    def _place(self, name: str) -> RecordFiles:
        return self._files if self._base is None or name in self.own_names else self._base

    def _raw(self, name: str) -> bytes:
        try:
            return self._place(name).read(name)
        except OSError:
            return b""

    @cached_property
    def _scanned(self) -> tuple[Mapping[str, list[str]], frozenset[str]]:
        """Of the files that are this version's own: where each id stands, and which may hold another id than theirs."""
        quoted: dict[str, list[str]] = defaultdict(list)
        odd = set()
        for name in self._apart:
            raw = self._raw(name)
            disguised = _is_disguised(raw)
            text = (
                json.dumps(self.value(name), ensure_ascii=False).encode("utf-8", "replace")
                if disguised
                else raw
            )
            for one in set(_QUOTED_ID.findall(text)):
                quoted[one.decode()].append(name)
            named = self.record_names.get(name)
            if named is not None and (disguised or not _begins_with(raw, named.record_id)):
                odd.add(name)
        return quoted, frozenset(name for name in odd if self._has_another_id(name))

    def _has_another_id(self, name: str) -> bool:
        written = self.value(name).get("id")
        return isinstance(written, str) and written != self.record_names[name].record_id

    @property
    def _quoted_here(self) -> Mapping[str, list[str]]:
        return self._scanned[0]

    @property
    def _odd_here(self) -> frozenset[str]:
        return self._scanned[1]

    @cached_property
    def _quoted(self) -> frozenset[str]:
        return frozenset(self._quoted_here) | (self._later._quoted if self._later else frozenset())


def _is_disguised(raw: bytes) -> bool:
    return b"\\" in raw and _DISGUISE.search(raw) is not None


def _begins_with(raw: bytes, record_id: str) -> bool:
    """Whether an object begins with this id, perhaps after `$schema`, and holds no other."""
    found = _OWN_ID_FIRST.match(raw)
    return found is not None and found[1] == record_id.encode() and raw.count(b'"id"') == 1
