"""Which ids there are and which are named, in compact form: eight bytes of hash for each, whatever its length."""

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import chain
from typing import NamedTuple

from ilma_data.checks.lines.line import HIDING_ESCAPE, Block, Line
from ilma_data.checks.lines.text_keys import text_keys
from ilma_data.checks.sieve.glance import Glance, RetiredDetail
from ilma_data.model.ids import ID_TYPES
from ilma_data.model.retired import Retired

# What looks like an id and is none, such as one with two hyphens, is named by nothing that passes as a record.
_ID = f"(?:{'|'.join(ID_TYPES)})/[a-z0-9-]+"
_NAMED = re.compile(f'"({_ID})"'.encode()).findall
_SCHEMA = r'"\$schema": ?"[^"\\\n]*", ?'
_OWN = re.compile(f'\n{{(?:{_SCHEMA})?"id": ?"({_ID})"'.encode()).findall
_FIRST = re.compile(f'"id": *"({_ID})"'.encode()).search
_IS_ID = re.compile(_ID).fullmatch
_TEXT = r'"[^"\\\n]*+(?:\\.[^"\\\n]*+)*+"'
_BEGINNING = 800  # bytes, within which an id that stands first, or after `$schema`, has its end
_RETIRED = b'"retired_in"'

hashed: Callable[[bytes], int] = hash
"""The hash that stands for an id: SipHash with a key of the process, of 64 bits.

Of a million ids and a thousand links that lead nowhere, a link is taken for right with a probability of
1000 * 10**6 / 2**64, some 5 in 10**11. (Where Python is built for 32 bits, the hash has 32.)
"""


class Census:
    """The ids of the records in some lines, those that are named in any of them, and those that more than one has.

    What is named are all links, and some texts that are none. Whoever finds one without a record looks at its line
    again.
    """

    def __init__(self) -> None:
        self.records = 0
        self.own: set[int] = set()
        self.named: set[int] = set()
        """Of the ids that are named, those of which no record had come by then; that is few."""
        self.repeated: set[int] = set()
        self.retired: dict[int, tuple[int, ...]] = {}
        """Retired ids, with their successors."""
        self.changed_type: set[int] = set()
        """Retired ids with a successor of another type."""

    def add_glance(self, record_id: str, glance: Glance) -> None:
        """Count the ids in a record of which a glance has shown them, those that its disputes report among them."""
        own = record_id.encode()
        self.records += 1
        if isinstance(glance.detail, RetiredDetail):
            self._add_retired(own, {one.encode() for one in glance.detail.successors})
        else:
            self._add_own([hashed(own)])
            self._add_named([one.encode() for one in (*glance.links, *glance.reported)])

    def add_block(self, block: Block) -> Iterator[Line]:
        """Count the ids in some lines, links alone; gives the lines of which no id could be read."""
        odd: Iterable[Line] = block.lines()
        if block.file.collection != Retired.collection:
            text, parted = block.parted(_RETIRED)
            if self._add_plain(text, block.ends - len(parted)):
                odd = parted
        for line in odd:
            if not self.add_line(line):
                yield line

    def _add_plain(self, text: bytes, lines: int) -> bool:
        """Count the ids in lines that can be read as they are written; False, and nothing else, where one can't be."""
        own = _OWN(b"\n" + text)
        if len(own) != lines:
            return False
        self.records += lines
        self._add_own(list(map(hashed, own)))
        self._add_named(set(filter(None, _linked()(text))))
        return True

    def add_line(self, line: Line) -> bool:
        """Count the ids in any line, all that are named there; False where it has none that can be read."""
        found = named_in(line)
        if found is None:
            return False
        self.records += 1
        if found.is_retired:
            self._add_retired(found.own, found.names - {found.own})
        else:
            self._add_own([hashed(found.own)])
            self._add_named(found.names)
        return True

    def _add_retired(self, record_id: bytes, successors: set[bytes]) -> None:
        one = hashed(record_id)
        if one in self.retired:
            self.repeated.add(one)
        if any(name.partition(b"/")[0] != record_id.partition(b"/")[0] for name in successors):
            self.changed_type.add(one)
        self.retired[one] = tuple(map(hashed, successors))

    def _add_own(self, hashes: list[int]) -> None:
        self.repeated |= self.own.intersection(hashes)
        if len(set(hashes)) < len(hashes):
            self.repeated.update(one for one in hashes if hashes.count(one) > 1)
        self.own.update(hashes)

    def _add_named(self, names: Iterable[bytes]) -> None:
        self.named |= set(map(hashed, names)) - self.own

    def has_live(self, record_id: str) -> bool:
        """Whether a record has this id."""
        return hashed(record_id.encode()) in self.own

    def has_retired(self, record_id: str) -> bool:
        """Whether it is a retired id."""
        return hashed(record_id.encode()) in self.retired

    def astray(self) -> set[int]:
        """Of what is named, what no record has; retired ids among them."""
        return self.named - self.own

    def retired_astray(self) -> set[int]:
        """Retired ids with which something may be wrong: a record, a successor that is none, a way back to itself."""
        found = self.changed_type | {one for one in self.retired if one in self.own}
        for one, successors in self.retired.items():
            is_astray = any(other not in self.own and other not in self.retired for other in successors)
            if is_astray or (not self.retired.keys().isdisjoint(successors) and one in self.behind(one)):
                found.add(one)
        return found

    def behind(self, retired: int) -> set[int]:
        """The retired ids to which the successors of one lead, and theirs."""
        found: set[int] = set()
        ahead = list(self.retired.get(retired, ()))
        while ahead:
            following = ahead.pop()
            if following in self.retired and following not in found:
                found.add(following)
                ahead += self.retired[following]
        return found


