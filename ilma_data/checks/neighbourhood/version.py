"""A records folder at one time, of which no more is read and typed than somebody asks for."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cache, cached_property

from ilma_data.checks.finding import Finding
from ilma_data.checks.link import Link, links_of
from ilma_data.checks.neighbourhood.mentions import Mentions
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
        self.later = later
        """The version after this one; what is not `apart` is the same there."""
        self.alike: dict[tuple[object, str], Set[str]] = {}
        """What those who compare all records have found, to do so once."""
        self._differing = frozenset(differing)
        self.apart = self.names if later is None else self.names & self._differing
        """The files that the later version does not share; all, where there is none."""
        self._typed: dict[str, tuple[RecordFile, tuple[Finding, ...]]] = {}
        self._values: dict[str, Mapping[str, JsonValue]] = {}

    def file(self, name: str) -> RecordFile:
        """A file with its record, as far as it can be read."""
        return self._read_and_typed(name)[0]

    def file_findings(self, name: str) -> tuple[Finding, ...]:
        """What is wrong with a file by itself."""
        return self._read_and_typed(name)[1]

    def shares(self, name: str) -> bool:
        """Whether a file of the later version is the same in this one."""
        return name in self.names and name not in self.apart

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
        if name not in self.apart and self.later is not None:
            return self.later.value(name)
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

    def in_collection(self, *record_types: str) -> frozenset[str]:
        """The names of the record files of a type, or of several."""
        if record_types not in self._by_type:
            self._by_type[record_types] = frozenset[str]().union(
                *(self._by_type[one,] for one in record_types)
            )
        return self._by_type[record_types]

    def file_of(self, record_id: str, *, retired: bool = False) -> str | None:
        """The name of the file of a record, where there is one."""
        name = file_name(Retired.type if retired else record_id.partition("/")[0], record_id)
        return name if name in self.names else None

    def mentions(self, record_id: str, *record_types: str) -> frozenset[str]:
        """The files in which an id stands, as a text of its own; its own file among them. Those of some types alone."""
        own = self._mentions.of(record_id, self.in_collection(*record_types) if record_types else None)
        if self.later is None:
            return own
        return own | (self.later.mentions(record_id, *record_types) - self._differing)

    def holds(self, name: str, word: bytes) -> bool:
        """Whether a word may stand in a file."""
        raw = self._raw(name)
        return word in raw or _is_disguised(raw)

    def text_at(self, name: str, key: str) -> str | None:
        """The text at the top of the object in a file, not checked for anything; None where there is none."""
        texts = self.texts_at(name, key)
        if texts is not None and len(texts) == 1:
            return texts[0]
        text = self.value(name).get(key)
        return text if isinstance(text, str) else None

    def texts_at(self, name: str, key: str) -> Sequence[str | None] | None:
        """What stands at every key of a name in a file, texts or null; None where it is more than that."""
        raw = self._raw(name)
        found = _texts_after(key).findall(raw)
        if b"" in found or _is_disguised(raw):
            return None
        return [None if one == b"null" else str(one[1:-1], "utf-8", "replace") for one in found]

    def unknown_ids(self, record_type: str) -> frozenset[str]:
        """The ids of a type that stand somewhere, as a text of their own, and have no file."""
        return frozenset(
            one
            for one in self._ids_named
            if one.startswith(f"{record_type}/") and one not in self.ids[record_type]
        )

    @cached_property
    def has_many_unknown_ids(self) -> bool:
        """Whether so many ids have no file that the nearest ones are not looked for for each."""
        unknown = frozenset[str]().union(*map(self.unknown_ids, ID_TYPES)) - self.ids[Retired.type]
        return len(unknown) > MOST_SOUGHT

    def leads_nowhere(self) -> bool:
        """Whether some record that was typed so far names an id that no file has."""
        return any(
            link.target not in self.ids[link.target.type] and link.target not in self.ids[Retired.type]
            for name in self._typed
            for link in self.links(name)
        )

    @cached_property
    def ids(self) -> Mapping[str, frozenset[str]]:
        """The ids of each type, as `Tree.ids_of` gives them."""
        later = self.later
        odd = self.with_another_id | later.with_another_id if later else self.with_another_id
        if later is not None and self.names == later.names and not self._differing & odd:
            return later.ids
        found = {record_type: set[str]() for record_type in COLLECTIONS}
        for named in self.record_names.values():
            found[named.record_type].add(named.record_id)
        with_another_id = Tree({name: self.file(name) for name in self.with_another_id})
        for record_type in COLLECTIONS:
            found[record_type] |= with_another_id.ids_of(record_type)
        return {record_type: frozenset(ids) for record_type, ids in found.items()}

    @cached_property
    def with_another_id(self) -> frozenset[str]:
        """The files that may hold another id than their name says."""
        found = {
            name
            for name, named in self.record_names.items()
            if name in self.apart
            and not _begins_with(self._texts[name], named.record_id)
            and self._has_another_id(name, named.record_id)
        }
        return frozenset(found.union(self.later.with_another_id - self._differing if self.later else ()))

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
        if self.later is None:
            return {name: named for name in self.names if (named := record_name(name)) is not None}
        if self.names == self.later.names:
            return self.later.record_names
        kept = {name: named for name, named in self.later.record_names.items() if name not in self._differing}
        return kept | {name: named for name in self.apart if (named := record_name(name)) is not None}

    @cached_property
    def _by_type(self) -> dict[tuple[str, ...], frozenset[str]]:
        if self.later is not None and self.names == self.later.names:
            return self.later._by_type
        found: dict[str, list[str]] = {record_type: [] for record_type in COLLECTIONS}
        for name, named in self.record_names.items():
            found[named.record_type].append(name)
        return {(record_type,): frozenset(names) for record_type, names in found.items()}

    def _read_and_typed(self, name: str) -> tuple[RecordFile, tuple[Finding, ...]]:
        if name not in self.apart and self.later is not None:
            return self.later._read_and_typed(name)
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
    def _texts(self) -> Mapping[str, bytes]:
        """What the files hold that are this version's own, in which each id is written without escapes."""
        texts = {name: self._raw(name) for name in self.apart}
        for name in [name for name, text in texts.items() if _is_disguised(text)]:
            texts[name] = json.dumps(self.value(name), ensure_ascii=False).encode("utf-8", "replace")
        return texts

    @cached_property
    def _mentions(self) -> Mentions:
        return Mentions(self._texts)

    def _has_another_id(self, name: str, record_id: str) -> bool:
        written = self.value(name).get("id")
        return isinstance(written, str) and written != record_id

    @cached_property
    def _ids_named(self) -> Set[str]:
        """The ids that stand somewhere, as a text of their own."""
        return self._mentions.ids | (self.later._ids_named if self.later else frozenset())


@cache
def _texts_after(key: str) -> re.Pattern[bytes]:
    """What stands after each key of this name: a text in quotes, null, or nothing of the two."""
    return re.compile(rf'"{re.escape(key)}"\s*:\s*(null|"[^"\\]*"|)'.encode())


def _is_disguised(raw: bytes) -> bool:
    return b"\\" in raw and _DISGUISE.search(raw) is not None


def _begins_with(raw: bytes, record_id: str) -> bool:
    """Whether an object begins with this id, perhaps after `$schema`, and holds no other."""
    found = _OWN_ID_FIRST.match(raw)
    return found is not None and found[1] == record_id.encode() and raw.count(b'"id"') == 1
