"""All files looked at, one after the other or by several processes; what was seen in a content before is known."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from ilma_data.checks.sieve.glance import Glance
from ilma_data.checks.sieve.looking import glance
from ilma_data.checks.sieve.noted import from_bytes, to_bytes
from ilma_data.checks.sieve.quick_schema import quick_validator
from ilma_data.checks.sieve.sharing import shared
from ilma_data.model.records import RecordName
from ilma_data.store.files import RecordFiles
from ilma_data.store.seen import Seen, digest_of

TOGETHER = 500
"""So many files are looked at in one go: then somebody is told how far it has come."""

LEAST_TO_SHARE = 4000
"""Fewer files than that one process has read before several have begun."""

Names: TypeAlias = Sequence[tuple[str, RecordName]]
"""Names of files, and what each says."""


LEAST_TO_NOTE = 1000
"""Fewer files than that are looked at again sooner than notes on them are read and written."""


@dataclass(frozen=True)
class Means:
    """What may be used for a look at many files: several processes (`jobs`), and notes on what was `seen` before.

    The notes are asked for where there are files enough. `told` is called now and then with the number of files that
    were looked at, and that of all.
    """

    jobs: int = 1
    seen: Callable[[], Seen] | None = None
    told: Callable[[int, int], None] | None = None


class Look(NamedTuple):
    """What came of the look at a file: a glance, or what is noted of one, or neither.

    `digest` is that of its name and content; empty where the file can't be read, or nothing is noted. A `note` is the
    glance as bytes (`sieve.noted`); it is empty where a glance was not enough.
    """

    name: str
    named: RecordName
    digest: bytes
    found: Glance | None
    note: bytes | None

    def glance(self) -> Glance | None:
        """The glance; None where it takes more than that."""
        if self.found is None and self.note:
            return from_bytes(self.note, self.named.record_type)
        return self.found


def digests_of(files: RecordFiles, means: Means) -> dict[str, bytes]:
    """The digests of the names and contents of all files; of one that can't be read an empty one."""
    names = files.names()
    found: dict[str, bytes] = {}
    for start in range(0, len(names), TOGETHER):
        for name in names[start : start + TOGETHER]:
            try:
                found[name] = _digest(name, files.read(name))
            except OSError:
                found[name] = b""
        if means.told is not None:
            means.told(len(found), len(names))
    return found


def looks(
    files: RecordFiles,
    named: Mapping[str, RecordName],
    means: Means,
    seen: Seen | None = None,
    digests: Mapping[str, bytes] = MappingProxyType({}),
) -> Iterator[Look]:
    """A look at each of these files, in their order. Where something was `seen` before, each glance has a note.

    What has one of the `digests`, and a note under it, is not read again.
    """
    entries = list(named.items())
    pieces = [entries[start : start + TOGETHER] for start in range(0, len(entries), TOGETHER)]
    # Where notes are at hand for as many files as there are, little is left to do that processes could share.
    due = len(entries) - (0 if seen is None else len(seen))
    by_several = means.jobs > 1 and due >= LEAST_TO_SHARE
    done = 0
    of_pieces = (
        _by_several(files, pieces, means.jobs, seen) if by_several else _by_one(files, pieces, seen, digests)
    )
    for found in of_pieces:
        yield from found
        done += len(found)
        if means.told is not None:
            means.told(done, len(entries))


def _by_one(
    files: RecordFiles, pieces: Sequence[Names], seen: Seen | None, digests: Mapping[str, bytes]
) -> Iterator[list[Look]]:
    for piece in pieces:
        if seen is None:
            yield [_look(files, None, *entry) for entry in piece]
            continue
        found = []
        for name, named in piece:
            digest = digests.get(name, b"")
            note = seen.known(digest)
            look = _look(files, seen, name, named) if note is None else Look(name, named, digest, None, note)
            found.append(look if look.note is not None else look._replace(note=_note(look)))
        yield found


def _by_several(
    files: RecordFiles, pieces: Sequence[Names], jobs: int, seen: Seen | None
) -> Iterator[list[Look]]:
    for record_type in {one.record_type for piece in pieces for _, one in piece}:
        quick_validator(record_type)  # made once, for all processes that begin as a copy of this one
    tasks = [partial(_answers, files, seen, piece) for piece in pieces]
    for piece, answers in zip(pieces, shared(tasks, jobs), strict=True):
        yield [
            Look(*entry, digest, None, seen.known(digest) if note is None and seen is not None else note)
            for entry, (digest, note) in zip(piece, answers, strict=True)
        ]


def _look(files: RecordFiles, seen: Seen | None, name: str, named: RecordName) -> Look:
    try:
        raw = files.read(name)
    except OSError:
        return Look(name, named, b"", None, None)
    if seen is None:
        return Look(name, named, b"", glance(raw, named.record_type, named.record_id), None)
    digest = _digest(name, raw)
    note = seen.known(digest)
    found = glance(raw, named.record_type, named.record_id) if note is None else None
    return Look(name, named, digest, found, note)


def _answers(files: RecordFiles, seen: Seen | None, piece: Names) -> list[tuple[bytes, bytes | None]]:
    """For each file of a piece the digest and, where nothing was noted before, the note."""
    found = [_look(files, seen, *entry) for entry in piece]
    return [(one.digest, _note(one) if one.note is None else None) for one in found]


def _digest(name: str, raw: bytes) -> bytes:
    return digest_of(name.encode("utf-8", "surrogateescape"), raw)


def _note(look: Look) -> bytes:
    return b"" if look.found is None else to_bytes(look.found)
