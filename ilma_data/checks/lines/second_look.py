"""The second look at the few lines that may be wrong beside the others: by the rules, with the records they concern."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ilma_data.checks.finding import Finding
from ilma_data.checks.lines.census import Census, Named, hashed, likely_name, named_in, names_in
from ilma_data.checks.lines.line import Line, LineFile
from ilma_data.checks.lines.reading import Known, findings_of, read_line, shown, unreadable
from ilma_data.checks.record_file import RecordFile
from ilma_data.checks.sieve.looking import glance
from ilma_data.checks.tree import Tree
from ilma_data.model.ids import ID_TYPES
from ilma_data.model.retired import Retired


class Suspects(NamedTuple):
    """The lines to look at: those that name one of these ids, and those whose record has one of these."""

    named: frozenset[int]
    own: frozenset[int]

    def __bool__(self) -> bool:
        return bool(self.named or self.own)


class Seen(NamedTuple):
    """A line that was looked at again, and what is wrong with it."""

    line: Line
    findings: list[Finding]


def second_look(
    files: Sequence[LineFile], census: Census, suspects: Suspects, codes: Iterable[str], *, alone: bool
) -> Iterator[Seen]:
    """The suspected lines with what these rules find there, and what is wrong with each itself.

    Without `alone`, of the latter only what keeps it from being read.
    """
    beside = _beside(files, census, suspects)
    ids = _ids(census)
    first: dict[tuple[bytes, bool], Line] = {}
    for line, named in _lines(files, suspects):
        if hashed(named.own) not in suspects.own and _only_mentions(line, suspects.named):
            continue
        file, found = read_line(line)
        if hashed(named.own) in census.repeated:
            before = first.setdefault((named.own, named.is_retired), line)
            file.hides = None if before is line else before.place
        others = (one for hash_ in _concerned(named, census) for one in beside.get(hash_, ()))
        tree = Tree({**{one.name: one for one in others}, file.name: file}, ids)
        own = found if alone else unreadable(found)
        yield Seen(line, [shown(one) for one in (*own, *findings_of(file, tree, codes))])


def _lines(files: Sequence[LineFile], suspects: Suspects) -> Iterator[tuple[Line, Named]]:
    """The suspected lines, with the ids in them."""
    either = suspects.named | suspects.own
    for file in files:
        for block in file.blocks():
            marks = [b'"%b"' % name for name in set(names_in(block.text)) if hashed(name) in either]
            for line in block.parted(*marks)[1]:
                named = named_in(line)
                if named is not None and (
                    hashed(named.own) in suspects.own
                    or not suspects.named.isdisjoint(map(hashed, named.names))
                ):
                    yield line, named


def _only_mentions(line: Line, ids: frozenset[int]) -> bool:
    """Whether a sound record in a line only has these ids in texts: none is a link, or what a dispute reports.

    False says nothing.
    """
    name = likely_name(line)
    seen = None if name is None else glance(line.raw, *name)
    return seen is not None and ids.isdisjoint(hashed(one.encode()) for one in (*seen.links, *seen.reported))


def _beside(files: Sequence[LineFile], census: Census, suspects: Suspects) -> Mapping[int, list[RecordFile]]:
    """The records to be seen with suspected ones: what wrong links lead to, and what retired ids lead through."""
    wanted = {one for one in suspects.named if one in census.own or one in census.retired}
    for one in suspects.own - census.repeated:
        wanted |= {one, *census.behind(one)}
    found: dict[int, list[RecordFile]] = {}
    if wanted:
        for line, named in _lines(files, Suspects(frozenset(), frozenset(wanted))):
            found.setdefault(hashed(named.own), []).append(read_line(line)[0])
    return found


def _concerned(named: Named, census: Census) -> Iterator[int]:
    """The ids that a record names and, of a retired one, those to which they lead."""
    yield from map(hashed, named.names)
    if named.is_retired:
        yield from census.behind(hashed(named.own))


def _ids(census: Census) -> Mapping[str, frozenset[str]]:
    def of_type(record_type: str) -> Known:
        start = f"{record_type}/"
        return Known(lambda record_id: record_id.startswith(start) and census.has_live(record_id))

    return {**{one: of_type(one) for one in ID_TYPES}, Retired.type: Known(census.has_retired)}