@cache
def _linked() -> Callable[[bytes], list[bytes]]:
    r"""What finds the ids in some lines but for those that are texts, by their keys; among them empty ones, for texts.

    Where the quote before such a key is part of a longer one, as in `"a\"note": "domain/water"`, no model knows that
    one, so that what it holds is no link either.
    """
    one, several = text_keys()
    by_length: dict[int, list[str]] = defaultdict(list)  # what is looked for behind has one length
    for key in one:
        by_length[len(key)].append(re.escape(key))
    alone = "".join(
        rf'(?<!"(?:{"|".join(keys)})":{space}")' for keys in by_length.values() for space in ("", " ")
    )
    lists = rf'(?:{"|".join(map(re.escape, several))})": ?\[(?:{_TEXT}(?:, ?)?)*+'
    first = "".join({word[0] for word in (*several, *ID_TYPES)})
    return re.compile(
        rf'"(?=[{first}])(?:{lists}|(?=(?:{"|".join(ID_TYPES)})/){alone}({_ID})")'.encode()
    ).findall


def likely_name(line: Line) -> tuple[str, str] | None:
    """The type of the record in a line and its id, by what can be seen at once; None where nothing can."""
    own = _OWN(b"\n" + line.raw[:_BEGINNING])
    if not own:
        return None
    record_id: str = own[0].decode()
    is_retired = line.file.collection == Retired.collection or _RETIRED in line.raw
    return (Retired.type if is_retired else record_id.partition("/")[0]), record_id


def names_in(text: bytes) -> Iterable[bytes]:
    """The ids that are named in some lines, escaped ones apart."""
    return _NAMED(text)


class Named(NamedTuple):
    """The id of the record in a line, whether that is a retired one, and the ids that are named there, itself too."""

    own: bytes
    is_retired: bool
    names: set[bytes]


def named_in(line: Line) -> Named | None:
    """The ids in a line; None where that of the record can't be read."""
    raw, is_of_retired = line.raw, line.file.collection == Retired.collection
    is_escaped = HIDING_ESCAPE.search(raw) is not None
    if not is_escaped and _RETIRED not in raw and (own := _OWN(b"\n" + raw)):
        return Named(own[0], is_of_retired, set(_NAMED(raw)))
    try:
        value = json.loads(raw.decode())
        names = {text.encode() for text in _texts(value) if _IS_ID(text)} if is_escaped else set(_NAMED(raw))
    except (ValueError, RecursionError):
        value, names = None, set(_NAMED(raw))
    if not isinstance(value, dict):
        first = _FIRST(raw)  # what is no object has an id all the same: others may link to it
        return None if first is None else Named(first[1], is_of_retired or _RETIRED in raw, names)
    record_id = value.get("id")
    if not isinstance(record_id, str) or not _IS_ID(record_id):
        return None
    return Named(record_id.encode(), is_of_retired or "retired_in" in value, names)


def _texts(value: object) -> Iterator[str]:
    """Every text in a value, those that are keys apart."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        held = value.values() if isinstance(value, dict) else value
        yield from chain.from_iterable(map(_texts, held))
